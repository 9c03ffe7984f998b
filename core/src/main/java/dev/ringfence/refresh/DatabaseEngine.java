package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where databases differ. */
interface DatabaseEngine {

    /**
     * The engine behind a connection, empty for products that are not supported.
     *
     * @param concessions what it may cost
     */
    static Optional<DatabaseEngine> of(Connection connection, Set<RefreshConcession> concessions) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> Optional.of(new PostgresEngine());
            case "H2" -> Optional.of(new H2Engine());
            case "MariaDB", "MySQL" ->
                Optional.of(new MySqlEngine(connection.getMetaData().getDatabaseProductName()));
            default -> JdbcEngine.of(connection, concessions);
        };
    }

    /**
     * The engine of two databases.
     *
     * @param concessions what it may cost
     * @param here the name of the environment that this process runs in
     * @throws RefreshDeniedException if they are of different products, or of one that is not supported
     */
    static DatabaseEngine ofBoth(Connection from, Connection to, Set<RefreshConcession> concessions, String here)
            throws SQLException {
        Optional<DatabaseEngine> engine = of(from, concessions);
        Optional<DatabaseEngine> other = of(to, concessions);
        if (engine.isEmpty()
                || other.isEmpty()
                || !engine.get().product().equals(other.get().product())) {
            throw new RefreshFailures(here)
                    .denied(
                            "refresh.product",
                            "A refresh between these databases",
                            List.of(from.getMetaData().getDatabaseProductName() + " to "
                                    + to.getMetaData().getDatabaseProductName()),
                            "use one product on both sides, that has transactions, the isolation SERIALIZABLE, names in"
                                    + " double quotes, and columns of one type each, which SQLite has not");
        }
        return engine.get();
    }

    /** Runs statements of our own, which hold no value of a row. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Such as {@code PostgreSQL}. */
    String product();

    /** Begins a transaction that writes nothing, sees one state of the database, and reads large results row by row. */
    void beginSnapshot(Connection source) throws SQLException;

    /** Ends it and leaves the session as it was found. */
    void endSnapshot(Connection source) throws SQLException;

    /** Readies a session of the target, before anything of it is looked at. */
    default void begin(Connection target) throws SQLException {}

    /** Leaves it as it was found. */
    default void end(Connection target) throws SQLException {}

    /** What is worth to know of how the target will be filled, in readable lines. */
    default List<String> notes(Connection source, Connection target) throws SQLException {
        return List.of();
    }

    /** The tables of users in the order of their names; a partitioned one stands for its partitions. */
    List<Table> tables(Connection connection) throws SQLException;

    /** How many rows a table has; of a large one perhaps an estimate. */
    long rows(Connection connection, TableName table) throws SQLException;

    /** True if rows are written while foreign keys are in force, so that those referred to must come first. */
    boolean needsOrder();

    /** What stands against filling the target but for what the plan itself finds, in readable lines. */
    List<String> objections(Connection source, Connection target) throws SQLException;

    /** A fingerprint of what of the target's definition a plan builds on. */
    String shape(Connection target) throws SQLException;

    /** New addresses of rows, for a subset; empty if the database shows none, or none are read here yet. */
    default Optional<RowAddresses> rowAddresses() {
        return Optional.empty();
    }

    /** The same for the rows of a table, in the state of the source that a connection sees. */
    default Optional<RowAddresses> rowAddresses(Connection source, Table table) throws SQLException {
        return rowAddresses();
    }

    /** What stands around the tables of the target and becomes of it, as far as it is known. */
    default List<PlanItem> surroundings(Connection target) throws SQLException {
        return List.of();
    }

    /** What stands against sanitizing a copy in place, in readable lines. */
    default List<String> objectionsInPlace(Connection copy) throws SQLException {
        return List.of("a copy in " + product() + " is not sanitized in place: fill an empty one from production");
    }

    /** Where a table of the safeguards stands. */
    default TableName ofSafeguards(String table) {
        return new TableName("ringfence", table);
    }

    /**
     * Takes up what a run that died left half done, in autocommit, before anything is planned. Called of a target that was
     * admitted.
     *
     * @return true if there was something: then it is to be admitted again
     */
    default boolean recover(Connection target) throws SQLException {
        return false;
    }

    /** A statement that empties a table in the caller's transaction. */
    default String emptying(TableName table) {
        return "DELETE FROM " + table.quoted();
    }

    /** In which form rows cross, in readable lines, where there is more than one. */
    default List<String> formats(Connection source, Connection target, List<TablePlan> plans) throws SQLException {
        return List.of();
    }

    /** How it is filled. */
    Crossing crossing();
}
