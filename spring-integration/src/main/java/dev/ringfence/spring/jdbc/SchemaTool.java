package dev.ringfence.spring.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tool that changes a schema, known by the name of its class, since each of them may be absent. */
enum SchemaTool {
    FLYWAY("org.flywaydb.core.Flyway", Set.of("migrate", "undo", "baseline", "repair"), Set.of("clean")),
    LIQUIBASE("liquibase.integration.spring.SpringLiquibase", Set.of("afterPropertiesSet"), Set.of()),
    SCRIPTS(
            "org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer",
            Set.of("afterPropertiesSet", "initializeDatabase"),
            Set.of()),
    POPULATOR("org.springframework.jdbc.datasource.init.DataSourceInitializer", Set.of("afterPropertiesSet"), Set.of()),
    MODULITH(
            "org.springframework.modulith.events.jdbc.DatabaseSchemaInitializer",
            Set.of("afterPropertiesSet"),
            Set.of()),
    CLOUD_TASK(
            "org.springframework.cloud.task.repository.support.TaskRepositoryInitializer",
            Set.of("afterPropertiesSet"),
            Set.of()),
    HIBERNATE("org.springframework.orm.jpa.AbstractEntityManagerFactoryBean", Set.of(), Set.of());

    private static final List<String> LIBRARIES = List.of("org.springframework.boot.", "liquibase.");

    private final String className;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<String> migrating;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<String> clearing;

    SchemaTool(String className, Set<String> migrating, Set<String> clearing) {
        this.className = className;
        this.migrating = migrating;
        this.clearing = clearing;
    }

    /** The tool that a class belongs to. */
    static Optional<SchemaTool> of(Class<?> type) {
        return Arrays.stream(values()).filter(tool -> tool.isAbove(type)).findFirst();
    }

    private boolean isAbove(@Nullable Class<?> type) {
        return type != null && (type.getName().equals(className) || isAbove(type.getSuperclass()));
    }

    /** True if it changes a schema while the application runs, and not only by its settings. */
    boolean runs() {
        return !migrating.isEmpty();
    }

    /**
     * True for classes of the libraries themselves that migrate when they are initialized and that nobody calls
     * afterwards. Of a class of the application's own it cannot be known.
     */
    boolean runsWhenInitialized(Class<?> type) {
        return migrating.contains("afterPropertiesSet") && LIBRARIES.stream().anyMatch(type.getName()::startsWith);
    }

    boolean migrates(String method) {
        return migrating.contains(method);
    }

    boolean clears(String method) {
        return clearing.contains(method);
    }
}
