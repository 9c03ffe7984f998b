package dev.ringfence.sql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The parts of a text that is one plain UPDATE, DELETE or INSERT of one table, so that the rows it means can be selected
 * before and after it runs. Immutable.
 *
 * <p>The parts are text as it was written, literals and all: nothing of them is to be printed; {@link #toString()} shows
 * the kind and the table.
 *
 * @param kind {@link Kind#UPDATE}, {@link Kind#DELETE}, {@link Kind#INSERT} or {@link Kind#UPSERT}
 * @param table the table whose rows change
 * @param tableText the table as it can stand in a FROM, with its alias if it has one
 * @param qualifier what the statement calls the table where it names a column of it
 * @param with the WITH in front, or nothing
 * @param joined what an UPDATE's FROM or a DELETE's USING lists, or nothing
 * @param where the condition, or nothing
 * @param tail ORDER BY and LIMIT behind the condition, or nothing
 * @param assigned by column, what an UPDATE sets it to; a column that is set together with others has no text
 * @param columns the columns an INSERT lists; empty if it lists none
 * @param rows the values of each row of an INSERT ... VALUES, in the order of its columns; empty for other sources
 * @param parameters how many the whole text has
 * @param skipsDuplicates true for an INSERT that leaves out rows whose key is there: DO NOTHING, IGNORE
 */
public record ChangeParts(
        Kind kind,
        ObjectName table,
        String tableText,
        String qualifier,
        Part with,
        Part joined,
        Part where,
        Part tail,
        Map<String, Part> assigned,
        List<String> columns,
        List<List<Part>> rows,
        int parameters,
        boolean skipsDuplicates) {

    /**
     * A part of the text.
     *
     * @param text as written; empty for nothing
     * @param firstParameter the number of its first parameter as JDBC counts, from 1
     * @param parameters how many it holds
     * @param repeatable true if it has the same value whenever it is worked out on the same rows: no subquery, no
     *     variable, no function but some that are known to depend on their arguments alone
     */
    public record Part(String text, int firstParameter, int parameters, boolean repeatable) {
        /** No text at all. */
        public static final Part NONE = new Part("", 0, 0, true);

        public Part {
            Objects.requireNonNull(text, "text");
        }

        /** True if there is no such part. */
        public boolean isEmpty() {
            return text.isEmpty();
        }

        /** Its size; the text may hold values. */
        @Override
        public String toString() {
            return text.length() + " characters, " + parameters + " parameters";
        }
    }

    public ChangeParts {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(table, "table");
        assigned = Map.copyOf(assigned);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Reads the parts of a text.
     *
     * @return empty if the text is anything else than one such statement: several statements, joined targets, data
     *     changes in a WITH, RETURNING, MERGE, REPLACE, version comments, numbered parameters
     */
    public static Optional<ChangeParts> of(Dialect dialect, String sql) {
        return new ChangePartsReader(dialect, sql).read();
    }

    /** True if what an INSERT adds stands in the text row by row. */
    public boolean spellsOutRows() {
        return !rows.isEmpty();
    }

    /** The kind and the table. */
    @Override
    public String toString() {
        return kind + " of " + table;
    }
}
