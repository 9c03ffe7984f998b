package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HealthThreadsTest {
    private final HealthThreads threads = new HealthThreads(1, () -> {});

    @Test
    void look_whenTheOneBeforeIsAboutToEnd_waitsForItsThread() throws InterruptedException {
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
        CountDownLatch released = new CountDownLatch(1);
        threads.looking().execute(() -> awaitUninterrupted(released));

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> threads.looking().execute(() -> {}));

        released.countDown();
        threads.close();
    }

    @Test
    void look_afterTheEnd_isRejected() {
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
