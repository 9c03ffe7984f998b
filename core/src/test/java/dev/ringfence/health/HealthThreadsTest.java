package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HealthThreadsTest {
    /** One thread, for which a look waits so long. */
    private static HealthThreads one(Duration mostWait) {
        return new HealthThreads(1, () -> {}, mostWait);
    }

    @Test
    void look_whenTheOneBeforeIsAboutToEnd_waitsForItsThread() throws InterruptedException {
        HealthThreads threads = one(Duration.ofDays(1));
        CountDownLatch looked = new CountDownLatch(1);
        Thread keeper = Thread.currentThread();
        threads.looking().execute(() -> {
            while (keeper.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        });

        threads.looking().execute(looked::countDown);

        looked.await();
        threads.close();
    }

    @Test
    void look_whenNoThreadGetsIdle_isRejected() {
        HealthThreads threads = one(Duration.ofMillis(1));
        CountDownLatch released = new CountDownLatch(1);
        threads.looking().execute(() -> awaitUninterrupted(released));

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> threads.looking().execute(() -> {}));

        released.countDown();
        threads.close();
    }

    @Test
    void look_afterTheEnd_isRejected() {
        HealthThreads threads = one(Duration.ofDays(1));
        threads.close();

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> threads.looking().execute(() -> {}));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
