package dev.ringfence.refresh.postgres;

import dev.ringfence.refresh.schema.MigrationTables;

/**
 * What PostgreSQL's catalog knows of the tables of users: the beginning of queries whose results are statements. They
 * are read with {@code search_path} set to {@code pg_catalog}, so that the catalog names every other schema.
 *
 * <p>{@code t} has each table and partition with its name {@code q} and that of its shadow {@code sq}; {@code owned} the
 * sequences that belong to columns, {@code a} for those of serial columns, {@code i} of identity columns.
 */
public final class ShadowCatalog {
    /** Before a schema's name: where rows are written until they are shown. */
    static final String NEXT = "ringfence_next_";

    /** Before a schema's name: where the rows are that were shown before. */
    static final String PAST = "ringfence_past_";

    /** Where a refresh remembers how far it is. */
    static final String BOOKKEEPING = "ringfence_next";

    /** Schemas that are not the users'. */
    static final String USERS_SCHEMA = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'ringfence',"
            + " 'ringfence_next') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT LIKE 'ringfence\\_next\\_%'"
            + " AND n.nspname NOT LIKE 'ringfence\\_past\\_%'";

    /** Tables and partitions of users, but for temporary ones, those of migration tools and those that an extension brought. */
    public static final String USERS_TABLE = "c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND " + USERS_SCHEMA
            + " AND " + MigrationTables.NONE_OF_THEM
            + " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid"
            + " AND d.deptype = 'e')";

    static final String WITH_TABLES = "WITH t AS (SELECT c.*, n.nspname, format('%I.%I', n.nspname, c.relname) AS q,"
            + " format('%I.%I', '" + NEXT + "' || n.nspname, c.relname) AS sq,"
            // The function lists a partitioned table as an ancestor of itself.
            + " (SELECT greatest(count(*) - 1, 0) FROM pg_partition_ancestors(c.oid)) AS depth"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE " + USERS_TABLE + "),"
            + " owned AS (SELECT s.oid, s.relname, s.relowner, s.relacl, t.nspname, d.deptype, d.refobjid AS tableid,"
            + " d.refobjsubid AS attnum, format('%I.%I', t.nspname, s.relname) AS q,"
            + " format('%I.%I', '" + NEXT + "' || t.nspname, s.relname) AS sq, t.sq AS tablesq"
            + " FROM pg_depend d JOIN t ON t.oid = d.refobjid JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'"
            + " WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass"
            + " AND d.deptype IN ('a', 'i')) ";

    private ShadowCatalog() {}
}
