package dev.ringfence.jdbc.undo.capture;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All that can only be brought back together: what one operation, or else one transaction, changes. Safe for use by many
 * threads.
 */
public final class UndoUnit {
    private final String id;
    private final String operation;
    private final String actor;
    private final long recordedAt;
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /**
     * A unit of which nothing is kept so far.
     *
     * @param operation the name of what runs
     * @param actor who runs it
     * @param recordedAt milliseconds since 1970-01-01T00:00:00Z
     */
    public UndoUnit(String id, String operation, String actor, long recordedAt) {
        this.id = id;
        this.operation = operation;
        this.actor = actor;
        this.recordedAt = recordedAt;
    }

    public String id() {
        return id;
    }

    String operation() {
        return operation;
    }

    String actor() {
        return actor;
    }

    long recordedAt() {
        return recordedAt;
    }

    /** The number of the next step. A row changes again only after its lock was let go, so later changes get later numbers. */
    int nextStep() {
        return steps.getAndIncrement();
    }

    long rows() {
        return rows.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** Notes what was kept; what is rolled back later counts all the same. */
    void kept(long moreRows, long moreBytes) {
        rows.addAndGet(moreRows);
        bytes.addAndGet(moreBytes);
    }

    /** True if something was kept. */
    public boolean used() {
        return rows.get() > 0;
    }
}
