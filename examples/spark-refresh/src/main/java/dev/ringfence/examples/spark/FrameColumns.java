package dev.ringfence.examples.spark;

import dev.ringfence.refresh.dataset.DatasetColumn;
import java.sql.JDBCType;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.CharType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.VarcharType;

/** A frame's schema as the columns of a plan. Structs, arrays, maps, bytes and intervals can only be kept, or set to NULL. */
final class FrameColumns {
    /** Where Spark keeps the declared type of a text that has a length. */
    private static final String DECLARED = "__CHAR_VARCHAR_TYPE_STRING";

    private FrameColumns() {}

    static List<DatasetColumn> of(StructType schema) {
        return Arrays.stream(schema.fields())
                .map(field -> new DatasetColumn(field.name(), type(field.dataType()), length(field), field.nullable()))
                .toList();
    }

    /** For a reference to a column whose name may hold a dot. */
    static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    private static JDBCType type(DataType type) {
        if (type instanceof StringType || type instanceof VarcharType || type instanceof CharType) {
            return JDBCType.VARCHAR;
        } else if (type instanceof DateType) {
            return JDBCType.DATE;
        } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
            return JDBCType.TIMESTAMP;
        } else if (type instanceof ByteType || type instanceof ShortType || type instanceof IntegerType) {
            return JDBCType.INTEGER;
        } else if (type instanceof LongType) {
            return JDBCType.BIGINT;
        } else if (type instanceof DecimalType) {
            return JDBCType.DECIMAL;
        } else if (type instanceof FloatType || type instanceof DoubleType) {
            return JDBCType.DOUBLE;
        }
        return type instanceof BooleanType ? JDBCType.BOOLEAN : JDBCType.OTHER;
    }

    private static int length(StructField field) {
        DataType type = field.metadata().contains(DECLARED)
                ? DataType.fromDDL(field.metadata().getString(DECLARED))
                : field.dataType();
        if (type instanceof VarcharType varchar) {
            return varchar.length();
        }
        return type instanceof CharType fixed ? fixed.length() : 0;
    }
}
