package dev.ringfence.refresh.base;

import java.util.Objects;

/**
 * A table as the database spells it.
 *
 * @param schema its schema, empty where there are none
 * @param name its name
 */
public record TableName(String schema, String name) {
    public TableName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }

    /** For statements: both parts in double quotes (SQL:2016, 5.2). */
    public String quoted() {
        return schema.isEmpty() ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    public static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Such as {@code public.customer}; without a dot where there are no schemas. */
    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
