package dev.ringfence.refresh.jdbc;

import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.RefreshConcession;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.plan.PlanItem;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any other database with a driver of JDBC 4.1 or newer that has transactions, the isolation SERIALIZABLE, and names in
 * double quotes. What is copied is the schema in which the connections begin, on both sides by the names of tables alone, so
 * that the two may be called differently. One thread reads and one inserts in batches, in one transaction
 * of the target, or in many that a dead run is gone on with ({@link ClosedFill}).
 *
 * <p>Tested: HSQLDB 2.7 and Apache Derby 10.16 (which in a batch moves an hour that the zone of the JVM leaves out, so run it
 * in UTC). Written by their documentation and not tested: Oracle, SQL Server, Db2.
 */
public final class JdbcEngine implements BatchEngine {
    /** Columns hold values of any type there, whatever they are declared as: no rule could be checked before. */
    private static final Set<String> UNTYPED = Set.of("SQLite");

    private static final String SQL_SERVER = "Microsoft SQL Server";
    private static final String ORACLE = "Oracle";

    private final String product;
    private final Set<RefreshConcession> concessions;
    private final JdbcTimes times = new JdbcTimes();
    private boolean autoCommit = true;
    private boolean readOnly;
    private int isolation;

    private JdbcEngine(String product, Set<RefreshConcession> concessions) {
        this.product = product;
        this.concessions = Set.copyOf(concessions);
    }

    /** Empty for a product that is not supported. */
    public static Optional<DatabaseEngine> of(Connection connection, Set<RefreshConcession> concessions)
            throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String product = metaData.getDatabaseProductName();
        boolean possible = "\"".equals(metaData.getIdentifierQuoteString())
                && !UNTYPED.contains(product)
                && JdbcSnapshot.of(connection).isPresent();
        return possible ? Optional.of(new JdbcEngine(product, concessions)) : Optional.empty();
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public void beginSnapshot(Connection source) throws SQLException {
        autoCommit = source.getAutoCommit();
        readOnly = source.isReadOnly();
        isolation = source.getTransactionIsolation();
        source.setAutoCommit(true);
        int snapshot = JdbcSnapshot.of(source).orElseThrow().isolation();
        source.setReadOnly(true);
        source.setTransactionIsolation(snapshot);
        source.setAutoCommit(false);
    }

    @Override
    public void endSnapshot(Connection source) throws SQLException {
        source.rollback();
        source.setAutoCommit(true);
        source.setTransactionIsolation(isolation);
        source.setReadOnly(readOnly);
        source.setAutoCommit(autoCommit);
    }

    @Override
    public List<Table> tables(Connection connection) throws SQLException {
        return SchemaReader.read(connection, this);
    }

    @Override
    public @Nullable String home(Connection connection) throws SQLException {
        return connection.getSchema();
    }

    @Override
    public List<TableName> names(Connection connection) throws SQLException {
        return relations(connection, "TABLE").stream()
                .map(name -> new TableName("", name))
                .toList();
    }

    /** Tables, or what else stands among them, but for our own. */
    private static List<String> relations(Connection connection, String kind) throws SQLException {
        String home = connection.getSchema();
        List<String> names = new ArrayList<>();
        try (ResultSet row = SchemaReader.relations(connection, home, kind)) {
            while (row.next()) {
                String name = row.getString("TABLE_NAME");
                boolean here = home == null || home.equals(row.getString("TABLE_SCHEM"));
                if (here && !name.toLowerCase(Locale.ROOT).startsWith("ringfence_")) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    @Override
    public List<String> objections(Connection source, Connection target) throws SQLException {
        List<String> objections = new ArrayList<>();
        if (JdbcSnapshot.of(source).orElseThrow().locks() && !concessions.contains(RefreshConcession.LOCKED_SOURCE)) {
            objections.add(
                    "the source shows one state of its rows by locking them: who writes to it would wait until all"
                            + " is read; accept RefreshConcession.LOCKED_SOURCE (in a job file \"accepting\":"
                            + " [\"locked-source\"]), or read from a replica");
        }
        for (Table table : tables(target)) {
            JdbcInsert.objection(target, table).ifPresent(objections::add);
            for (Column column : table.columns()) {
                if (isBoundToItsDatabase(column)) {
                    objections.add(table.name() + "." + column.name() + " is of type " + column.typeName()
                            + ", which JDBC carries from no database to another");
                }
            }
            if (isClosed() && table.foreignKeys().stream().anyMatch(ForeignKey::deferrable)) {
                objections.add(table.name() + " has deferrable foreign keys, which each of many commits would check: do"
                        + " without RefreshConcession.CLOSED_TARGET");
            }
        }
        return objections;
    }

    private static boolean isBoundToItsDatabase(Column column) {
        return switch (column.jdbcType()) {
            case Types.ARRAY, Types.DATALINK, Types.REF, Types.REF_CURSOR, Types.ROWID, Types.SQLXML, Types.STRUCT ->
                !column.generated();
            default -> false;
        };
    }

    @Override
    public List<String> notes(Connection source, Connection target) throws SQLException {
        List<String> notes = new ArrayList<>();
        notes.add("tables of schema " + place(source) + " fill those of schema " + place(target)
                + "; no other schema is looked at");
        notes.add(
                isClosed()
                        ? "rows are replaced in many commits: the target's stamp says UNVERIFIED until the last; of a run"
                                + " that dies the next one goes on behind the last of them"
                        : "rows are deleted and inserted in one transaction, for which the target needs room: its"
                                + " readers see the old ones or wait, as its isolation has it, and of a run that dies nothing"
                                + " is left;"
                                + " RefreshConcession.CLOSED_TARGET (in a job file \"accepting\": [\"closed-target\"])"
                                + " does without");
        if (JdbcSnapshot.of(source).orElseThrow().locks()) {
            notes.add("who writes to the source waits until all of it is read");
        }
        return notes;
    }

    private boolean isClosed() {
        return concessions.contains(RefreshConcession.CLOSED_TARGET);
    }

    private static String place(Connection connection) throws SQLException {
        String home = connection.getSchema();
        return home == null ? "none" : home;
    }

    /** The plan compares the tables, and nothing else is made anew. */
    @Override
    public String shape(Connection target) throws SQLException {
        return tables(target).toString();
    }

    @Override
    public List<PlanItem> surroundings(Connection target) throws SQLException {
        List<PlanItem> items = new ArrayList<>();
        for (Table table : tables(target)) {
            for (Column column : table.columns()) {
                if (column.identity()) {
                    items.add(numbered("identity " + table.name() + "." + column.name()));
                }
            }
        }
        for (String view : relations(target, "VIEW")) {
            items.add(new PlanItem(PlanItem.Fate.LEFT_ALONE, Optional.empty(), "view " + view, "reads the new rows"));
        }
        items.add(new PlanItem(
                PlanItem.Fate.LEFT_ALONE,
                Optional.empty(),
                "tables ringfence_*",
                "stamp, attestations and what else the safeguards keep"));
        return items;
    }

    private PlanItem numbered(String what) {
        return product.equals(ORACLE)
                ? new PlanItem(
                        PlanItem.Fate.LEFT_ALONE,
                        Optional.empty(),
                        what,
                        "set it behind the highest number yourself: START WITH LIMIT VALUE")
                : new PlanItem(
                        PlanItem.Fate.ADVANCED, Optional.empty(), what, "behind the highest number that is copied");
    }

    @Override
    public Crossing crossing() {
        return new BatchCrossing(this, isClosed());
    }

    @Override
    public String insert(Connection target, TableName table, List<Column> columns) throws SQLException {
        return JdbcInsert.of(target, table, columns);
    }

    /** Circles of foreign keys that the database can defer are checked when it commits. */
    @Override
    public void beginFill(Connection target, List<TablePlan> plans) throws SQLException {
        boolean deferrable = plans.stream()
                .flatMap(plan -> plan.table().foreignKeys().stream())
                .anyMatch(ForeignKey::deferrable);
        if (deferrable) {
            DatabaseEngine.execute(target, "SET CONSTRAINTS ALL DEFERRED");
        }
    }

    /** SQL Server takes given numbers in one table of a session at a time, and goes on behind them by itself. */
    @Override
    public void openNumbers(Connection target, TableName table) throws SQLException {
        if (product.equals(SQL_SERVER)) {
            DatabaseEngine.execute(target, "SET IDENTITY_INSERT " + table.quoted() + " ON");
        }
    }

    @Override
    public void closeNumbers(Connection target, TableName table) throws SQLException {
        if (product.equals(SQL_SERVER)) {
            DatabaseEngine.execute(target, "SET IDENTITY_INSERT " + table.quoted() + " OFF");
        }
    }

    /** Oracle's MODIFY would state anew how a column is generated: left to who knows it. */
    @Override
    public void numberAfter(Connection target, TableName table, Column column, long last) throws SQLException {
        if (!product.equals(SQL_SERVER) && !product.equals(ORACLE)) {
            JdbcSchema.restart(target, table, column, last);
        }
    }

    @Override
    public ValueKind kind(int jdbcType, String typeName) {
        String type = typeName.toLowerCase(Locale.ROOT);
        if (type.equals("uuid")) {
            return ValueKind.UUID;
        }
        // SQL Server's driver has its UUIDs among the texts.
        return type.equals("uniqueidentifier") ? ValueKind.OTHER : JdbcSchema.kind(jdbcType);
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        if (column.kind() == ValueKind.TEXT) {
            return row.getString(index);
        }
        if (JdbcTimes.is(column.jdbcType())) {
            return times.read(row, index, column.jdbcType());
        }
        return switch (column.jdbcType()) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                column.kind() == ValueKind.UUID ? row.getObject(index) : row.getBytes(index);
            default -> row.getObject(index);
        };
    }

    @Override
    public @Nullable Object readToTransform(ResultSet row, int index, Column column) throws SQLException {
        return JdbcTimes.is(column.jdbcType())
                ? times.readToTransform(row, index, column.jdbcType())
                : read(row, index, column);
    }

    @Override
    public void bind(PreparedStatement statement, int index, Column column, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, column.jdbcType());
        } else if (JdbcTimes.is(column.jdbcType())) {
            times.bind(statement, index, value);
        } else if (value instanceof BigInteger number) {
            statement.setBigDecimal(index, new BigDecimal(number));
        } else if (value instanceof String text && isNational(column.jdbcType())) {
            statement.setNString(index, text);
        } else {
            statement.setObject(index, value);
        }
    }

    private static boolean isNational(int jdbcType) {
        return jdbcType == Types.NCHAR
                || jdbcType == Types.NVARCHAR
                || jdbcType == Types.LONGNVARCHAR
                || jdbcType == Types.NCLOB;
    }
}
