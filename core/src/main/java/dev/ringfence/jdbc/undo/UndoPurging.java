package dev.ringfence.jdbc.undo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes from an {@link UndoLog} what is older than its retention, again and again, until it is closed. One daemon thread;
 * several instances of an application may each have one. A purge that fails is logged when it begins to fail and when it
 * works again, and tried again at the next turn.
 */
public final class UndoPurging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UndoPurging.class);

    private final UndoLog undo;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean failing;

    UndoPurging(UndoLog undo, Duration interval) {
        this.undo = undo;
        this.interval = interval;
        Thread thread = new Thread(this::work, "ringfence-undo-purging");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try {
            while (!closed.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                purge();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void purge() {
        try {
            int rows = undo.purge();
            if (failing) {
                failing = false;
                LOG.info("Old images of the undo log are deleted again");
            }
            LOG.debug("{} rows of the undo log were older than its retention and are deleted", rows);
        } catch (SQLException | RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warn(
                        "Old images of the undo log, which are live data, could not be deleted; tried again every {}",
                        interval,
                        e);
            }
        }
    }

    /** Begins no further purge; one that runs ends by itself. May be called again. */
    @Override
    public void close() {
        closed.countDown();
    }
}
