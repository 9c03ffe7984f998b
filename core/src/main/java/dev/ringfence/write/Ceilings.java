package dev.ringfence.write;

import java.util.ArrayList;
import java.util.List;

/**
 * The most that one write may change. {@link #NONE} stands for no limit. Immutable and safe for use by many threads.
 *
 * @param rows rows changed by all statements of the write together
 * @param rowsPerStatement rows changed by one statement of it
 * @param statements changing statements
 * @param entities what the application counts by {@link WriteGuard#countEntities}: recipients, accounts, files
 * @param tableFraction the part of a table that one statement may change, above 0 and at most 1; 1 for no limit
 */
public record Ceilings(long rows, long rowsPerStatement, long statements, long entities, double tableFraction) {
    /** No limit. */
    public static final long NONE = Long.MAX_VALUE;

    private static final Ceilings UNLIMITED = new Ceilings(NONE, NONE, NONE, NONE, 1);

    /**
     * Limits.
     *
     * @throws IllegalArgumentException if a number is negative, or the fraction is not above 0 and at most 1
     */
    public Ceilings {
        notNegative("rows", rows);
        notNegative("rowsPerStatement", rowsPerStatement);
        notNegative("statements", statements);
        notNegative("entities", entities);
        if (!(tableFraction > 0 && tableFraction <= 1)) {
            throw new IllegalArgumentException(
                    "'tableFraction' must be above 0 and at most 1 but was " + tableFraction);
        }
    }

    /** No limit on anything. */
    public static Ceilings unlimited() {
        return UNLIMITED;
    }

    /** A limit on the rows of the whole write, and on nothing else. */
    public static Ceilings ofRows(long rows) {
        return rows == NONE ? UNLIMITED : UNLIMITED.withRows(rows);
    }

    /** The same with another limit on the rows of the whole write. */
    public Ceilings withRows(long other) {
        return new Ceilings(other, rowsPerStatement, statements, entities, tableFraction);
    }

    /** The same with another limit on the rows of one statement. */
    public Ceilings withRowsPerStatement(long other) {
        return new Ceilings(rows, other, statements, entities, tableFraction);
    }

    /** The same with another limit on the changing statements. */
    public Ceilings withStatements(long other) {
        return new Ceilings(rows, rowsPerStatement, other, entities, tableFraction);
    }

    /** The same with another limit on the entities. */
    public Ceilings withEntities(long other) {
        return new Ceilings(rows, rowsPerStatement, statements, other, tableFraction);
    }

    /** The same with another limit on the part of a table. */
    public Ceilings withTableFraction(double other) {
        return new Ceilings(rows, rowsPerStatement, statements, entities, other);
    }

    /** Both limits: of each number the lower. */
    public Ceilings and(Ceilings other) {
        return new Ceilings(
                Math.min(rows, other.rows),
                Math.min(rowsPerStatement, other.rowsPerStatement),
                Math.min(statements, other.statements),
                Math.min(entities, other.entities),
                Math.min(tableFraction, other.tableFraction));
    }

    /** These limits where they speak, the others where they do not. */
    Ceilings otherwise(Ceilings others) {
        return new Ceilings(
                rows != NONE ? rows : others.rows,
                rowsPerStatement != NONE ? rowsPerStatement : others.rowsPerStatement,
                statements != NONE ? statements : others.statements,
                entities != NONE ? entities : others.entities,
                tableFraction < 1 ? tableFraction : others.tableFraction);
    }

    private static void notNegative(String name, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("'" + name + "' must not be negative but was " + number);
        }
    }

    /** The limits there are, such as {@code rows=500 statements=20}; {@code no limit} if there is none. */
    @Override
    public String toString() {
        List<String> said = new ArrayList<>();
        say(said, "rows", rows);
        say(said, "rowsPerStatement", rowsPerStatement);
        say(said, "statements", statements);
        say(said, "entities", entities);
        if (tableFraction < 1) {
            said.add("tableFraction=" + tableFraction);
        }
        return said.isEmpty() ? "no limit" : String.join(" ", said);
    }

    private static void say(List<String> said, String name, long number) {
        if (number != NONE) {
            said.add(name + "=" + number);
        }
    }
}
