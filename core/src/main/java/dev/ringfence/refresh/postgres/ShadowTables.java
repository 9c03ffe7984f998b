package dev.ringfence.refresh.postgres;

import static dev.ringfence.refresh.postgres.ShadowCatalog.NEXT;
import static dev.ringfence.refresh.postgres.ShadowCatalog.WITH_TABLES;

import java.util.List;

/**
 * Statements that make, beside each table, an empty one of the same definition; and then, when it is filled, its keys
 * and indexes. Each constant is a query of the catalog whose rows are statements, to be run in their order.
 */
final class ShadowTables {
    private static final String SCHEMAS =
            WITH_TABLES + "SELECT DISTINCT format('CREATE SCHEMA %I', '" + NEXT + "' || nspname) FROM t ORDER BY 1";

    /** Those of serial columns; identity columns make their own. */
    private static final String SEQUENCES = WITH_TABLES
            + "SELECT format('CREATE SEQUENCE %s AS %s INCREMENT %s MINVALUE %s MAXVALUE %s START %s CACHE %s%s', o.sq,"
            + " format_type(s.seqtypid, NULL), s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache,"
            + " CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END)"
            + " FROM owned o JOIN pg_sequence s ON s.seqrelid = o.oid WHERE o.deptype = 'a' ORDER BY 1";

    /** A partition's identity column is its parent's. */
    private static final String TABLES = WITH_TABLES
            + "SELECT format('CREATE %sTABLE %s (LIKE %s INCLUDING COMMENTS INCLUDING COMPRESSION INCLUDING CONSTRAINTS"
            + " INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING STORAGE%s)%s%s%s%s',"
            + " CASE t.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, t.sq, t.q,"
            + " CASE WHEN t.relispartition THEN '' ELSE ' INCLUDING IDENTITY' END,"
            + " CASE t.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(t.oid) ELSE '' END,"
            + " coalesce(' USING ' || quote_ident(a.amname), ''),"
            + " coalesce(' WITH (' || array_to_string(t.reloptions, ', ') || ')', ''),"
            + " coalesce(' TABLESPACE ' || quote_ident(s.spcname), ''))"
            + " FROM t LEFT JOIN pg_am a ON a.oid = t.relam LEFT JOIN pg_tablespace s ON s.oid = t.reltablespace"
            + " ORDER BY t.q";

    /** Default privileges could show it to others. */
    private static final String PRIVATE = WITH_TABLES
            + "SELECT DISTINCT format('REVOKE ALL ON %s FROM %s', t.sq,"
            + " CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END)"
            + " FROM t JOIN pg_class n ON n.oid = to_regclass(t.sq), aclexplode(n.relacl) x"
            + " WHERE x.grantee <> n.relowner ORDER BY 1";

    private static final String PARTITIONS = WITH_TABLES
            + "SELECT format('ALTER TABLE %s ATTACH PARTITION %s %s', p.sq, t.sq, pg_get_expr(t.relpartbound, t.oid))"
            + " FROM t JOIN pg_inherits i ON i.inhrelid = t.oid JOIN t p ON p.oid = i.inhparent"
            + " WHERE t.relispartition ORDER BY t.depth, t.q";

    /** Defaults that number by a sequence that has a shadow. */
    private static final String DEFAULTS = WITH_TABLES
            + "SELECT format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', t.sq, a.attname,"
            + " replace(pg_get_expr(f.adbin, f.adrelid), quote_literal(o.q) || '::regclass',"
            + " quote_literal(o.sq) || '::regclass'))"
            + " FROM pg_attrdef f JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid"
            + " AND d.refclassid = 'pg_class'::regclass JOIN owned o ON o.oid = d.refobjid AND o.deptype = 'a'"
            + " JOIN t ON t.oid = f.adrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.adnum"
            + " ORDER BY t.q, a.attnum";

    private static final String OWNED = WITH_TABLES
            + "SELECT format('ALTER SEQUENCE %s OWNED BY %s.%I', o.sq, o.tablesq, a.attname) FROM owned o"
            + " JOIN pg_attribute a ON a.attrelid = o.tableid AND a.attnum = o.attnum WHERE o.deptype = 'a' ORDER BY 1";

    private static final String IDENTITIES = WITH_TABLES
            + "SELECT format('ALTER SEQUENCE %s RENAME TO %I', x.made, o.relname) FROM owned o"
            + " JOIN pg_attribute a ON a.attrelid = o.tableid AND a.attnum = o.attnum,"
            + " LATERAL (SELECT pg_get_serial_sequence(o.tablesq, a.attname) AS made) x"
            + " WHERE o.deptype = 'i' AND x.made <> o.sq ORDER BY 1";

    private static final String STATISTICS = WITH_TABLES
            + "SELECT format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', t.sq, a.attname, a.attstattarget)"
            + " FROM t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attnum > 0 AND NOT a.attisdropped"
            + " AND a.attstattarget >= 0 ORDER BY t.q, a.attnum";

    /** What makes them, in this order. */
    static final List<String> EMPTY =
            List.of(SCHEMAS, SEQUENCES, TABLES, PRIVATE, PARTITIONS, DEFAULTS, OWNED, IDENTITIES, STATISTICS);

    /** Those that say nothing of the shadows as they are. */
    static final List<String> DEFINITION = List.of(SEQUENCES, TABLES, PARTITIONS, DEFAULTS, OWNED, STATISTICS);

    /** Whether an index of a constraint can be made before it and be taken over by it (ALTER TABLE, "USING INDEX"). */
    private static final String TAKEN_OVER = "(t.relkind = 'r' AND EXISTS (SELECT 1 FROM pg_class ic JOIN pg_am m"
            + " ON m.oid = ic.relam WHERE ic.oid = %s AND m.amname = 'btree'))";

    private static final String OF_CONSTRAINT =
            "EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid" + " AND k.contype IN (%s))";

    private static final String CREATE_INDEX = "format('CREATE %sINDEX %I ON %s', u.word, c.relname, t.sq)"
            + " || substr(pg_get_indexdef(i.indexrelid), 1 + length(format('CREATE %sINDEX %I ON %s%s', u.word,"
            + " c.relname, CASE c.relkind WHEN 'I' THEN 'ONLY ' ELSE '' END, t.q)))";

    private static final String OF_INDEX = " FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class c"
            + " ON c.oid = i.indexrelid, LATERAL (SELECT CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END AS word) u"
            + " WHERE i.indisvalid ";

    /** Indexes of tables that hold rows, also those that a constraint will take over: they keep out who writes, and nobody who reads. */
    static final String INDEXES_BESIDE_READERS = WITH_TABLES + "SELECT " + CREATE_INDEX + OF_INDEX
            + "AND t.relkind = 'r' AND (NOT " + OF_CONSTRAINT.replace("%s", "'p', 'u', 'x'") + " OR ("
            + OF_CONSTRAINT.replace("%s", "'p', 'u'") + " AND " + TAKEN_OVER.replace("%s", "i.indexrelid")
            + ")) ORDER BY t.q, c.relname";

    /**
     * Primary keys, unique and exclusion constraints, then the indexes of partitioned tables: those of partitions before
     * those of the tables above, which take them up. Without ONLY, which the catalog says of the latter.
     */
    static final String CONSTRAINTS = WITH_TABLES
            + "SELECT x.depth || ' ' || x.statement FROM (SELECT t.depth, t.sq, 1 AS step, k.conname AS name,"
            + " format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.sq, k.conname, CASE WHEN k.contype IN ('p', 'u') AND "
            + TAKEN_OVER.replace("%s", "k.conindid")
            + " THEN format('%s USING INDEX %I%s%s', CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END,"
            + " (SELECT c.relname FROM pg_class c WHERE c.oid = k.conindid),"
            + " CASE WHEN k.condeferrable THEN ' DEFERRABLE' ELSE '' END,"
            + " CASE WHEN k.condeferred THEN ' INITIALLY DEFERRED' ELSE '' END)"
            + " ELSE pg_get_constraintdef(k.oid) END) AS statement"
            + " FROM t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype IN ('p', 'u', 'x')"
            + " UNION ALL SELECT t.depth, t.sq, 2, c.relname, " + CREATE_INDEX + OF_INDEX
            + "AND t.relkind <> 'r' AND NOT " + OF_CONSTRAINT.replace("%s", "'p', 'u', 'x'")
            + ") x ORDER BY x.depth DESC, x.sq, x.step, x.name";

    /** Before what the catalog says of a foreign key: all but the name of the table that it refers to. */
    static final String KEY_BEGINNING =
            "format('FOREIGN KEY (%s) REFERENCES ', (SELECT string_agg(quote_ident(a.attname),"
                    + " ', ' ORDER BY x.at) FROM unnest(k.conkey) WITH ORDINALITY x (attnum, at)"
                    + " JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = x.attnum))";

    static final String FOREIGN_KEYS = WITH_TABLES
            + "SELECT format('ALTER TABLE %s ADD CONSTRAINT %I ', t.sq, k.conname) || b.beginning || r.sq"
            + " || substr(pg_get_constraintdef(k.oid), 1 + length(b.beginning || r.q))"
            + " FROM t JOIN pg_constraint k ON k.conrelid = t.oid JOIN t r ON r.oid = k.confrelid,"
            + " LATERAL (SELECT " + KEY_BEGINNING + " AS beginning) b"
            + " WHERE k.contype = 'f' AND k.conparentid = 0 ORDER BY t.q, k.conname";

    /** Rows may be there that they do not allow. */
    static final String UNCHECKED_KEYS = WITH_TABLES
            + "SELECT k.conname FROM t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype = 'f'"
            + " AND NOT k.convalidated";

    static final String ANALYZE = WITH_TABLES + "SELECT 'ANALYZE ' || sq FROM t WHERE depth = 0 ORDER BY 1";

    private ShadowTables() {}
}
