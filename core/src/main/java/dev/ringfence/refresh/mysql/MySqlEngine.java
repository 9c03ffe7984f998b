package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.engine.Crossing;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.plan.PlanItem;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.subset.RowAddresses;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MariaDB and MySQL: LOAD DATA from one state of the source into a database beside the target's, whose tables are put in
 * place at once.
 */
public final class MySqlEngine implements DatabaseEngine {
    static final String STAMP = "ringfence_datastore_stamp";
    static final String ATTESTATION = "ringfence_attestation";
    static final String VERSIONS = "ringfence_table_version";

    /** Tables above are not counted for a plan: the server's estimate is shown. */
    private static final long LARGE_BYTES = 256L << 20;

    /** What a role grants is not seen here. */
    private static final String RELOADS =
            "SELECT count(*) FROM information_schema.USER_PRIVILEGES WHERE PRIVILEGE_TYPE IN"
                    + " ('RELOAD', 'FLUSH_TABLES') AND GRANTEE = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), '''')";

    private final String product;

    public MySqlEngine(String product) {
        this.product = product;
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public void beginSnapshot(Connection source) throws SQLException {
        MySqlSession.beginSnapshot(source);
    }

    @Override
    public void endSnapshot(Connection source) throws SQLException {
        MySqlSession.endSnapshot(source);
    }

    @Override
    public void begin(Connection target) throws SQLException {
        MySqlSession.begin(target);
    }

    @Override
    public void end(Connection target) throws SQLException {
        MySqlSession.end(target);
    }

    @Override
    public List<Table> tables(Connection connection) throws SQLException {
        return MySqlTables.read(connection);
    }

    /** Of a table that is not large, every row: which also keeps its definition until the snapshot ends. */
    @Override
    public long rows(Connection connection, TableName table) throws SQLException {
        return MySqlPieces.bytes(connection, table) < LARGE_BYTES
                ? TargetChecks.count(connection, table)
                : MySqlPieces.estimate(connection, table);
    }

    @Override
    public boolean needsOrder() {
        return false;
    }

    @Override
    public List<String> objections(Connection source, Connection target) throws SQLException {
        return MySqlObstacles.objections(source, target);
    }

    @Override
    public List<String> notes(Connection source, Connection target) throws SQLException {
        List<String> notes = new ArrayList<>();
        if (!MySqlLoad.isPossible(target, new TableName("", STAMP))) {
            notes.add(
                    "rows are inserted in batches, which is slower than LOAD DATA LOCAL: let the target's server take it"
                            + " (local_infile = ON), and the driver send it (allowLocalInfile=true for MariaDB's,"
                            + " allowLoadLocalInfile=true for MySQL's)");
        }
        if (TargetChecks.number(source, RELOADS) == 0) {
            notes.add("one connection reads the source: several begin at one state only under a short lock of it, for"
                    + " which its user needs the right RELOAD");
        }
        return notes;
    }

    @Override
    public List<PlanItem> surroundings(Connection target) throws SQLException {
        return MySqlSurroundings.read(target);
    }

    @Override
    public List<String> objectionsInPlace(Connection copy) {
        return List.of();
    }

    /** Nothing of the rows stays in the file; commits. */
    @Override
    public String emptying(TableName table) {
        return "TRUNCATE TABLE " + table.quoted();
    }

    @Override
    public TableName ofSafeguards(String table) {
        return new TableName("", "ringfence_" + table);
    }

    /** Not while another run is under way; a server that is busy notices late that one has died, and is given time. */
    @Override
    public boolean recover(Connection target) throws SQLException {
        MySqlShadow shadow = MySqlShadow.of(target);
        if (TargetChecks.number(target, "SELECT GET_LOCK(" + shadow.lock() + ", 30)") != 1) {
            return false;
        }
        MySqlSession.begin(target);
        try {
            return new MySqlAftermath(target, shadow).recover(this);
        } finally {
            MySqlSession.end(target);
            TargetChecks.number(target, "SELECT RELEASE_LOCK(" + shadow.lock() + ")");
        }
    }

    @Override
    public String shape(Connection target) throws SQLException {
        List<String> definitions = new ArrayList<>();
        for (Table table : tables(target)) {
            definitions.add(MySqlDefinition.read(target, table.name()).text());
        }
        MySqlTrigger.read(target).forEach(trigger -> definitions.add(trigger.toString()));
        return String.join("\n", definitions);
    }

    /** By keys: InnoDB does not show where rows stand. */
    @Override
    public Optional<RowAddresses> rowAddresses(Connection source, Table table) throws SQLException {
        Optional<RowAddresses> numbers = MySqlNumberAddresses.of(table);
        return numbers.isPresent() ? numbers : Optional.of(MySqlKeyAddresses.of(source, table));
    }

    @Override
    public CellReader cells(Connection connection) {
        return new MySqlCellReader();
    }

    @Override
    public Crossing crossing() {
        return new MySqlCrossing(this);
    }
}
