package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.copy.CopyCellReader;
import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.copy.PostgresCopy;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.plan.PlanItem;
import dev.ringfence.refresh.plan.StayingTable;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.MigrationTables;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.subset.RowAddresses;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL: COPY from one state of the source into a shadow that is put in place at once. */
public final class PostgresEngine implements DatabaseEngine {
    /** A note, if a standby may end what reads it: also with feedback, what locks a table on the primary waits no longer. */
    private static final String STANDBY =
            "SELECT format('the source is a hot standby: it ends what holds up changes of its primary for longer than"
                    + " max_standby_streaming_delay (%s) or max_standby_archive_delay (%s), after which a run goes on from"
                    + " what is written; raise both above the time that a run takes%s',"
                    + " current_setting('max_standby_streaming_delay'), current_setting('max_standby_archive_delay'),"
                    + " CASE current_setting('hot_standby_feedback') WHEN 'on' THEN ''"
                    + " ELSE ', or set hot_standby_feedback = on' END) WHERE pg_is_in_recovery()"
                    + " AND (current_setting('max_standby_streaming_delay') <> '-1'"
                    + " OR current_setting('max_standby_archive_delay') <> '-1')";

    /** Larger tables are not counted for a plan: the server's own estimate is shown. */
    private static final String ROWS = "SELECT CASE WHEN pg_relation_size(c.oid) > 268435456 AND c.reltuples > 0"
            + " THEN c.reltuples::bigint ELSE -1 END FROM pg_class c WHERE c.oid = '%s'::regclass";

    private static final String LARGE_OBJECTS =
            "SELECT count(*) || ' large objects hold what no rule can tell of: remove"
                    + " them from the copy first' FROM pg_largeobject_metadata HAVING count(*) > 0";

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public void beginSnapshot(Connection source) throws SQLException {
        source.setAutoCommit(true);
        source.setReadOnly(true);
        source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        // Without autocommit the driver fetches by cursor.
        source.setAutoCommit(false);
        // What row level security hides would be missing, and nobody would know: the server refuses instead.
        DatabaseEngine.execute(source, "SET LOCAL row_security = off; " + PostgresSession.NO_TIMEOUTS);
    }

    @Override
    public void endSnapshot(Connection source) throws SQLException {
        source.rollback();
        source.setReadOnly(false);
        source.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public List<Table> tables(Connection connection) throws SQLException {
        return PostgresTables.read(connection);
    }

    @Override
    public long rows(Connection connection, TableName table) throws SQLException {
        long estimate =
                TargetChecks.number(connection, ROWS.formatted(table.quoted().replace("'", "''")));
        return estimate >= 0 ? estimate : TargetChecks.count(connection, table);
    }

    @Override
    public boolean needsOrder() {
        return false;
    }

    @Override
    public List<String> objections(Connection source, Connection target) throws SQLException {
        if (!PostgresCopy.isPossible(source) || !PostgresCopy.isPossible(target)) {
            return List.of("COPY needs PostgreSQL's own driver: add org.postgresql:postgresql, and hand in DataSources"
                    + " whose connections can be unwrapped to it");
        }
        List<String> objections =
                new ArrayList<>(reading(target, () -> ShadowStatements.read(target, ShadowObstacles.OBJECTIONS)));
        objections.addAll(ShadowStatements.read(source, ShadowObstacles.INHERITING_SOURCE));
        objections.addAll(PostgresEnums.objections(source, target));
        return objections;
    }

    /** Its tables are read without them. */
    @Override
    public List<String> notes(Connection source, Connection target) throws SQLException {
        List<String> notes = new ArrayList<>(ShadowStatements.read(source, STANDBY));
        ShadowStatements.read(target, MigrationTables.OF_POSTGRES).stream()
                .map(MigrationTables::note)
                .forEach(notes::add);
        return notes;
    }

    @Override
    public List<String> formats(Connection source, Connection target, List<TablePlan> plans) throws SQLException {
        CopyLayouts layouts = CopyLayouts.of(source, target);
        List<String> text = plans.stream()
                .filter(plan -> layouts.format(plan) == CopyFormat.TEXT)
                .map(plan -> plan.table().name().toString())
                .toList();
        List<String> formats = new ArrayList<>();
        if (text.size() < plans.size()) {
            formats.add(plans.size() - text.size() + " tables cross in COPY's binary format");
        }
        if (!text.isEmpty()) {
            formats.add("in COPY's text format cross " + String.join(", ", text)
                    + ": a type of theirs has no binary form that means the same in servers of both versions and in both"
                    + " databases, or none in which it can be changed");
        }
        return formats;
    }

    @Override
    public String shape(Connection target) throws SQLException {
        return reading(target, () -> ShadowStatements.digest(target));
    }

    @Override
    public Optional<RowAddresses> rowAddresses() {
        return Optional.of(new PostgresRowAddresses());
    }

    @Override
    public List<PlanItem> surroundings(Connection target) throws SQLException {
        return reading(target, () -> PostgresSurroundings.read(target));
    }

    @Override
    public List<String> objectionsInPlace(Connection copy) throws SQLException {
        List<String> objections = new ArrayList<>(ShadowStatements.read(copy, LARGE_OBJECTS));
        objections.addAll(ShadowStatements.read(copy, ShadowObstacles.RAW_VIEWS));
        return objections;
    }

    @Override
    public List<StayingTable> stayingInPlace(Connection copy) throws SQLException {
        return ExtensionTables.withUsersRows(copy);
    }

    /** Nothing of the rows stays in the file. */
    @Override
    public String emptying(TableName table) {
        return "TRUNCATE " + table.quoted();
    }

    @Override
    public CellReader cells(Connection connection) throws SQLException {
        return PostgresCopy.isPossible(connection) ? new CopyCellReader() : CellReader.plain();
    }

    @Override
    public Crossing crossing() {
        return new ShadowCrossing();
    }

    /** What is read of the catalog. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws SQLException;
    }

    private static <T> T reading(Connection target, Reading<T> reading) throws SQLException {
        target.setAutoCommit(false);
        try {
            ShadowStatements.qualifyNames(target);
            return reading.read();
        } finally {
            target.rollback();
            target.setAutoCommit(true);
        }
    }
}
