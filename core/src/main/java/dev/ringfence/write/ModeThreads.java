package dev.ringfence.write;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The daemon threads of a switch: one reads, the other tells listeners, so that a listener that takes its time makes no
 * reading late. Neither is started before there is something to do.
 */
final class ModeThreads {
    private final ScheduledThreadPoolExecutor reading;
    private final ThreadPoolExecutor telling;

    ModeThreads(String environment) {
        reading = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "ringfence-mode-" + environment));
        telling = new ThreadPoolExecutor(
                0,
                1,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(task, "ringfence-mode-listeners-" + environment),
                // What changes after the end is told to nobody.
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void poll(Runnable task, Duration every) {
        long nanos = every.toNanos();
        ScheduledFuture<?> unused = reading.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    Executor listening() {
        return telling;
    }

    boolean closed() {
        return reading.isShutdown();
    }

    void close() {
        reading.shutdownNow();
        telling.shutdown();
    }
}
