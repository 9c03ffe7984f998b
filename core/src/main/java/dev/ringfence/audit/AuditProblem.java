package dev.ringfence.audit;

import java.util.Objects;

/**
 * One thing that is wrong with a chain.
 *
 * @param kind what is wrong
 * @param first the first sequence number that it concerns
 * @param last the last one; the same as the first where it concerns one
 */
public record AuditProblem(Kind kind, long first, long last) {

    /** What is wrong. */
    public enum Kind {
        /** The entry is not what was sealed, or what its writer inserted. */
        EDITED,
        /** Entries are missing: within the chain, or at its end as far as its head or an anchor tells. */
        MISSING,
        /** The entry is not tied to the one before it: that one was replaced, or this one was. */
        RELINKED,
        /** Entries stand where the chain has none: before its beginning, or behind its head. */
        INSERTED,
        /** An entry with the id of an earlier one: somebody inserted a copy. Concerns the first and the last of them. */
        REPEATED,
        /** The head of the chain is absent or is not the last entry. */
        HEAD,
        /** The chain is another one than was anchored: an entry at that number or before it was replaced. */
        ANCHOR,
        /** An anchor or a checkpoint of that number bears no signature that is accepted. */
        SIGNATURE
    }

    public AuditProblem {
        Objects.requireNonNull(kind, "kind");
    }

    static AuditProblem at(Kind kind, long sequence) {
        return new AuditProblem(kind, sequence, sequence);
    }

    @Override
    public String toString() {
        return kind + " " + first + (last == first ? "" : " to " + last);
    }
}
