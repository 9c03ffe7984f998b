package dev.ringfence.health;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads of a board: looks share what threads they need, and no look waits for another; one more tells
 * listeners. Platform threads, because a look that blocks while it is pinned would take the carrier of all virtual ones.
 */
final class HealthThreads {
    private static final int MOST_UNTOLD = 1_000;
    private static final long IDLE_SECONDS = 20;
    private static final Duration MOST_WAIT = Duration.ofSeconds(1);

    private final ThreadPoolExecutor looking;
    private final ThreadPoolExecutor telling;
    private final Duration mostWait;

    /** @param untold is run for each change that nobody is told of, since listeners did not keep up */
    HealthThreads(int checks, Runnable untold) {
        this(checks, untold, MOST_WAIT);
    }

    /** @param mostWait how long a look waits for a thread that gets idle */
    HealthThreads(int checks, Runnable untold, Duration mostWait) {
        this.mostWait = mostWait;
        // A check is looked at by one thread at most, so that as many as there are checks always suffice.
        looking = pool(checks, "ringfence-health-look-", new SynchronousQueue<>(), this::awaitIdle);
        telling = pool(
                1, "ringfence-health-listeners-", new ArrayBlockingQueue<>(MOST_UNTOLD), (task, full) -> untold.run());
    }

    private static ThreadPoolExecutor pool(
            int most, String name, BlockingQueue<Runnable> queue, RejectedExecutionHandler refused) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        int core = queue instanceof SynchronousQueue ? 0 : most;
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(core, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, daemons, refused);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * A look that has answered, and whose check may be due again, has a thread for a moment more: the next look waits for that
     * moment instead of failing.
     *
     * @throws RejectedExecutionException if the threads were closed, or none gets idle
     */
    private void awaitIdle(Runnable look, ThreadPoolExecutor pool) {
        try {
            if (!pool.isShutdown() && pool.getQueue().offer(look, mostWait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RejectedExecutionException("No thread is idle");
    }

    Executor looking() {
        return looking;
    }

    Executor telling() {
        return telling;
    }

    /** Lets looks and tellings that run end by themselves. */
    void close() {
        looking.shutdown();
        telling.shutdown();
    }
}
