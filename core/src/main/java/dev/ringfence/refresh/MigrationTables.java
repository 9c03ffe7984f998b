package dev.ringfence.refresh;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tables in which migration tools keep which changes of the schema a datastore has had: they say so of that datastore and
 * hold no person's data. A refresh leaves the target's alone, and wants no rules for them.
 */
final class MigrationTables {
    /** Flyway's default, and Liquibase's two. */
    private static final List<String> NAMES =
            List.of("flyway_schema_history", "databasechangelog", "databasechangeloglock");

    /** The same as a condition of PostgreSQL's catalog: no table {@code c} of them. */
    static final String NONE_OF_THEM =
            "lower(c.relname) NOT IN (" + NAMES.stream().collect(Collectors.joining("', '", "'", "'")) + ")";

    private MigrationTables() {}

    static boolean is(TableName table) {
        return NAMES.contains(table.name().toLowerCase(Locale.ROOT));
    }

    /** Those that are left. */
    static List<Table> without(List<Table> tables) {
        return tables.stream().filter(table -> !is(table.name())).toList();
    }

    /** One line for each of them. */
    static List<String> notes(List<Table> target) {
        return target.stream()
                .filter(table -> is(table.name()))
                .map(table -> table.name() + " is a migration tool's and stays as the target has it")
                .toList();
    }
}
