package dev.ringfence.refresh.postgres;

import static dev.ringfence.refresh.postgres.ShadowCatalog.WITH_TABLES;

import java.util.List;

/**
 * What in the target would be lost, or go on reading the old rows, if a table were replaced by another of the same
 * definition. Each constant is a query of the catalog whose rows are objections; no row is good.
 */
final class ShadowObstacles {
    /** Longer names would be cut off (NAMEDATALEN is 64). */
    private static final String LONG_NAMES = WITH_TABLES
            + "SELECT DISTINCT format('schema %I has a name longer than 48 bytes, so that none beside it can be named after"
            + " it', nspname) FROM t WHERE octet_length(nspname) > 48";

    private static final String TABLES = WITH_TABLES
            + "SELECT format('%s is ', q) || CASE WHEN reloftype <> 0 THEN 'a table of a type' ELSE 'in an inheritance tree'"
            + " END || ', which the refresh cannot put a new one in place of' FROM t"
            + " WHERE reloftype <> 0 OR (NOT relispartition AND EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhrelid = t.oid))"
            + " OR (relkind = 'r' AND EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhparent = t.oid))"
            + " UNION ALL SELECT format('%s has the partition %s, which is no table of this database', t.q,"
            + " i.inhrelid::regclass) FROM t JOIN pg_inherits i ON i.inhparent = t.oid JOIN pg_class c ON c.oid = i.inhrelid"
            + " WHERE c.relkind NOT IN ('r', 'p')"
            + " UNION ALL SELECT format('%s belongs to %I, whose role this user is not in', q, pg_get_userbyid(relowner))"
            + " FROM t WHERE NOT pg_has_role(relowner, 'MEMBER')"
            + " UNION ALL SELECT format('%s is in publication %I: take it out, and put it in again afterwards', t.q,"
            + " p.pubname) FROM t JOIN pg_publication_rel r ON r.prrelid = t.oid JOIN pg_publication p ON p.oid = r.prpubid";

    private static final String FOREIGN_KEYS = WITH_TABLES
            + "SELECT format('%s has the foreign key %I of an unknown form', t.q, k.conname) FROM t"
            + " JOIN pg_constraint k ON k.conrelid = t.oid JOIN t r ON r.oid = k.confrelid"
            + " WHERE k.contype = 'f' AND k.conparentid = 0 AND NOT starts_with(pg_get_constraintdef(k.oid), "
            + ShadowTables.KEY_BEGINNING + " || r.q)";

    /** All that depends on a table, its row type or its sequences, but for what is made anew or belongs to the table. */
    private static final String DEPENDENTS = WITH_TABLES
            + ", things AS (SELECT 'pg_class'::regclass AS class, oid, q FROM t"
            + " UNION ALL SELECT 'pg_class'::regclass, oid, q FROM owned"
            + " UNION ALL SELECT 'pg_type'::regclass, reltype, q FROM t WHERE reltype <> 0"
            + " UNION ALL SELECT 'pg_type'::regclass, y.oid, t.q FROM t JOIN pg_type r ON r.oid = t.reltype"
            + " JOIN pg_type y ON y.oid = r.typarray) "
            + "SELECT DISTINCT format('%s depends on %s, and would go on with the old one',"
            + " pg_describe_object(d.classid, d.objid, d.objsubid), h.q)"
            + " FROM things h JOIN pg_depend d ON d.refclassid = h.class AND d.refobjid = h.oid"
            + " WHERE d.deptype NOT IN ('e', 'x') AND NOT coalesce(CASE d.classid"
            + " WHEN 'pg_class'::regclass THEN (SELECT (h.class = 'pg_class'::regclass AND (c.relkind IN ('i', 'I', 't')"
            + " OR c.oid IN (SELECT o.oid FROM owned o) OR c.oid IN (SELECT o.oid FROM t o)))"
            + " FROM pg_class c WHERE c.oid = d.objid)"
            + " WHEN 'pg_type'::regclass THEN d.deptype = 'i'"
            + " WHEN 'pg_attrdef'::regclass THEN (SELECT f.adrelid IN (SELECT t.oid FROM t) FROM pg_attrdef f"
            + " WHERE f.oid = d.objid)"
            + " WHEN 'pg_constraint'::regclass THEN (SELECT k.conrelid IN (SELECT t.oid FROM t) FROM pg_constraint k"
            + " WHERE k.oid = d.objid)"
            + " WHEN 'pg_trigger'::regclass THEN (SELECT g.tgrelid IN (SELECT t.oid FROM t) FROM pg_trigger g"
            + " WHERE g.oid = d.objid)"
            + " WHEN 'pg_policy'::regclass THEN (SELECT p.polrelid IN (SELECT t.oid FROM t) FROM pg_policy p"
            + " WHERE p.oid = d.objid)"
            + " WHEN 'pg_statistic_ext'::regclass THEN true"
            + " WHEN 'pg_publication_rel'::regclass THEN true"
            // What a view reads is made anew with it; what a rule of its own writes to is not.
            + " WHEN 'pg_rewrite'::regclass THEN (SELECT h.class = 'pg_class'::regclass AND (r.rulename = '_RETURN'"
            + " OR r.ev_class IN (SELECT t.oid FROM t)) FROM pg_rewrite r WHERE r.oid = d.objid)"
            + " END, false)";

    /** A materialized view is made anew; a view over it would be lost with it. */
    private static final String OVER_MATERIALIZED = WITH_TABLES
            + "SELECT DISTINCT format('%s reads the materialized view %s, which is made anew with its tables',"
            + " r.ev_class::regclass, m.oid::regclass) FROM t"
            + " JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid"
            + " AND d.classid = 'pg_rewrite'::regclass JOIN pg_rewrite mr ON mr.oid = d.objid"
            + " JOIN pg_class m ON m.oid = mr.ev_class AND m.relkind = 'm'"
            + " JOIN pg_depend e ON e.refclassid = 'pg_class'::regclass AND e.refobjid = m.oid"
            + " AND e.classid = 'pg_rewrite'::regclass JOIN pg_rewrite r ON r.oid = e.objid AND r.ev_class <> m.oid";

    /** Whose rows are read with it would be those of two tables. */
    static final String INHERITING_SOURCE = WITH_TABLES
            + "SELECT format('the source''s %s has tables that inherit from it, whose rows would be copied twice', q) FROM t"
            + " WHERE relkind = 'r' AND EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhparent = t.oid)";

    /** In place only: they hold raw rows, and are not made anew with any table. */
    static final String RAW_VIEWS = ShadowSwap.WITH_VIEWS
            + "SELECT format('the materialized view %I.%I reads no table that is replaced, so its rows would stay as they are:"
            + " drop it first', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind = 'm' AND c.relispopulated AND " + ShadowCatalog.USERS_SCHEMA
            + " AND c.oid NOT IN (SELECT oid FROM views) ORDER BY 1";

    /** They are made again, which only their owner may. */
    private static final String VIEWS = ShadowSwap.WITH_VIEWS
            + "SELECT format('%s %s belongs to %I, whose role this user is not in', CASE relkind WHEN 'v' THEN 'view' ELSE"
            + " 'materialized view' END, q, pg_get_userbyid(relowner)) FROM view WHERE (direct OR relispopulated AND"
            + " relkind = 'm') AND NOT pg_has_role(relowner, 'MEMBER') ORDER BY 1";

    private static final String OLD_SERVER = "SELECT 'the server is older than PostgreSQL 14'"
            + " WHERE current_setting('server_version_num')::int < 140000";

    static final List<String> OBJECTIONS =
            List.of(OLD_SERVER, LONG_NAMES, TABLES, FOREIGN_KEYS, DEPENDENTS, OVER_MATERIALIZED, VIEWS);

    private ShadowObstacles() {}
}
