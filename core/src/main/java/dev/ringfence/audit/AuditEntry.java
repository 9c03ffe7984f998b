package dev.ringfence.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * One thing that happened. Holds names, rules and digests of shapes, never a protected value.
 *
 * @param at when, by the clock of the process
 * @param kind what kind of event
 * @param actor who did it, or tried to
 * @param environment the name of the environment it happened in
 * @param rule the rule that spoke, or the name of the operation
 * @param digest the digest of the statement's or operation's shape; empty where there is none
 * @param detail one readable sentence
 */
public record AuditEntry(
        Instant at, Kind kind, Actor actor, String environment, String rule, String digest, String detail) {

    /** What kind of event. */
    public enum Kind {
        /** Something was refused. */
        REFUSED,
        /** A refusal was overridden, with a reason. */
        OVERRIDDEN,
        /** A guard was relaxed to observe, with a reason. */
        RELAXED,
        /** A datastore was stamped. */
        STAMPED,
        /** A datastore was admitted with something to be loud about. */
        ADMITTED,
        /** An operation ran that asks to be audited. */
        OPERATION,
        /** The operating mode was switched, or a freeze. */
        SWITCHED,
        /** An approval was used. */
        APPROVED,
        /** An operation was undone. */
        UNDONE,
        /** Read from a trail to which a newer version of this library wrote a kind that this one does not know. */
        OTHER
    }

    public AuditEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(detail, "detail");
    }
}
