package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a refresh is written already, kept in the next database itself: each piece is marked in the transaction that
 * writes its rows, with a digest of what was written. A later run reads and transforms the piece again, since its proof
 * needs the values, and it holds if the same would be written now: whatever changed in the source shows. Keys of a subset's
 * rows are not kept, which are the source's: they are chosen again.
 */
record MySqlCheckpoints(Connection target, MySqlShadow shadow) {
    static final String JOB = "ringfence_job";
    private static final String PIECE = "ringfence_piece";

    private String table(String name) {
        return new TableName(shadow.next(), name).quoted();
    }

    /** True if a refresh by that digest was begun here and did not end. */
    boolean resumes(String digest) throws SQLException {
        return shadow.has(target, shadow.next(), JOB)
                && TargetChecks.number(
                                target, "SELECT count(*) FROM " + table(JOB) + " WHERE digest = '" + digest + "'")
                        == 1;
    }

    /** Remembers all pieces. When this has returned, a later run may go on from here. */
    void begin(String digest, List<MySqlPiece> pieces) throws SQLException {
        DatabaseEngine.execute(
                target,
                "CREATE TABLE " + table(PIECE) + " (table_name varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,"
                        + " number int, rows_where varchar(1000) CHARACTER SET utf8mb4 NOT NULL, digest char(64),"
                        + " row_count bigint, PRIMARY KEY (table_name, number)) ENGINE=InnoDB");
        add(pieces);
        DatabaseEngine.execute(target, "CREATE TABLE " + table(JOB) + " (digest char(64) PRIMARY KEY) ENGINE=InnoDB");
        DatabaseEngine.execute(target, "INSERT INTO " + table(JOB) + " VALUES ('" + digest + "')");
    }

    private void add(List<MySqlPiece> pieces) throws SQLException {
        try (PreparedStatement insert = target.prepareStatement(
                "INSERT INTO " + table(PIECE) + " (table_name, number, rows_where) VALUES (?, ?, ?)")) {
            for (MySqlPiece piece : pieces) {
                insert.setString(1, piece.name().name());
                insert.setInt(2, piece.number());
                insert.setString(3, piece.range());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** All pieces, with what is written of them. What was written of another number of chosen rows is forgotten. */
    List<MySqlPiece> pieces(List<TablePlan> plans) throws SQLException {
        List<MySqlPiece> stored = stored(plans);
        List<MySqlPiece> pieces = new ArrayList<>();
        for (TablePlan plan : plans) {
            List<MySqlPiece> there = stored.stream()
                    .filter(piece -> piece.name().equals(plan.table().name()))
                    .toList();
            List<MySqlPiece> chosen = MySqlPieces.chosen(plan);
            if (plan.chosen().isEmpty()) {
                pieces.addAll(there);
            } else if (chosen.size() == there.size()) {
                for (int i = 0; i < chosen.size(); i++) {
                    MySqlPiece piece = chosen.get(i);
                    pieces.add(there.get(i).written().map(piece::written).orElse(piece));
                }
            } else {
                forget(plan.table().name());
                DatabaseEngine.execute(
                        target,
                        "DELETE FROM " + table(PIECE) + " WHERE table_name = "
                                + literal(plan.table().name().name()));
                add(chosen);
                pieces.addAll(chosen);
            }
        }
        return pieces;
    }

    private static String literal(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    private List<MySqlPiece> stored(List<TablePlan> plans) throws SQLException {
        List<MySqlPiece> pieces = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("SELECT table_name, number, rows_where, digest, row_count FROM "
                        + table(PIECE) + " ORDER BY table_name, number")) {
            while (row.next()) {
                String name = row.getString(1);
                String digest = row.getString(4);
                TablePlan plan = plans.stream()
                        .filter(candidate -> candidate.table().name().name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new SQLException("the shadow is of other tables", "HY000"));
                pieces.add(new MySqlPiece(
                        plan,
                        row.getInt(2),
                        row.getString(3),
                        Optional.empty(),
                        digest == null
                                ? Optional.empty()
                                : Optional.of(new MySqlPiece.Written(row.getLong(5), digest))));
            }
        }
        return pieces;
    }

    /** Marks a piece in the transaction that wrote its rows. */
    void mark(MySqlPiece piece, MySqlPiece.Written written) throws SQLException {
        try (PreparedStatement update = target.prepareStatement(
                "UPDATE " + table(PIECE) + " SET digest = ?, row_count = ? WHERE table_name = ? AND number = ?")) {
            update.setString(1, written.digest());
            update.setLong(2, written.rows());
            update.setString(3, piece.name().name());
            update.setInt(4, piece.number());
            update.executeUpdate();
        }
    }

    /** Forgets what is written of a table, and empties it. The marks go first: a crash in between makes them none. */
    void forget(TableName name) throws SQLException {
        try (PreparedStatement update = target.prepareStatement(
                "UPDATE " + table(PIECE) + " SET digest = NULL, row_count = NULL WHERE table_name = ?")) {
            update.setString(1, name.name());
            update.executeUpdate();
        }
        DatabaseEngine.execute(target, "DROP TABLE " + shadow.next(name).quoted());
        shadow.create(target, name);
    }
}
