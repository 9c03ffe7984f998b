package dev.ringfence.refresh.schema;

import dev.ringfence.data.transform.ValueKind;
import java.sql.Types;
import java.util.Set;

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
public record Column(
        String name,
        String typeName,
        int jdbcType,
        ValueKind kind,
        int length,
        boolean nullable,
        boolean identity,
        boolean generated) {
    private static final Set<Integer> OPAQUE = Set.of(
            Types.BINARY,
            Types.VARBINARY,
            Types.LONGVARBINARY,
            Types.BLOB,
            Types.SQLXML,
            Types.STRUCT,
            Types.JAVA_OBJECT);

    /** True if its type says nothing of what it holds: bytes, documents, composed values, addresses of networks. */
    public boolean opaque() {
        return kind == ValueKind.OTHER && OPAQUE.contains(jdbcType);
    }

    /** True if a value of the other column fits here as it is. */
    public boolean takes(Column other) {
        return typeName.equalsIgnoreCase(other.typeName)
                && generated == other.generated
                && (kind != ValueKind.TEXT || length >= other.length)
                && (nullable || !other.nullable);
    }
}
