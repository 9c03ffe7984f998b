package dev.ringfence.refresh.jdbc;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a closed target is filled, in table {@value #TABLE} of the target itself: each table's rows are marked in the
 * transaction that writes them. No value of a row is kept, and no key. The table stays, and has no rows after a run that
 * ended well; a user who may not create it finds it made before.
 */
record BatchCheckpoints(Connection target) {
    static final String TABLE = "ringfence_refresh_checkpoint";

    private static final String QUOTED = TableName.quoted(TABLE);

    /**
     * What is written of a table.
     *
     * @param rows how many, in the order in which they are read
     * @param digest of them as they were written; empty if none can be had
     */
    record Mark(long rows, Optional<String> digest) {
        static final Mark NONE = new Mark(0, Optional.empty());
    }

    /** In autocommit. */
    void create() throws SQLException {
        if (!isThere()) {
            DatabaseEngine.execute(
                    target,
                    "CREATE TABLE " + QUOTED + " (table_name varchar(200) NOT NULL PRIMARY KEY, job_digest char(64)"
                            + " NOT NULL, rows_written decimal(18) NOT NULL, rows_digest char(64))");
        }
    }

    private boolean isThere() throws SQLException {
        String home = target.getSchema();
        try (ResultSet row = SchemaReader.relations(target, home, "TABLE")) {
            while (row.next()) {
                if (TABLE.equals(row.getString("TABLE_NAME"))
                        && (home == null || home.equals(row.getString("TABLE_SCHEM")))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** True if a run has left marks, of whatever it was. */
    boolean any() throws SQLException {
        try (PreparedStatement select = target.prepareStatement("SELECT table_name FROM " + QUOTED);
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    /** What the run of that digest has left, by table. */
    Map<TableName, Mark> marks(String job) throws SQLException {
        Map<TableName, Mark> marks = new HashMap<>();
        try (PreparedStatement select = target.prepareStatement(
                "SELECT table_name, rows_written, rows_digest FROM " + QUOTED + " WHERE job_digest = ?")) {
            select.setString(1, job);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    marks.put(
                            new TableName("", row.getString(1)),
                            new Mark(row.getLong(2), Optional.ofNullable(row.getString(3))));
                }
            }
        }
        return marks;
    }

    /** Marks tables that are empty, in the caller's transaction. */
    void begin(String job, Collection<TableName> tables) throws SQLException {
        try (PreparedStatement insert = target.prepareStatement(
                "INSERT INTO " + QUOTED + " (table_name, job_digest, rows_written) VALUES (?, ?, 0)")) {
            for (TableName table : tables) {
                insert.setString(1, table.name());
                insert.setString(2, job);
                insert.executeUpdate();
            }
        }
    }

    /** Marks rows in the transaction that writes them. */
    void mark(TableName table, Mark mark) throws SQLException {
        try (PreparedStatement update = target.prepareStatement(
                "UPDATE " + QUOTED + " SET rows_written = ?, rows_digest = ? WHERE table_name = ?")) {
            update.setLong(1, mark.rows());
            update.setString(2, mark.digest().orElse(null));
            update.setString(3, table.name());
            update.executeUpdate();
        }
    }

    /** Forgets some tables, in the caller's transaction. Without them nothing is gone on with. */
    void forget(Collection<TableName> tables) throws SQLException {
        try (PreparedStatement delete = target.prepareStatement("DELETE FROM " + QUOTED + " WHERE table_name = ?")) {
            for (TableName table : tables) {
                delete.setString(1, table.name());
                delete.executeUpdate();
            }
        }
    }

    /** Forgets all, in the caller's transaction. */
    void clear() throws SQLException {
        DatabaseEngine.execute(target, "DELETE FROM " + QUOTED);
    }
}
