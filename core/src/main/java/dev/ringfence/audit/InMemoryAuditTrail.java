package dev.ringfence.audit;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Keeps the newest entries in memory, for tests and single processes. Gone with the process. Safe for use by many
 * threads.
 */
public final class InMemoryAuditTrail implements AuditTrail {
    private final int capacity;
    private final ArrayDeque<AuditEntry> entries = new ArrayDeque<>();

    /**
     * A trail that keeps the newest entries.
     *
     * @param capacity the most entries it keeps; older ones are dropped
     * @throws IllegalArgumentException if it is not positive
     */
    public InMemoryAuditTrail(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("'capacity' must be positive but was " + capacity);
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized void record(AuditEntry entry) {
        if (entries.size() == capacity) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** The entries kept, oldest first. */
    public synchronized List<AuditEntry> entries() {
        return List.copyOf(entries);
    }
}
