package dev.ringfence.refresh.jdbc;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.plan.PlanItem;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.JdbcRows;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.subset.RowAddresses;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** H2, embedded or server: one transaction of the target, which H2 shows at once. */
public final class H2Engine implements BatchEngine {
    private static final String TABLES = "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE"
            + " TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'information_schema',"
            + " 'pg_catalog', 'PG_CATALOG', 'ringfence') ORDER BY 1, 2";

    private static final String NOT_TABLES =
            "SELECT * FROM (SELECT 'ADVANCED' AS fate, 'identity ' || TABLE_SCHEMA || '.' || TABLE_NAME || '.'"
                    + " || COLUMN_NAME AS what, 'behind the highest number that is copied' AS becomes"
                    + " FROM INFORMATION_SCHEMA.COLUMNS WHERE IS_IDENTITY = 'YES' AND TABLE_SCHEMA <> 'ringfence'"
                    + " UNION ALL SELECT 'LEFT_ALONE', 'view ' || TABLE_SCHEMA || '.' || TABLE_NAME,"
                    + " 'reads the new rows' FROM INFORMATION_SCHEMA.VIEWS"
                    + " WHERE TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'information_schema')"
                    + " UNION ALL SELECT 'LEFT_ALONE', 'schema ringfence', 'stamp, attestations and what else the"
                    + " safeguards keep' FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = 'ringfence') ORDER BY 1, 2";

    private static final int ROWS_TOGETHER = 16;
    private static final int MOST_PARAMETERS = 2_048;

    @Override
    public String product() {
        return "H2";
    }

    @Override
    public void beginSnapshot(Connection source) throws SQLException {
        // Otherwise the whole result of a query is held in memory first.
        DatabaseEngine.execute(source, "SET LAZY_QUERY_EXECUTION TRUE");
        // REPEATABLE READ would let new rows appear; see H2's documentation of transaction isolation.
        DatabaseEngine.execute(source, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
        source.setAutoCommit(false);
    }

    @Override
    public void endSnapshot(Connection source) throws SQLException {
        source.rollback();
        DatabaseEngine.execute(source, "SET LAZY_QUERY_EXECUTION FALSE");
        source.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public List<Table> tables(Connection connection) throws SQLException {
        return SchemaReader.read(connection, this);
    }

    @Override
    public List<TableName> names(Connection connection) throws SQLException {
        List<TableName> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                names.add(new TableName(row.getString(1), row.getString(2)));
            }
        }
        return names;
    }

    @Override
    public List<String> objections(Connection source, Connection target) {
        return List.of();
    }

    /** The plan compares the tables, and nothing else is made anew. */
    @Override
    public String shape(Connection target) throws SQLException {
        return tables(target).toString();
    }

    /** Views read tables by name, and identity columns go on by their own numbers: nothing is made anew. */
    @Override
    public List<PlanItem> surroundings(Connection target) throws SQLException {
        List<PlanItem> items = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery(NOT_TABLES)) {
            while (row.next()) {
                PlanItem.Fate fate = PlanItem.Fate.valueOf(row.getString(1));
                items.add(new PlanItem(fate, Optional.empty(), row.getString(2), row.getString(3)));
            }
        }
        return items;
    }

    @Override
    public Optional<RowAddresses> rowAddresses() {
        return Optional.of(new H2RowAddresses());
    }

    @Override
    public List<String> objectionsInPlace(Connection copy) {
        return List.of();
    }

    @Override
    public String insert(Connection target, TableName table, List<Column> columns) {
        List<String> names =
                columns.stream().map(column -> TableName.quoted(column.name())).toList();
        return names.isEmpty()
                ? "INSERT INTO " + table.quoted() + " DEFAULT VALUES"
                : "INSERT INTO " + table.quoted() + " (" + String.join(", ", names)
                        + ") OVERRIDING SYSTEM VALUE VALUES ("
                        + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
    }

    /** What H2 does around a statement costs it as much as a sixth of writing a row, and up to a third. */
    @Override
    public int rowsTogether(int columns) {
        return columns == 0 ? 1 : Math.max(1, Math.min(ROWS_TOGETHER, MOST_PARAMETERS / columns));
    }

    @Override
    public Crossing crossing() {
        return new BatchCrossing(this, false);
    }

    @Override
    public ValueKind kind(int jdbcType, String typeName) {
        if (typeName.startsWith("ENUM")) {
            return ValueKind.OTHER;
        }
        return (jdbcType == Types.BINARY || jdbcType == Types.OTHER) && typeName.equals("UUID")
                ? ValueKind.UUID
                : JdbcSchema.kind(jdbcType);
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        if (column.kind() == ValueKind.TEXT) {
            return row.getString(index);
        }
        if (column.kind() == ValueKind.DATE) {
            // The classes of java.sql would move times that a change of the clocks leaves out.
            return JdbcRows.readDate(row, index, column);
        }
        return switch (column.jdbcType()) {
            case Types.BLOB -> row.getBytes(index);
            case Types.TIME -> row.getObject(index, LocalTime.class);
            default -> row.getObject(index);
        };
    }

    @Override
    public void bind(PreparedStatement statement, int index, Column column, @Nullable Object value)
            throws SQLException {
        statement.setObject(index, value);
    }

    @Override
    public void numberAfter(Connection target, TableName table, Column column, long last) throws SQLException {
        JdbcSchema.restart(target, table, column, last);
    }
}
