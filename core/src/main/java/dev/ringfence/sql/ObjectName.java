package dev.ringfence.sql;

import java.util.List;
import java.util.Locale;

/**
 * A name of a table or another object as the statement spells it, unquoted, and folded as the dialect folds names that
 * were not quoted: to lower case for PostgreSQL, to upper case for H2 and ANSI, not at all for MySQL.
 *
 * @param parts the parts from the outermost to the object's own, such as {@code [ringfence, stamp]}; never empty
 */
public record ObjectName(List<String> parts) {
    /**
     * @throws IllegalArgumentException if there are no parts
     */
    public ObjectName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("'parts' must not be empty");
        }
    }

    /** The object's own name, without schema or catalog. */
    public String name() {
        return parts.get(parts.size() - 1);
    }

    /** True if any part is this name, without regard to case. */
    public boolean mentions(String part) {
        for (String own : parts) {
            if (own.toLowerCase(Locale.ROOT).equals(part.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** The parts, separated by dots. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
