package dev.ringfence.refresh.schema;

import dev.ringfence.refresh.base.TableName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tables in which migration tools keep which changes of the schema a datastore has had: they say so of that datastore and
 * hold no person's data. A refresh leaves the target's alone, and wants no rules for them.
 */
public final class MigrationTables {
    /** Flyway's default, and Liquibase's two. */
    private static final List<String> NAMES =
            List.of("flyway_schema_history", "databasechangelog", "databasechangeloglock");

    private static final String LIST = NAMES.stream().collect(Collectors.joining("', '", "('", "')"));

    /** For PostgreSQL's catalog: table {@code c} is none of them. */
    public static final String NONE_OF_THEM = "lower(c.relname) NOT IN " + LIST;

    /** Those of a database of PostgreSQL. */
    public static final String OF_POSTGRES = "SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_class c JOIN"
            + " pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND lower(c.relname) IN "
            + LIST
            + " AND n.nspname NOT LIKE 'ringfence\\_past\\_%' ORDER BY 1";

    private MigrationTables() {}

    static boolean is(TableName table) {
        return NAMES.contains(table.name().toLowerCase(Locale.ROOT));
    }

    /** Those that are left. */
    public static List<Table> without(List<Table> tables) {
        return tables.stream().filter(table -> !is(table.name())).toList();
    }

    /** One line for each of them. */
    public static List<String> notes(List<Table> target) {
        return target.stream()
                .filter(table -> is(table.name()))
                .map(table -> note(table.name().toString()))
                .toList();
    }

    /** What the plan says of one. */
    public static String note(String table) {
        return table + " is a migration tool's and stays as the target has it";
    }
}
