package dev.ringfence.refresh.postgres;

import static dev.ringfence.refresh.postgres.ShadowCatalog.USERS_SCHEMA;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.StayingTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables that extensions own. Nobody can put another one in their place, so in place their rows stay. Most are constants
 * that came with CREATE EXTENSION, such as PostGIS's {@code spatial_ref_sys}; others are what users keep in them, such as the
 * commands of jobs.
 *
 * <p>A row is a constant if it was inserted by the very transaction that created the extension, which is how a backup that
 * pg_dump made brings them again, and as which they stay in a copy of the server's files. What users wrote was written later,
 * or is told by the extension itself: of tables that it marks by {@code pg_extension_config_dump}, rows that meet its
 * condition are the users' (PostgreSQL 18, 36.17.3), also where one transaction restored both. So a row that a user wrote in
 * the transaction that created the extension is only known in tables that are marked. Rows that an update of the extension
 * brought are not told from the users'.
 */
final class ExtensionTables {
    /** With the number of the transaction, and the condition by which rows are the users'; NULL where there is none. */
    private static final String OWNED = "SELECT n.nspname, c.relname, e.extname, e.xmin::text,"
            + " (SELECT e.extcondition[k.at] FROM unnest(e.extconfig) WITH ORDINALITY k (table_oid, at)"
            + " WHERE k.table_oid = c.oid),"
            + " (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid"
            + " AND a.attnum > 0 AND NOT a.attisdropped)"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_depend d"
            + " ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'"
            + " AND d.refclassid = 'pg_extension'::regclass JOIN pg_extension e ON e.oid = d.refobjid"
            // A partition's rows are read with those of the table above it, and may be an extension's by themselves.
            + " WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND " + USERS_SCHEMA + " ORDER BY 1, 2";

    private ExtensionTables() {}

    /**
     * Those that hold a row that is no constant. Reads them until the first such row.
     *
     * @param copy in a transaction that sees all rows
     */
    static List<StayingTable> withUsersRows(Connection copy) throws SQLException {
        List<StayingTable> staying = new ArrayList<>();
        for (Owned owned : owned(copy)) {
            if (owned.holdsUsersRows(copy)) {
                staying.add(new StayingTable(owned.table, "of the extension " + owned.extension, owned.columns));
            }
        }
        return staying;
    }

    private static List<Owned> owned(Connection copy) throws SQLException {
        List<Owned> all = new ArrayList<>();
        try (Statement statement = copy.createStatement();
                ResultSet row = statement.executeQuery(OWNED)) {
            while (row.next()) {
                Array columns = row.getArray(6);
                all.add(new Owned(
                        new TableName(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5) == null ? List.of() : List.of(row.getString(5)),
                        columns == null ? List.of() : List.of((String[]) columns.getArray())));
            }
        }
        return all;
    }

    /**
     * One of them.
     *
     * @param transaction that created the extension
     * @param condition that begins with WHERE, or is empty if all rows are the users'; none if the table is not marked
     */
    private record Owned(
            TableName table, String extension, String transaction, List<String> condition, List<String> columns) {

        boolean holdsUsersRows(Connection copy) throws SQLException {
            String rows = "SELECT EXISTS (SELECT 1 FROM " + table.quoted() + " ";
            String later = rows + "WHERE xmin::text <> '" + transaction + "')";
            if (ShadowStatements.read(copy, later).get(0).equals("t")) {
                return true;
            }
            return !condition.isEmpty()
                    && ShadowStatements.read(copy, rows + condition.get(0) + ")")
                            .get(0)
                            .equals("t");
        }
    }
}
