package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CellReader;
import dev.ringfence.refresh.plan.PlanItem;
import dev.ringfence.refresh.plan.StayingTable;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.subset.RowAddresses;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Where databases differ. */
public interface DatabaseEngine {

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

    /** Tables that stay as they are when a copy is sanitized in place, and hold rows that may be live. */
    default List<StayingTable> stayingInPlace(Connection copy) throws SQLException {
        return List.of();
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

    /** The same on a connection that is given back as it was found. */
    default boolean recoverInAutoCommit(Connection target) throws SQLException {
        boolean autoCommit = target.getAutoCommit();
        target.setAutoCommit(true);
        try {
            return recover(target);
        } finally {
            target.setAutoCommit(autoCommit);
        }
    }

    /** A statement that empties a table in the caller's transaction. */
    default String emptying(TableName table) {
        return "DELETE FROM " + table.quoted();
    }

    /** In which form rows cross, in readable lines, where there is more than one. */
    default List<String> formats(Connection source, Connection target, List<TablePlan> plans) throws SQLException {
        return List.of();
    }

    /** What reads the cells of a connection's tables fastest. */
    default CellReader cells(Connection connection) throws SQLException {
        return CellReader.plain();
    }

    /** How it is filled. */
    Crossing crossing();
}
