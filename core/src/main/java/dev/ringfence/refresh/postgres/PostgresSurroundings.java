package dev.ringfence.refresh.postgres;

import static dev.ringfence.refresh.postgres.ShadowCatalog.USERS_SCHEMA;
import static dev.ringfence.refresh.postgres.ShadowCatalog.WITH_TABLES;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.plan.PlanItem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands around the tables of PostgreSQL, told from the catalog: each query's rows are items of a plan. */
final class PostgresSurroundings {
    private static final String COUNT = "CASE %1$s WHEN 0 THEN NULL WHEN 1 THEN '1 %2$s' ELSE %1$s || ' %3$s' END";

    /** What goes with a table and all its partitions. */
    private static final String WITH_THEM = WITH_TABLES
            + "SELECT 'SWAPPED', x.nspname, x.relname, concat_ws(', ', "
            + COUNT.formatted("x.partitions", "partition", "partitions") + ", "
            + COUNT.formatted("x.indexes", "index", "indexes") + ", "
            + COUNT.formatted("x.triggers", "trigger", "triggers") + ", "
            + COUNT.formatted("x.policies", "row policy", "row policies")
            + "), 'made anew' FROM (SELECT t.nspname, t.relname,"
            + " (SELECT count(*) FROM pg_partition_tree(t.oid) p WHERE p.level > 0) AS partitions,"
            + " (SELECT count(*) FROM pg_index i WHERE i.indrelid = t.oid) AS indexes,"
            + " (SELECT count(*) FROM pg_trigger g WHERE g.tgrelid = t.oid AND NOT g.tgisinternal) AS triggers,"
            + " (SELECT count(*) FROM pg_policy p WHERE p.polrelid = t.oid) AS policies"
            + " FROM t WHERE t.depth = 0) x WHERE x.partitions + x.indexes + x.triggers + x.policies > 0 ORDER BY 2, 3";

    private static final String VIEWS = ShadowSwap.WITH_VIEWS
            + "SELECT 'SWAPPED', NULL, NULL, CASE relkind WHEN 'v' THEN 'view ' ELSE 'materialized view ' END || q,"
            + " CASE WHEN relkind = 'v' THEN 'reads the new rows' WHEN NOT relispopulated THEN 'made anew, empty as it is'"
            + " ELSE 'made anew from the new rows' END FROM view ORDER BY 4";

    private static final String SEQUENCES = WITH_TABLES
            + "SELECT 'ADVANCED', NULL, NULL, 'sequence ' || x.q, x.becomes FROM (SELECT o.q, 'behind the source''s, and the"
            + " highest number of its column' AS becomes FROM owned o"
            + " UNION ALL SELECT format('%I.%I', n.nspname, c.relname), 'behind the source''s of that name, if it has one'"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S'"
            + " AND c.relpersistence <> 't' AND " + USERS_SCHEMA
            + " AND c.oid NOT IN (SELECT oid FROM owned)) x ORDER BY 4";

    private static final String REMOVED =
            "SELECT 'REMOVED', NULL, NULL, format('schema %I', nspname), 'rows that an earlier refresh replaced and kept'"
                    + " FROM pg_namespace WHERE nspname LIKE 'ringfence\\_past\\_%' ORDER BY 4";

    private static final String LEFT_ALONE = "SELECT 'LEFT_ALONE', NULL, NULL, x.what, x.becomes FROM ("
            + "SELECT 1 AS at, 'schema ringfence' AS what, 'stamp, attestations and what else the safeguards keep' AS"
            + " becomes FROM pg_namespace WHERE nspname = 'ringfence'"
            + " UNION ALL SELECT 2, 'functions and procedures', count(*) || ', which read the new rows by name'"
            + " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE " + USERS_SCHEMA
            + " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid"
            + " AND d.deptype = 'e') HAVING count(*) > 0"
            + " UNION ALL SELECT 3, 'table ' || format('%I.%I', n.nspname, c.relname), CASE c.relkind WHEN 'f' THEN"
            + " 'foreign: its rows are elsewhere' ELSE 'of an extension' END FROM pg_class c JOIN pg_namespace n"
            + " ON n.oid = c.relnamespace WHERE " + USERS_SCHEMA + " AND (c.relkind = 'f' OR c.relkind IN ('r', 'p')"
            + " AND EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid"
            + " AND d.deptype = 'e'))"
            + " UNION ALL SELECT 4, 'large objects', count(*) || ', which are no rows of a table'"
            + " FROM pg_largeobject_metadata HAVING count(*) > 0) x ORDER BY x.at, x.what";

    private static final List<String> ALL = List.of(WITH_THEM, VIEWS, SEQUENCES, REMOVED, LEFT_ALONE);

    private PostgresSurroundings() {}

    /** Names must be qualified. */
    static List<PlanItem> read(Connection target) throws SQLException {
        List<PlanItem> items = new ArrayList<>();
        try (Statement statement = target.createStatement()) {
            for (String query : ALL) {
                try (ResultSet row = statement.executeQuery(query)) {
                    while (row.next()) {
                        items.add(item(row));
                    }
                }
            }
        }
        return items;
    }

    private static PlanItem item(ResultSet row) throws SQLException {
        String schema = row.getString(2);
        return new PlanItem(
                PlanItem.Fate.valueOf(row.getString(1)),
                schema == null ? Optional.empty() : Optional.of(new TableName(schema, row.getString(3))),
                row.getString(4),
                row.getString(5));
    }
}
