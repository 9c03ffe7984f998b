package dev.ringfence.audit;

import java.sql.Connection;

/**
 * Where audit entries go. Implementations must be safe for use by many threads and must not block for long: {@link
 * #record} is called on the thread that was refused.
 *
 * <p>An implementation that fails throws; the caller counts the failure and the refusal stands.
 */
@FunctionalInterface
public interface AuditTrail {

    /** Keeps one entry. */
    void record(AuditEntry entry);

    /**
     * Keeps one entry of what a writer is about to do on a connection. A trail that lives in the writer's own datastore
     * inserts it in the writer's transaction, so that entry and write are committed together or not at all. Any other
     * trail, and this default, keeps the entry at once: then there is never a committed write without its entry, but there
     * may be an entry without the write.
     *
     * @param writer the raw connection, in the transaction of the write and before its first statement
     */
    default void record(AuditEntry entry, Connection writer) {
        record(entry);
    }

    /**
     * True if each transaction of a write is to hold an entry of its own, as {@link #record(AuditEntry, Connection)} asks
     * for; true unless a trail says otherwise. One that does not gets one entry from each connection that a write uses.
     */
    default boolean wantsEachTransaction() {
        return true;
    }

    /**
     * Writes each entry as one line to the slf4j logger {@code dev.ringfence.audit}: refusals, overrides and switches at
     * WARN, everything else at INFO.
     */
    static AuditTrail logging() {
        return new LoggingAuditTrail();
    }

    /** Hands each entry to this trail first, then to the other. */
    default AuditTrail and(AuditTrail other) {
        return new BothAuditTrails(this, other);
    }
}
