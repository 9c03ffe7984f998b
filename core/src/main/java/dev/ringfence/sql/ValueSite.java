package dev.ringfence.sql;

import java.util.Objects;
import java.util.Optional;

/**
 * A place of a statement where a value stands: a parameter or a string literal, with the column it belongs to as far
 * as the text says so plainly. Immutable and safe for use by several threads.
 *
 * <p>The text of a literal is in {@link #literal()} alone, never in what this prints.
 */
public final class ValueSite {
    private final int parameter;
    private final Optional<String> literal;
    private final Optional<String> table;
    private final Optional<String> column;

    ValueSite(int parameter, Optional<String> literal, Optional<String> table, Optional<String> column) {
        this.parameter = parameter;
        this.literal = Objects.requireNonNull(literal, "literal");
        this.table = Objects.requireNonNull(table, "table");
        this.column = Objects.requireNonNull(column, "column");
    }

    /** The number of the parameter, from 1 on; 0 for a literal. */
    public int parameter() {
        return parameter;
    }

    /** What a string literal says, escapes left as they are; empty for a parameter. */
    public Optional<String> literal() {
        return literal;
    }

    /** The table that the statement around it changes, its own name; empty if it is not plain. */
    public Optional<String> table() {
        return table;
    }

    /** The column that it is written to or compared with, its own name; empty if it is not plain. */
    public Optional<String> column() {
        return column;
    }

    /** Such as {@code parameter 3 (customer.email)}; for a literal {@code literal (customer.email)}. */
    @Override
    public String toString() {
        String what = parameter > 0 ? "parameter " + parameter : "literal";
        return column.map(name -> what + " (" + table.map(of -> of + ".").orElse("") + name + ")")
                .orElse(what);
    }
}
