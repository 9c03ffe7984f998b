package dev.ringfence.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names a column, compared without regard to case. Without a schema it names the column in every schema.
 *
 * @param schema the schema, empty for any
 * @param table the table
 * @param column the column
 */
public record ColumnName(String schema, String table, String column) implements RuleTarget, Comparable<ColumnName> {
    public ColumnName {
        schema = schema.toLowerCase(Locale.ROOT);
        table = required("table", table);
        column = required("column", column);
    }

    private static String required(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("'" + name + "' must not be blank");
        }
        return value.toLowerCase(Locale.ROOT);
    }

    /** A column of that table in any schema. */
    public static ColumnName of(String table, String column) {
        return new ColumnName("", table, column);
    }

    /** The same column of that table in any schema. */
    public ColumnName inAnySchema() {
        return of(table, column);
    }

    /**
     * Reads {@code table.column} or {@code schema.table.column}. A part that holds a dot or a space stands in double
     * quotes, a double quote within it is written twice.
     *
     * @throws IllegalArgumentException if it has another number of parts, an empty one, or an open quote
     */
    public static ColumnName parse(String text) {
        List<String> parts = parts(text);
        return switch (parts.size()) {
            case 2 -> of(parts.get(0), parts.get(1));
            case 3 -> new ColumnName(parts.get(0), parts.get(1), parts.get(2));
            default ->
                throw new IllegalArgumentException(
                        "'column' must be table.column or schema.table.column but had " + parts.size() + " parts");
        };
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("'column' must close its quotes");
        }
        parts.add(part.toString());
        return parts;
    }

    @Override
    public String kind() {
        return "column";
    }

    @Override
    public int compareTo(ColumnName other) {
        int bySchema = schema.compareTo(other.schema);
        int byTable = bySchema != 0 ? bySchema : table.compareTo(other.table);
        return byTable != 0 ? byTable : column.compareTo(other.column);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return (schema.isEmpty() ? "" : quoted(schema) + ".") + quoted(table) + "." + quoted(column);
    }

    private static String quoted(String part) {
        boolean plain = part.chars().allMatch(c -> c != '"' && c != '.' && !Character.isWhitespace(c));
        return plain ? part : '"' + part.replace("\"", "\"\"") + '"';
    }
}
