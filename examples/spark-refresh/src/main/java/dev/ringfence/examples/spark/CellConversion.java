package dev.ringfence.examples.spark;

import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;

/**
 * Values between a row of Spark and a transformation. A point in time is transformed as what the session's time zone shows
 * of it, as a database column without a time zone is.
 *
 * @param zone of the session
 * @param javaTime whether rows of this session hold {@code java.time} in place of {@code java.sql}
 */
record CellConversion(ZoneId zone, boolean javaTime) implements Serializable {
    /** As a transformation takes it. */
    Object transformable(Object cell) {
        if (cell instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, zone);
        } else if (cell instanceof Timestamp timestamp) {
            return LocalDateTime.ofInstant(timestamp.toInstant(), zone);
        }
        return cell instanceof Date date ? date.toLocalDate() : cell;
    }

    /**
     * As the column takes it.
     *
     * @throws ArithmeticException if a number does not fit
     */
    Object cell(Object value, DataType type) {
        if (value instanceof LocalDate date) {
            return javaTime ? date : Date.valueOf(date);
        } else if (value instanceof LocalDateTime time) {
            return type.equals(org.apache.spark.sql.types.DataTypes.TimestampNTZType) ? time : instant(time);
        }
        if (type instanceof StringType) {
            return value.toString();
        }
        return number(value, type);
    }

    private Object instant(LocalDateTime time) {
        Instant instant = time.atZone(zone).toInstant();
        return javaTime ? instant : Timestamp.from(instant);
    }

    /** A treatment may answer with another class of number, or with its text. */
    private static Object number(Object value, DataType type) {
        if (type instanceof DoubleType) {
            return value instanceof Double ? value : Double.valueOf(value.toString());
        } else if (type instanceof FloatType) {
            return value instanceof Float ? value : Float.valueOf(value.toString());
        } else if (type instanceof IntegerType) {
            return value instanceof Integer ? value : decimal(value).intValueExact();
        } else if (type instanceof LongType) {
            return value instanceof Long ? value : decimal(value).longValueExact();
        } else if (type instanceof ShortType) {
            return value instanceof Short ? value : decimal(value).shortValueExact();
        } else if (type instanceof ByteType) {
            return value instanceof Byte ? value : decimal(value).byteValueExact();
        } else if (type instanceof DecimalType column) {
            // With fewer digits behind the point it would be another number.
            BigDecimal exact = decimal(value).setScale(column.scale());
            if (exact.precision() > column.precision()) {
                throw new ArithmeticException("more digits than the column has");
            }
            return exact;
        }
        return value;
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    }
}
