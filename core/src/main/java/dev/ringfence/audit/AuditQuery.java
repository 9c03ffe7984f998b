package dev.ringfence.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which sealed entries to read, in the order of their sequence numbers. Immutable: each method gives another query.
 *
 * @param from only what happened then or later
 * @param until only what happened before
 * @param kind only of that kind
 * @param actor only by the actor of that name
 * @param rule only of that rule or operation
 * @param after only behind that sequence number: for the next page, that of the last entry read
 * @param limit the most entries to read; 100 unless set
 */
public record AuditQuery(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<AuditEntry.Kind> kind,
        Optional<String> actor,
        Optional<String> rule,
        long after,
        int limit) {

    /**
     * A query.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public AuditQuery {
        if (limit <= 0) {
            throw new IllegalArgumentException("'limit' must be positive but was " + limit);
        }
    }

    /** All entries, from the first on. */
    public static AuditQuery all() {
        return new AuditQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 100);
    }

    /** Only what happened then or later, by the clocks of the processes. */
    public AuditQuery from(Instant start) {
        return new AuditQuery(Optional.of(start), until, kind, actor, rule, after, limit);
    }

    /** Only what happened before, by the clocks of the processes. */
    public AuditQuery until(Instant end) {
        return new AuditQuery(from, Optional.of(end), kind, actor, rule, after, limit);
    }

    /** Only of that kind. */
    public AuditQuery kind(AuditEntry.Kind only) {
        return new AuditQuery(from, until, Optional.of(only), actor, rule, after, limit);
    }

    /** Only by the actor of that name. */
    public AuditQuery actor(String name) {
        return new AuditQuery(from, until, kind, Optional.of(name), rule, after, limit);
    }

    /** Only of that rule or operation. */
    public AuditQuery rule(String name) {
        return new AuditQuery(from, until, kind, actor, Optional.of(name), after, limit);
    }

    /** Only behind that sequence number: for the next page, that of the last entry read. */
    public AuditQuery after(long sequence) {
        return new AuditQuery(from, until, kind, actor, rule, sequence, limit);
    }

    /**
     * The most entries to read at once.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public AuditQuery limit(int entries) {
        return new AuditQuery(from, until, kind, actor, rule, after, entries);
    }
}
