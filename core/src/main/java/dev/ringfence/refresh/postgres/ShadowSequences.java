package dev.ringfence.refresh.postgres;

import static dev.ringfence.refresh.postgres.ShadowCatalog.USERS_SCHEMA;
import static dev.ringfence.refresh.postgres.ShadowCatalog.WITH_TABLES;

import dev.ringfence.refresh.base.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets sequences go on where the source's are, and behind the highest number that was copied. */
final class ShadowSequences {
    private static final String SOURCE =
            "SELECT n.schemaname, n.sequencename, n.last_value FROM pg_sequences n" + " WHERE n.last_value IS NOT NULL";

    private static final String OF_COLUMNS = WITH_TABLES
            + "SELECT o.nspname, o.relname, o.sq, o.tablesq, quote_ident(a.attname), s.seqincrement > 0 FROM owned o"
            + " JOIN pg_sequence s ON s.seqrelid = o.oid JOIN pg_attribute a ON a.attrelid = o.tableid"
            + " AND a.attnum = o.attnum WHERE a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype,"
            + " 'numeric'::regtype) ORDER BY 1, 2";

    private static final String OF_NO_COLUMN = WITH_TABLES
            + "SELECT n.nspname, c.relname, format('%I.%I', n.nspname, c.relname), NULL, NULL, s.seqincrement > 0"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_sequence s ON s.seqrelid = c.oid"
            + " WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND " + USERS_SCHEMA
            + " AND c.oid NOT IN (SELECT oid FROM owned) ORDER BY 1, 2";

    private ShadowSequences() {}

    /** Statements that number the shadow's own sequences. */
    static List<String> ofColumns(Connection source, Connection target) throws SQLException {
        return statements(source, target, OF_COLUMNS);
    }

    /** Statements that advance the target's sequences which have the name of one of the source. */
    static List<String> ofNoColumn(Connection source, Connection target) throws SQLException {
        return statements(source, target, OF_NO_COLUMN);
    }

    private static Map<TableName, Long> last(Connection source) throws SQLException {
        Map<TableName, Long> last = new HashMap<>();
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery(SOURCE)) {
            while (row.next()) {
                last.put(new TableName(row.getString(1), row.getString(2)), row.getLong(3));
            }
        }
        return last;
    }

    private static List<String> statements(Connection source, Connection target, String query) throws SQLException {
        Map<TableName, Long> last = last(source);
        List<String> statements = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                Long there = last.get(new TableName(row.getString(1), row.getString(2)));
                String table = row.getString(4);
                if (there != null || table != null) {
                    statements.add(statement(
                            row.getString(3),
                            there == null ? "NULL" : there.toString(),
                            table == null
                                    ? "(SELECT last_value FROM " + row.getString(3) + " WHERE is_called)"
                                    : "(SELECT %s(" + row.getString(5) + ")::bigint FROM " + table + ")",
                            row.getBoolean(6)));
                }
            }
        }
        return statements;
    }

    /** Never back: the further of both. A number that the sequence cannot have says nothing. */
    private static String statement(String sequence, String source, String here, boolean ascends) {
        String literal = "'" + sequence.replace("'", "''") + "'::regclass";
        return "SELECT setval(s.seqrelid, x.last) FROM pg_sequence s, LATERAL (SELECT "
                + (ascends ? "greatest" : "least") + "(" + source + "::bigint, "
                + here.replace("%s", ascends ? "max" : "min") + ") AS last) x WHERE s.seqrelid = " + literal
                + " AND x.last BETWEEN s.seqmin AND s.seqmax";
    }
}
