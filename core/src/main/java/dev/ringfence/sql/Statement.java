package dev.ringfence.sql;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that would run: a statement of the text, or one inside another that runs with it.
 *
 * @param kind what it does
 * @param where whether it says which rows it means
 * @param targets the objects it changes, as far as they are named; for an UPDATE or DELETE of joined tables all of
 *     them; empty for statements that only read and for those that are not understood
 * @param limited true if an UPDATE or DELETE carries LIMIT, FETCH FIRST or TOP of its own
 * @param nested true if it stands inside another statement: in a WITH, a data change in FROM, after EXPLAIN ANALYZE or
 *     PREPARE, in a block
 * @param effects what a statement that reads, copies, or sets something does besides; empty for the other kinds, whose
 *     functions are not looked at
 * @param step what it does to the transaction; empty if nothing
 * @param temporary true if it makes, or by its own words drops, a temporary table: one whose rows no other session sees
 */
public record Statement(
        Kind kind,
        Where where,
        List<ObjectName> targets,
        boolean limited,
        boolean nested,
        Set<Effect> effects,
        Optional<TransactionStep> step,
        boolean temporary) {
    public Statement {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(step, "step");
        targets = List.copyOf(targets);
        effects = Set.copyOf(effects);
    }

    Statement(Kind kind, Where where, List<ObjectName> targets, boolean limited, boolean nested) {
        this(kind, where, targets, limited, nested, Set.of(), Optional.empty(), false);
    }

    /** The one object it changes; empty if there is none, or more than one. */
    public Optional<ObjectName> target() {
        return targets.size() == 1 ? Optional.of(targets.get(0)) : Optional.empty();
    }

    /** A statement that names no rows and no targets. */
    static Statement of(Kind kind, boolean nested) {
        return new Statement(kind, Where.NOT_APPLICABLE, List.of(), false, nested);
    }

    static Statement of(Kind kind, boolean nested, Set<Effect> effects) {
        return new Statement(kind, Where.NOT_APPLICABLE, List.of(), false, nested, effects, Optional.empty(), false);
    }

    static Statement of(TransactionStep step, boolean nested, Set<Effect> effects) {
        return new Statement(
                Kind.TRANSACTION, Where.NOT_APPLICABLE, List.of(), false, nested, effects, Optional.of(step), false);
    }

    static Statement unknown(boolean nested) {
        return of(Kind.UNKNOWN, nested);
    }
}
