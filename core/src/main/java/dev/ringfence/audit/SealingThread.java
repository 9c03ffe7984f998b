package dev.ringfence.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Seals again and again, and anchors the head from time to time. One daemon thread for each trail. */
final class SealingThread implements AutoCloseable {
    private final AuditSealer sealer;
    private final Anchoring anchoring;
    private final AuditSteps steps;
    private final Duration interval;
    private final Duration patience;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "ringfence-audit-sealer");

    SealingThread(AuditSealer sealer, Anchoring anchoring, AuditSteps steps, Duration interval, Duration patience) {
        this.sealer = sealer;
        this.anchoring = anchoring;
        this.steps = steps;
        this.interval = interval;
        this.patience = patience;
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try {
            boolean more = false;
            while (!closed.await(more ? 0 : interval.toMillis(), TimeUnit.MILLISECONDS)) {
                more = pass();
                anchor(false);
            }
            pass();
            anchor(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True if more waits than was sealed at once. */
    private boolean pass() {
        try {
            Optional<Integer> sealed = sealer.seal(closed.getCount() == 0);
            steps.worked(AuditSteps.Step.SEAL);
            return sealed.filter(count -> count == AuditSealer.MOST_TOGETHER).isPresent();
        } catch (RuntimeException e) {
            steps.failed(AuditSteps.Step.SEAL, e);
            return false;
        }
    }

    private void anchor(boolean now) {
        try {
            anchoring.run(now);
            steps.worked(AuditSteps.Step.ANCHOR);
        } catch (RuntimeException e) {
            steps.failed(AuditSteps.Step.ANCHOR, e);
        }
    }

    /** Seals and anchors once more, if the store answers in time. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
