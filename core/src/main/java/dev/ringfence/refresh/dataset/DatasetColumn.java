package dev.ringfence.refresh.dataset;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.schema.Column;
import java.io.Serializable;
import java.sql.JDBCType;
import java.util.Objects;

/**
 * A column of a data set that is no table of a database: of files, or of a distributed frame. Java-serializable.
 *
 * @param name as the data set spells it
 * @param type what its values are
 * @param maxLength the most UTF-16 units that a text may have; 0 for any
 * @param nullable whether it takes NULL
 */
public record DatasetColumn(String name, JDBCType type, int maxLength, boolean nullable) implements Serializable {
    /**
     * A column.
     *
     * @throws IllegalArgumentException if the name is blank, or the length negative
     */
    public DatasetColumn {
        Objects.requireNonNull(type, "type");
        if (name.isBlank()) {
            throw new IllegalArgumentException("'name' must not be blank");
        }
        if (maxLength < 0) {
            throw new IllegalArgumentException("'maxLength' must not be negative but was " + maxLength);
        }
    }

    /** What transformations can take its values: text, dates, numbers, or all else. */
    public ValueKind kind() {
        return switch (type) {
            case CHAR, VARCHAR, LONGVARCHAR, NCHAR, NVARCHAR, LONGNVARCHAR, CLOB, NCLOB -> ValueKind.TEXT;
            case DATE, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> ValueKind.DATE;
            case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, DECIMAL, REAL, FLOAT, DOUBLE -> ValueKind.NUMBER;
            default -> ValueKind.OTHER;
        };
    }

    Column column() {
        return new Column(name, type.getName(), type.getVendorTypeNumber(), kind(), maxLength, nullable, false, false);
    }
}
