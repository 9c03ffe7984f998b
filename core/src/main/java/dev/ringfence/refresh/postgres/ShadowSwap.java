package dev.ringfence.refresh.postgres;

import static dev.ringfence.refresh.postgres.ShadowCatalog.NEXT;
import static dev.ringfence.refresh.postgres.ShadowCatalog.PAST;
import static dev.ringfence.refresh.postgres.ShadowCatalog.WITH_TABLES;

import java.util.List;

/**
 * Statements that put the shadows in the place of the tables and give them what belongs to a table but stands outside
 * of its definition. Each constant is a query of the catalog whose rows are statements. They are asked before the first
 * statement runs, and say of every object what it was then.
 */
final class ShadowSwap {
    /** Views and materialized views over tables, at whatever remove; {@code direct} those that read a table itself. */
    static final String WITH_VIEWS = WITH_TABLES.replaceFirst("WITH ", "WITH RECURSIVE ")
            + ", views AS (SELECT v.oid, 1 AS level FROM t JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass"
            + " AND d.refobjid = t.oid AND d.classid = 'pg_rewrite'::regclass JOIN pg_rewrite r ON r.oid = d.objid"
            + " JOIN pg_class v ON v.oid = r.ev_class AND v.relkind IN ('v', 'm')"
            + " UNION SELECT v.oid, w.level + 1 FROM views w JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass"
            + " AND d.refobjid = w.oid AND d.classid = 'pg_rewrite'::regclass JOIN pg_rewrite r ON r.oid = d.objid"
            + " JOIN pg_class v ON v.oid = r.ev_class AND v.relkind IN ('v', 'm') AND v.oid <> w.oid),"
            + " view AS (SELECT c.*, n.nspname, format('%I.%I', n.nspname, c.relname) AS q, min(w.level) = 1 AS direct,"
            + " max(w.level) AS level, coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '') AS options"
            + " FROM views w JOIN pg_class c ON c.oid = w.oid JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " GROUP BY c.oid, n.nspname) ";

    static final String LOCK = WITH_TABLES
            + "SELECT 'LOCK TABLE ' || string_agg(q, ', ' ORDER BY q) || ' IN ACCESS EXCLUSIVE MODE' FROM t"
            + " WHERE depth = 0 HAVING count(*) > 0";

    private static final String PAST_SCHEMAS =
            WITH_TABLES + "SELECT DISTINCT format('CREATE SCHEMA %I', '" + PAST + "' || nspname) FROM t ORDER BY 1";

    private static final String AWAY = WITH_TABLES + "SELECT format('ALTER TABLE %s SET SCHEMA %I', q, '" + PAST
            + "' || nspname) FROM t ORDER BY q";

    private static final String IN_PLACE =
            WITH_TABLES + "SELECT format('ALTER TABLE %s SET SCHEMA %I', sq, nspname) FROM t ORDER BY q";

    /** Extended statistics stay behind in their schema, and keep their name. */
    private static final String STATISTICS = WITH_TABLES
            + "SELECT x.statement FROM (SELECT s.oid, 1 AS step,"
            + " format('DROP STATISTICS %I.%I', n.nspname, s.stxname) AS statement FROM t"
            + " JOIN pg_statistic_ext s ON s.stxrelid = t.oid JOIN pg_namespace n ON n.oid = s.stxnamespace"
            + " UNION ALL SELECT s.oid, 2, pg_get_statisticsobjdef(s.oid) FROM t"
            + " JOIN pg_statistic_ext s ON s.stxrelid = t.oid) x ORDER BY x.step, x.oid";

    private static final String OWNERS = WITH_TABLES
            + "SELECT format('ALTER TABLE %s OWNER TO %I', q, pg_get_userbyid(relowner)) FROM t"
            + " WHERE pg_get_userbyid(relowner) <> current_user ORDER BY q";

    private static final String GRANTEE =
            "CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END,"
                    + " CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END";

    private static final String GRANTS = WITH_TABLES
            + "SELECT format('GRANT %s ON TABLE %s TO %s%s', x.privilege_type, t.q, " + GRANTEE + ")"
            + " FROM t, aclexplode(t.relacl) x WHERE x.grantee <> t.relowner"
            + " UNION ALL SELECT format('GRANT %s (%I) ON TABLE %s TO %s%s', x.privilege_type, a.attname, t.q, "
            + GRANTEE
            + ") FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND NOT a.attisdropped, aclexplode(a.attacl) x"
            + " UNION ALL SELECT format('GRANT %s ON SEQUENCE %s TO %s%s', x.privilege_type, o.q, " + GRANTEE + ")"
            + " FROM owned o, aclexplode(o.relacl) x WHERE x.grantee <> o.relowner ORDER BY 1";

    private static final String COMMENTS = WITH_TABLES
            + "SELECT format('COMMENT ON TABLE %s IS %L', q, d.description) FROM t JOIN pg_description d"
            + " ON d.objoid = t.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0"
            + " UNION ALL SELECT format('COMMENT ON INDEX %I.%I IS %L', t.nspname, c.relname, d.description) FROM t"
            + " JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_description d"
            + " ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass"
            + " UNION ALL SELECT format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, t.q, d.description) FROM t"
            + " JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype <> 'c' JOIN pg_description d"
            + " ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass ORDER BY 1";

    private static final String IDENTITY = WITH_TABLES
            + "SELECT format('ALTER TABLE %s REPLICA IDENTITY %s', q, CASE relreplident WHEN 'f' THEN 'FULL' ELSE"
            + " 'NOTHING' END) FROM t WHERE relreplident IN ('f', 'n')"
            + " UNION ALL SELECT format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', t.q, c.relname) FROM t"
            + " JOIN pg_index i ON i.indrelid = t.oid AND i.indisreplident JOIN pg_class c ON c.oid = i.indexrelid"
            + " UNION ALL SELECT format('ALTER TABLE %s CLUSTER ON %I', t.q, c.relname) FROM t"
            + " JOIN pg_index i ON i.indrelid = t.oid AND i.indisclustered JOIN pg_class c ON c.oid = i.indexrelid"
            + " ORDER BY 1";

    private static final String STATE =
            "CASE %1$s WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE" + " ALWAYS' END";

    private static final String TRIGGERS = WITH_TABLES
            + "SELECT x.statement FROM (SELECT 1 AS step, g.oid, pg_get_triggerdef(g.oid) AS statement FROM t"
            + " JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal AND g.tgparentid = 0"
            + " UNION ALL SELECT 2, g.oid, format('ALTER TABLE %s %s TRIGGER %I', t.q, "
            + STATE.replace("%1$s", "g.tgenabled") + ", g.tgname) FROM t JOIN pg_trigger g ON g.tgrelid = t.oid"
            + " WHERE NOT g.tgisinternal AND g.tgparentid = 0 AND g.tgenabled <> 'O'"
            + " UNION ALL SELECT 3, r.oid, pg_get_ruledef(r.oid) FROM t JOIN pg_rewrite r ON r.ev_class = t.oid"
            + " UNION ALL SELECT 4, r.oid, format('ALTER TABLE %s %s RULE %I', t.q, "
            + STATE.replace("%1$s", "r.ev_enabled") + ", r.rulename) FROM t JOIN pg_rewrite r ON r.ev_class = t.oid"
            + " WHERE r.ev_enabled <> 'O') x ORDER BY x.step, x.oid";

    private static final String POLICIES = WITH_TABLES
            + "SELECT format('CREATE POLICY %I ON %s AS %s FOR %s TO %s%s%s', p.polname, t.q,"
            + " CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END, CASE p.polcmd WHEN 'r' THEN 'SELECT'"
            + " WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,"
            + " (SELECT string_agg(CASE x WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x)) END, ', ')"
            + " FROM unnest(p.polroles) x), coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),"
            + " coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''))"
            + " FROM t JOIN pg_policy p ON p.polrelid = t.oid"
            + " UNION ALL SELECT format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', q) FROM t WHERE relrowsecurity"
            + " UNION ALL SELECT format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', q) FROM t WHERE relforcerowsecurity"
            + " ORDER BY 1";

    /** A view that is replaced by itself keeps owner, grants and what depends on it, and reads the new tables. */
    private static final String VIEWS = WITH_VIEWS
            + "SELECT format('CREATE OR REPLACE VIEW %s%s AS %s', q, options, pg_get_viewdef(oid)) FROM view"
            + " WHERE relkind = 'v' AND direct ORDER BY level, q";

    private static final String MATERIALIZED = WITH_VIEWS
            + "SELECT x.statement FROM ("
            + "SELECT 1 AS step, level, q, format('DROP MATERIALIZED VIEW %s', q) AS statement FROM view"
            + " WHERE relkind = 'm' AND direct"
            + " UNION ALL SELECT 2, level, q, format('CREATE MATERIALIZED VIEW %s%s AS %s WITH NO DATA', q, options,"
            + " rtrim(pg_get_viewdef(oid), ';')) FROM view WHERE relkind = 'm' AND direct"
            + " UNION ALL SELECT 3, v.level, v.q || i.indexrelid, pg_get_indexdef(i.indexrelid) FROM view v"
            + " JOIN pg_index i ON i.indrelid = v.oid WHERE v.relkind = 'm' AND v.direct"
            + " UNION ALL SELECT 4, level, q, format('ALTER MATERIALIZED VIEW %s OWNER TO %I', q,"
            + " pg_get_userbyid(relowner)) FROM view WHERE relkind = 'm' AND direct"
            + " AND pg_get_userbyid(relowner) <> current_user"
            + " UNION ALL SELECT 5, v.level, v.q, format('GRANT %s ON TABLE %s TO %s%s', x.privilege_type, v.q, "
            + GRANTEE
            + ") FROM view v, aclexplode(v.relacl) x WHERE v.relkind = 'm' AND v.direct AND x.grantee <> v.relowner"
            + " UNION ALL SELECT 6, v.level, v.q, format('COMMENT ON MATERIALIZED VIEW %s IS %L', v.q, d.description)"
            + " FROM view v JOIN pg_description d ON d.objoid = v.oid AND d.classoid = 'pg_class'::regclass"
            + " AND d.objsubid = 0 WHERE v.relkind = 'm' AND v.direct"
            + " UNION ALL SELECT 7, level, q, format('REFRESH MATERIALIZED VIEW %s', q) FROM view"
            + " WHERE relkind = 'm' AND relispopulated) x ORDER BY x.step, x.level, x.q";

    /** In this order. */
    static final List<String> STATEMENTS = List.of(
            PAST_SCHEMAS,
            AWAY,
            IN_PLACE,
            STATISTICS,
            OWNERS,
            GRANTS,
            COMMENTS,
            IDENTITY,
            TRIGGERS,
            POLICIES,
            VIEWS,
            MATERIALIZED);

    /** The tables that were replaced; refused if anything still reads them. */
    static final List<String> FORGET = List.of(
            WITH_TABLES + "SELECT 'DROP TABLE ' || string_agg(format('%I.%I', '" + PAST
                    + "' || nspname, relname), ', ' ORDER BY q) FROM t HAVING count(*) > 0",
            WITH_TABLES + "SELECT DISTINCT format('DROP SCHEMA %I', '" + PAST + "' || nspname) FROM t ORDER BY 1");

    /** Those that an earlier refresh replaced and kept. */
    static final List<String> FORGET_EARLIER =
            List.of("SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace WHERE nspname LIKE"
                    + " 'ringfence\\_past\\_%' ORDER BY 1");

    /** The schemas of the shadow, which are empty then, and what a run remembered. */
    static final List<String> LEAVE = List.of(
            WITH_TABLES + "SELECT DISTINCT format('DROP SCHEMA %I', '" + NEXT + "' || nspname) FROM t ORDER BY 1",
            "SELECT 'DROP SCHEMA " + ShadowCatalog.BOOKKEEPING + " CASCADE'");

    private ShadowSwap() {}
}
