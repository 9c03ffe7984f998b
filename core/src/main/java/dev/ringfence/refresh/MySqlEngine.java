package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * MariaDB and MySQL: LOAD DATA from one state of the source into a database beside the target's, whose tables are put in
 * place at once.
 */
final class MySqlEngine implements DatabaseEngine {
    static final String STAMP = "ringfence_datastore_stamp";
    static final String ATTESTATION = "ringfence_attestation";
    static final String VERSIONS = "ringfence_table_version";

    /** Tables above are not counted for a plan: the server's estimate is shown. */
    private static final long LARGE_BYTES = 256L << 20;

    private final String product;

    MySqlEngine(String product) {
        this.product = product;
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public void beginSnapshot(Connection source) throws SQLException {
        MySqlSession.begin(source);
        source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        source.setAutoCommit(false);
        DatabaseEngine.execute(source, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }

    @Override
    public void endSnapshot(Connection source) throws SQLException {
        source.rollback();
        source.setAutoCommit(true);
        MySqlSession.end(source);
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
    public List<String> notes(Connection source, Connection target) {
        return MySqlLoad.isPossible(target, new TableName("", STAMP))
                ? List.of()
                : List.of("rows are inserted in batches, which is slower than LOAD DATA LOCAL: let the target's server"
                        + " take it (local_infile = ON), and the driver send it (allowLocalInfile=true for MariaDB's,"
                        + " allowLoadLocalInfile=true for MySQL's)");
    }

    @Override
    public String shape(Connection target) throws SQLException {
        List<String> definitions = new ArrayList<>();
        for (Table table : tables(target)) {
            definitions.add(MySqlDefinition.read(target, table.name()).text());
        }
        definitions.addAll(MySqlObstacles.triggers(target));
        return String.join("\n", definitions);
    }

    @Override
    public Crossing crossing() {
        return new MySqlCrossing(this);
    }
}
