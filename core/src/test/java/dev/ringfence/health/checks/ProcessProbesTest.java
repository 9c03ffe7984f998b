package dev.ringfence.health.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.health.HealthCheck;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import dev.ringfence.health.HealthState;
import dev.ringfence.testing.Patience;
import java.io.IOException;
import java.lang.management.MemoryUsage;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looks at this process and what it has for itself. */
class ProcessProbesTest {
    private static final long MIB = 1L << 20;

    @ParameterizedTest
    @CsvSource({"0,UP", "849,UP", "850,DEGRADED", "949,DEGRADED", "950,DOWN", "1000,DOWN"})
    void heap_byWhatCollectionsLeft_isJudged(long used, HealthState expected) {
        HealthReading reading = HeapProbe.of(() -> new MemoryUsage(0, used * MIB, 1_000 * MIB, 1_000 * MIB))
                .look();

        assertThat(reading.state()).isEqualTo(expected);
        assertThat(reading.detail()).endsWith("% of 1000 MiB occupied after the last collections");
    }

    @Test
    void heap_ofThisJvm_holdsWhatIsHeldAfterACollection() {
        byte[] held = new byte[(int) (64 * MIB)];
        System.gc();
        double share = held.length / (double) Runtime.getRuntime().maxMemory();
        HealthReading low = HeapProbe.ofThisJvm().from(share / 2, 1).look();

        assertThat(low.state()).as(low.detail()).isNotEqualTo(HealthState.UP);
        assertThat(HeapProbe.ofThisJvm().from(1, 1).look().state()).isEqualTo(HealthState.UP);
        assertThat(held).hasSize((int) (64 * MIB));
    }

    @Test
    void heap_withoutALargestSize_isUnknown() {
        assertThat(HeapProbe.of(() -> new MemoryUsage(0, 1, 1, -1)).look().state())
                .isEqualTo(HealthState.UNKNOWN);
        assertThatThrownBy(() -> HeapProbe.ofThisJvm().from(0.9, 0.8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HeapProbe.ofThisJvm().from(Double.NaN, 0.8))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threadPool_withABoundedQueue_isDegradedThenDown() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(1));
        ThreadPoolProbe probe = ThreadPoolProbe.of(pool);
        try {
            assertThat(probe.look().state()).isEqualTo(HealthState.UP);
            occupy(pool, go, 2);
            assertThat(probe.look()).isEqualTo(HealthReading.up("2 of at most 2 threads busy, 0 tasks waiting"));
            pool.execute(() -> {});
            assertThat(probe.look()).isEqualTo(HealthReading.down("2 of at most 2 threads busy, 1 tasks waiting"));
        } finally {
            go.countDown();
            pool.shutdown();
        }
        assertThat(pool.awaitTermination(Patience.LONG.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(probe.look().state()).isEqualTo(HealthState.DOWN);
    }

    @Test
    @SuppressWarnings(
            "ErroneousThreadPoolConstructorChecker") // what its author did not mean is what the probe must know
    void threadPool_withAQueueWithoutBound_isDegradedAtItsCoreSize() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 50, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        try {
            occupy(pool, go, 1);
            pool.execute(() -> {});
            assertThat(ThreadPoolProbe.of(pool).look().state()).isEqualTo(HealthState.DEGRADED);
        } finally {
            go.countDown();
            pool.shutdown();
        }
    }

    @Test
    void threadPool_thatHandsOver_isDownOnceAllAreBusy() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(0, 2, 1, TimeUnit.MINUTES, new SynchronousQueue<>());
        try {
            assertThat(ThreadPoolProbe.of(pool).look().state()).isEqualTo(HealthState.UP);
            occupy(pool, go, 1);
            assertThat(ThreadPoolProbe.of(pool).look().state()).isEqualTo(HealthState.UP);
            occupy(pool, go, 1);
            assertThat(ThreadPoolProbe.of(pool).look().state()).isEqualTo(HealthState.DOWN);
        } finally {
            go.countDown();
            pool.shutdown();
        }
    }

    private static void occupy(ThreadPoolExecutor pool, CountDownLatch go, int threads) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                begun.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        begun.await();
    }

    @Test
    void deadlock_ofTwoThreads_isFoundWhileItLasts() throws Exception {
        DeadlockProbe probe = DeadlockProbe.ofThisJvm();
        assertThat(probe.look().state()).isEqualTo(HealthState.UP);
        Lock one = new ReentrantLock();
        Lock two = new ReentrantLock();
        CyclicBarrier bothHold = new CyclicBarrier(2);
        Thread first = holding(one, two, bothHold);
        Thread second = holding(two, one, bothHold);
        try {
            while (first.getState() != Thread.State.WAITING
                    || second.getState() != Thread.State.WAITING
                    || probe.look().state() == HealthState.UP) {
                Thread.onSpinWait();
            }
            assertThat(probe.look()).isEqualTo(HealthReading.down("2 threads wait for each other's locks"));
        } finally {
            first.interrupt();
            second.interrupt();
        }
        first.join();
        second.join();
        assertThat(probe.look().state()).isEqualTo(HealthState.UP);
    }

    private static Thread holding(Lock mine, Lock others, CyclicBarrier bothHold) {
        Thread thread = new Thread(() -> {
            mine.lock();
            try {
                bothHold.await();
                others.lockInterruptibly();
                others.unlock();
            } catch (Exception ended) {
                Thread.currentThread().interrupt();
            } finally {
                mine.unlock();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void disk_byWhatIsLeft_isJudged(@TempDir Path directory) throws IOException {
        assertThat(DiskSpaceProbe.of(directory).below(0, 0).look().state()).isEqualTo(HealthState.UP);
        assertThat(DiskSpaceProbe.of(directory).below(Long.MAX_VALUE, 0).look().state())
                .isEqualTo(HealthState.DEGRADED);
        HealthReading full = DiskSpaceProbe.of(directory)
                .below(Long.MAX_VALUE, Long.MAX_VALUE)
                .look();
        assertThat(full.state()).isEqualTo(HealthState.DOWN);
        assertThat(full.detail()).matches("\\d+ MiB left");
        assertThatThrownBy(() -> DiskSpaceProbe.of(directory.resolve("nowhere")).look())
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> DiskSpaceProbe.of(directory).below(1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void probes_ofThisProcess_mayTellOfLivenessAndTheOthersMayNot(@TempDir Path directory) {
        assertThat(HealthCheck.liveness("deadlock", DeadlockProbe.ofThisJvm())
                        .build()
                        .critical())
                .isTrue();
        assertThat(HealthCheck.liveness("heap", HeapProbe.ofThisJvm()).build().shared())
                .isFalse();
        assertThatThrownBy(() -> HealthCheck.liveness("disk", DiskSpaceProbe.of(directory))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(DiskSpaceProbe.of(directory).reach()).isEqualTo(HealthReach.INSTANCE);
    }
}
