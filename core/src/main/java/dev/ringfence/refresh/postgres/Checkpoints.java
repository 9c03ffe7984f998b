package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.plan.TablePlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a refresh is written already, kept beside the shadow in schema {@value ShadowCatalog#BOOKKEEPING}: each piece
 * is marked in the transaction that writes its rows.
 *
 * <p>A piece is bound to the state of the source it was read from, which a crash ends. It still holds if no row of it
 * changed since: the file of the relation is the same, as many rows are seen, and none of them is younger than that
 * state. Then the old state and the new one have the same rows there, whatever happened elsewhere.
 */
final class Checkpoints {
    private static final String SCHEMA = ShadowCatalog.BOOKKEEPING;

    private static final String LEFT_OVER = "SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace"
            + " WHERE nspname = '" + SCHEMA + "' OR nspname LIKE 'ringfence\\_next\\_%' ORDER BY 1";

    private static final String KNOWN = "SELECT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n"
            + " ON n.oid = c.relnamespace WHERE n.nspname = '" + SCHEMA + "' AND c.relname = 'job')";

    /** A piece as it is remembered. */
    private record Mark(String schema, String relation, long from, long to, long file, String state, long rows) {}

    private Checkpoints() {}

    /** True if a refresh by that digest was begun here and did not end. */
    static boolean resumes(Connection target, String digest) throws SQLException {
        try (Statement statement = target.createStatement()) {
            try (ResultSet known = statement.executeQuery(KNOWN)) {
                if (!known.next() || !known.getBoolean(1)) {
                    return false;
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT digest FROM " + SCHEMA + ".job")) {
                return row.next() && row.getString(1).equals(digest);
            }
        }
    }

    /** Removes what an earlier refresh left, in the caller's transaction. */
    static void clear(Connection target) throws SQLException {
        ShadowStatements.run(target, ShadowStatements.read(target, LEFT_OVER));
    }

    /** Begins to remember, in the caller's transaction. */
    static void begin(Connection target, String digest) throws SQLException {
        DatabaseEngine.execute(target, "CREATE SCHEMA " + SCHEMA);
        DatabaseEngine.execute(target, "CREATE TABLE " + SCHEMA + ".job (digest text NOT NULL)");
        DatabaseEngine.execute(
                target,
                "CREATE TABLE " + SCHEMA + ".chunk (schema text, relation text, from_block bigint, to_block bigint,"
                        + " file bigint NOT NULL, source_state text NOT NULL, row_count bigint NOT NULL,"
                        + " PRIMARY KEY (schema, relation, from_block))");
        DatabaseEngine.execute(target, "CREATE TABLE " + SCHEMA + ".step (statement text PRIMARY KEY)");
        try (PreparedStatement insert = target.prepareStatement("INSERT INTO " + SCHEMA + ".job VALUES (?)")) {
            insert.setString(1, digest);
            insert.executeUpdate();
        }
    }

    /** The state that a connection reads, for {@link #done}. */
    static String state(Connection source) throws SQLException {
        return ShadowStatements.read(source, "SELECT pg_snapshot_xmin(pg_current_snapshot())::xid::text")
                .get(0);
    }

    /** Marks a piece in the transaction that wrote its rows. */
    static void mark(Connection target, Chunk chunk, String state, long rows) throws SQLException {
        try (PreparedStatement insert =
                target.prepareStatement("INSERT INTO " + SCHEMA + ".chunk VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, chunk.relation().schema());
            insert.setString(2, chunk.relation().name());
            insert.setLong(3, chunk.from());
            insert.setLong(4, chunk.to());
            insert.setLong(5, chunk.file());
            insert.setString(6, state);
            insert.setLong(7, rows);
            insert.executeUpdate();
        }
    }

    /** True if a piece is marked: its commit may have reached the server although the answer did not come back. */
    static boolean isMarked(Connection target, Chunk chunk) throws SQLException {
        try (PreparedStatement select = target.prepareStatement(
                "SELECT 1 FROM " + SCHEMA + ".chunk WHERE schema = ? AND relation = ? AND from_block = ?")) {
            select.setString(1, chunk.relation().schema());
            select.setString(2, chunk.relation().name());
            select.setLong(3, chunk.from());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Marks a statement in the transaction that ran it. */
    static void mark(Connection target, String step) throws SQLException {
        try (PreparedStatement insert =
                target.prepareStatement("INSERT INTO " + SCHEMA + ".step VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, step);
            insert.executeUpdate();
        }
    }

    static Set<String> steps(Connection target) throws SQLException {
        return Set.copyOf(ShadowStatements.read(target, "SELECT statement FROM " + SCHEMA + ".step"));
    }

    /** What of the marks holds in the state that the source's connection reads. */
    static Done done(Connection source, Connection target, List<Chunk> chunks) throws SQLException {
        Map<Chunk, Long> rows = new HashMap<>();
        Set<TablePlan> stale = new HashSet<>();
        for (Mark mark : marks(target)) {
            List<Chunk> ofRelation = chunks.stream()
                    .filter(chunk -> mark.schema().equals(chunk.relation().schema())
                            && mark.relation().equals(chunk.relation().name()))
                    .toList();
            if (ofRelation.isEmpty()) {
                return new Done(Map.of(), Set.of(), true);
            }
            Chunk chunk = ofRelation.stream()
                    .filter(candidate -> is(mark, candidate))
                    .findFirst()
                    .orElse(null);
            if (chunk != null && holds(source, mark, chunk)) {
                rows.put(chunk, mark.rows());
            } else {
                stale.add(ofRelation.get(0).table());
            }
        }
        rows.keySet().removeIf(chunk -> stale.contains(chunk.table()));
        return new Done(rows, stale, false);
    }

    /**
     * What holds of the marks.
     *
     * @param rows by piece, those that are written
     * @param stale tables of which something changed since: they must be written again
     * @param lost true if a relation is gone whose rows cannot be told from others
     */
    record Done(Map<Chunk, Long> rows, Set<TablePlan> stale, boolean lost) {
        Done {
            rows = Map.copyOf(rows);
            stale = Set.copyOf(stale);
        }
    }

    /** Empties the shadow of a table and forgets its marks, in the caller's transaction. */
    static void forget(Connection target, TableName shadow, List<Chunk> chunks) throws SQLException {
        DatabaseEngine.execute(target, "TRUNCATE " + shadow.quoted());
        try (PreparedStatement delete =
                target.prepareStatement("DELETE FROM " + SCHEMA + ".chunk WHERE schema = ? AND relation = ?")) {
            for (Chunk chunk : chunks) {
                delete.setString(1, chunk.relation().schema());
                delete.setString(2, chunk.relation().name());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static boolean is(Mark mark, Chunk chunk) {
        return mark.from() == chunk.from() && mark.to() == chunk.to() && mark.file() == chunk.file();
    }

    private static boolean holds(Connection source, Mark mark, Chunk chunk) throws SQLException {
        String query = "SELECT count(*) = " + mark.rows() + " AND coalesce(bool_and(age(xmin) > age('" + mark.state()
                + "'::xid)), true) FROM " + chunk.relation().quoted() + " WHERE " + chunk.condition();
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static List<Mark> marks(Connection target) throws SQLException {
        List<Mark> marks = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("SELECT schema, relation, from_block, to_block, file,"
                        + " source_state, row_count FROM " + SCHEMA + ".chunk")) {
            while (row.next()) {
                marks.add(new Mark(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getLong(7)));
            }
        }
        return marks;
    }
}
