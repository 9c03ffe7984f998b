package dev.ringfence.sql;

import java.util.List;
import java.util.Objects;

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
 */
public record Statement(Kind kind, Where where, List<ObjectName> targets, boolean limited, boolean nested) {
    public Statement {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(where, "where");
        targets = List.copyOf(targets);
    }

    /** A statement that names no rows and no targets. */
    static Statement of(Kind kind, boolean nested) {
        return new Statement(kind, Where.NOT_APPLICABLE, List.of(), false, nested);
    }

    static Statement unknown(boolean nested) {
        return of(Kind.UNKNOWN, nested);
    }
}
