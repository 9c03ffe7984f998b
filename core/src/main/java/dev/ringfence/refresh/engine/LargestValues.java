package dev.ringfence.refresh.engine;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How large the largest values of the source are, by the server's own count: none of them is read here. */
public final class LargestValues {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.refresh");

    /** Smaller ones fit into any heap, as do texts of fewer characters. */
    private static final long LEAST_BYTES = 1 << 20;

    private static final int MOST_CHARACTERS = 16_000;
    private static final int TOLD = 3;

    /** For each table. It is not worth more: what failed has failed. */
    private static final int MOST_SECONDS = 60;

    private static final Set<Integer> LARGE_TYPES = Set.of(
            Types.LONGVARCHAR,
            Types.LONGNVARCHAR,
            Types.LONGVARBINARY,
            Types.VARBINARY,
            Types.BINARY,
            Types.CLOB,
            Types.NCLOB,
            Types.BLOB,
            Types.SQLXML,
            Types.ARRAY,
            Types.STRUCT,
            Types.JAVA_OBJECT,
            Types.OTHER);

    private LargestValues() {}

    /** The largest one of a column. */
    record Value(TableName table, String column, long bytes) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "the largest value of %s.%s has %,d bytes", table, column, bytes);
        }
    }

    /** Those of a MiB and more, the largest first, one for each column; none where the server cannot tell. */
    static List<Value> of(RefreshJob job) {
        List<Value> values = new ArrayList<>();
        // The connections of the run may be cut.
        try (Connection connection = job.source().getConnection()) {
            job.engine().begin(connection);
            boolean postgres = job.engine().product().equals("PostgreSQL");
            for (TablePlan plan : job.plan().tables()) {
                values.addAll(read(connection, plan.table().name(), columns(plan), postgres));
            }
            job.engine().end(connection);
        } catch (SQLException untold) {
            LOG.info("The source does not tell how large its values are: SQLSTATE {}", untold.getSQLState());
        }
        return values.stream()
                .filter(value -> value.bytes() >= LEAST_BYTES)
                .sorted(Comparator.comparingLong(Value::bytes).reversed())
                .limit(TOLD)
                .toList();
    }

    private static List<Column> columns(TablePlan plan) {
        return plan.columns().stream()
                .filter(column -> !(column.treatment() instanceof Treatment.Nullify))
                .map(TablePlan.ColumnPlan::source)
                .filter(LargestValues::mayBeLarge)
                .toList();
    }

    /** True if the type of a column allows of values that are. */
    public static boolean mayBeLarge(Column column) {
        return column.kind() == ValueKind.TEXT
                ? column.length() > MOST_CHARACTERS
                : column.kind() == ValueKind.OTHER && LARGE_TYPES.contains(column.jdbcType());
    }

    private static List<Value> read(Connection connection, TableName table, List<Column> columns, boolean postgres)
            throws SQLException {
        if (columns.isEmpty()) {
            return List.of();
        }
        List<Value> values = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(MOST_SECONDS);
            try (ResultSet row = statement.executeQuery(columns.stream()
                    .map(column -> "max(" + size(column, postgres) + ")")
                    .collect(Collectors.joining(", ", "SELECT ", " FROM " + table.quoted())))) {
                row.next();
                for (int i = 0; i < columns.size(); i++) {
                    values.add(new Value(table, columns.get(i).name(), row.getLong(i + 1)));
                }
            }
        }
        return values;
    }

    /** PostgreSQL counts texts and bytes without unpacking them, and all else as it is stored. */
    private static String size(Column column, boolean postgres) {
        String name = TableName.quoted(column.name());
        boolean plain = column.kind() == ValueKind.TEXT || column.typeName().equals("bytea");
        return !postgres || plain ? "octet_length(" + name + ")" : "pg_column_size(" + name + ")";
    }
}
