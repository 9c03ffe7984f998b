package dev.ringfence.refresh;

import dev.ringfence.data.transform.ValueKind;

/**
 * A column of a table.
 *
 * @param name as the database spells it
 * @param typeName the database's name of its type
 * @param jdbcType the type of {@link java.sql.Types}
 * @param kind what transformations can take it
 * @param length the most characters a text may have; meaningless for other kinds
 * @param nullable whether it takes NULL
 * @param identity whether the database can number it
 * @param generated whether the database computes it from others
 */
record Column(
        String name,
        String typeName,
        int jdbcType,
        ValueKind kind,
        int length,
        boolean nullable,
        boolean identity,
        boolean generated) {

    /** True if a value of the other column fits here as it is. */
    boolean takes(Column other) {
        return typeName.equalsIgnoreCase(other.typeName)
                && generated == other.generated
                && (kind != ValueKind.TEXT || length >= other.length)
                && (nullable || !other.nullable);
    }
}
