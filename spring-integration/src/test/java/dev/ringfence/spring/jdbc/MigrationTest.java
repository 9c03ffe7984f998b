package dev.ringfence.spring.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.GuardReport;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DataSourceInitializer;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class MigrationTest {
    @TempDir
    private Path folder;

    private ApplicationContextRunner context = Starter.enforcing();

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("V1__customer.sql"), """
                CREATE TABLE customer (id BIGINT PRIMARY KEY);
                INSERT INTO customer VALUES (1), (2);
                DELETE FROM customer;
                """);
        Files.writeString(folder.resolve("changes.sql"), """
                --liquibase formatted sql
                --changeset shop:1
                CREATE TABLE customer (id BIGINT PRIMARY KEY);
                --changeset shop:2
                DELETE FROM customer;
                """);
        context = context.withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceInitializationAutoConfiguration.class,
                        FlywayAutoConfiguration.class,
                        LiquibaseAutoConfiguration.class,
                        HibernateJpaAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "spring.flyway.enabled=false",
                        "spring.flyway.locations=filesystem:" + folder,
                        "spring.liquibase.enabled=false",
                        "spring.liquibase.change-log=file:" + folder.resolve("changes.sql"),
                        "spring.jpa.hibernate.ddl-auto=none");
    }

    private static void assertMigratedAndGuarded(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM customer", Long.class))
                .isZero();
        assertThatThrownBy(() -> jdbc.update("DELETE FROM customer")).isInstanceOf(WriteDeniedException.class);
        assertThatThrownBy(() -> jdbc.execute("CREATE TABLE later (id BIGINT)"))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("sql.ddl");
    }

    @Test
    void flyway_migratesWhereStatementsLikeItsOwnAreRefused() {
        context.withPropertyValues("spring.flyway.enabled=true", "spring.flyway.clean-disabled=false")
                .run(started -> {
                    assertMigratedAndGuarded(started.getBean(DataSource.class));
                    Flyway flyway = started.getBean(Flyway.class);
                    assertThat(flyway.info().applied()).hasSize(1);
                    assertThatThrownBy(flyway::clean)
                            .isInstanceOf(WriteDeniedException.class)
                            .hasMessageContaining("sql.flyway-clean");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"flyway", "liquibase"})
    void scriptsThatAreShipped_runInOurSchema_andNothingElseDoes(String tool) throws Exception {
        context.withPropertyValues(
                        "ringfence.guards.stamp=enforce",
                        "spring." + tool + ".enabled=true",
                        "spring.flyway.locations=classpath:ringfence-db/h2",
                        "spring.liquibase.change-log=classpath:ringfence-db/liquibase.xml",
                        "ringfence.store.type=jdbc",
                        "ringfence.audit.type=jdbc")
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(started.getBean(OperatingModeSwitch.class).age())
                            .as("it was read")
                            .isLessThan(Duration.ofDays(1));
                    DataSource guarded = started.getBean(DataSource.class);
                    String shipped = "CREATE SCHEMA IF NOT EXISTS \"ringfence\"";
                    assertThatThrownBy(() -> new JdbcTemplate(guarded).execute(shipped))
                            .as("not by a migration")
                            .hasMessageContaining("stamp.schema-is-ours");
                });
        Files.writeString(folder.resolve("V2__theirs.sql"), "CREATE TABLE \"ringfence\".\"theirs\" (id INT);");
        context.withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "ringfence.guards.stamp=enforce",
                        "spring.flyway.enabled=true")
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("stamp.schema-is-ours"));
    }

    @Test
    void flyway_cleanedByAStrategy_failsTheStart() {
        context.withPropertyValues("spring.flyway.enabled=true", "spring.flyway.clean-disabled=false")
                .withBean(FlywayMigrationStrategy.class, () -> flyway -> {
                    flyway.clean();
                    flyway.migrate();
                })
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasRootCauseInstanceOf(WriteDeniedException.class)
                        .hasStackTraceContaining("sql.flyway-clean"));
    }

    @Test
    void flyway_ofTheUser_migratesByItsInitMethod() {
        context.withUserConfiguration(OwnFlyway.class)
                .withPropertyValues("test.locations=filesystem:" + folder)
                .run(started -> assertMigratedAndGuarded(started.getBean(DataSource.class)));
    }

    @Test
    void liquibase_migratesWhereStatementsLikeItsOwnAreRefused() {
        context.withPropertyValues("spring.liquibase.enabled=true").run(started -> {
            assertThat(started.getBean(SpringLiquibase.class).isDropFirst()).isFalse();
            assertMigratedAndGuarded(started.getBean(DataSource.class));
        });
    }

    @Test
    void liquibase_thatDropsFirst_failsTheStart() {
        context.withPropertyValues("spring.liquibase.enabled=true", "spring.liquibase.drop-first=true")
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("sql.liquibase-drop-first"));
    }

    @Test
    void scripts_ofSpringSqlInit_run() throws Exception {
        Path schema = Files.writeString(
                folder.resolve("schema.sql"), "CREATE TABLE customer (id BIGINT PRIMARY KEY); DELETE FROM customer;");
        context.withPropertyValues("spring.sql.init.mode=always", "spring.sql.init.schema-locations=file:" + schema)
                .run(started -> assertMigratedAndGuarded(started.getBean(DataSource.class)));
    }

    @Test
    void scripts_ofAnInitializerOfTheUser_run() {
        context.withUserConfiguration(OwnInitializer.class)
                .run(started -> assertMigratedAndGuarded(started.getBean(DataSource.class)));
    }

    /** The second of two contexts finds what the first one made. */
    @Test
    void migrations_ofATestOnADatastoreThatWasThereBefore_runWhereAllGuardsEnforce() {
        ApplicationContextRunner test =
                context.withPropertyValues("ringfence.environment=test", "ringfence.level=enforce");
        test.withPropertyValues("ringfence.jdbc.enabled=false", "spring.liquibase.enabled=true")
                .run(started -> assertThat(started).hasNotFailed());
        test.withPropertyValues(
                        "spring.flyway.enabled=true",
                        "spring.flyway.baseline-on-migrate=true",
                        "spring.flyway.baseline-version=1")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.jpa.hibernate.ddl-auto=create",
                "spring.jpa.hibernate.ddl-auto=create-drop",
                "spring.jpa.hibernate.ddl-auto=update",
                "spring.jpa.properties.jakarta.persistence.schema-generation.database.action=drop-and-create"
            })
    void schema_madeFromTheCode_failsTheStart(String setting) {
        context.withPropertyValues(setting)
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("sql.schema-generation"));
    }

    @Test
    void schema_madeFromTheCode_isOnlyShownAtObserve() {
        context.withPropertyValues("spring.jpa.hibernate.ddl-auto=update", "ringfence.guards.sql=observe")
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(started.getBean(WriteGuard.class).report().lines())
                            .extracting(GuardReport.Line::rule)
                            .contains("sql.schema-generation");
                });
    }

    @Test
    void schema_madeFromTheCode_isFreeInTest() {
        context.withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop", "ringfence.environment=test")
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(started.getBean(WriteGuard.class).report().denials())
                            .isZero();
                });
    }

    @Test
    void migration_isAudited() {
        InMemoryAuditTrail trail = new InMemoryAuditTrail(100);
        context.withPropertyValues("spring.flyway.enabled=true")
                .withBean(AuditTrail.class, () -> trail)
                .run(started -> assertThat(trail.entries().toString()).contains("flyway.migration"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnInitializer {
        @Bean
        DataSourceInitializer initializer(DataSource dataSource) {
            String script = "CREATE TABLE customer (id BIGINT PRIMARY KEY); DELETE FROM customer;";
            DataSourceInitializer initializer = new DataSourceInitializer();
            initializer.setDataSource(dataSource);
            initializer.setDatabasePopulator(
                    new ResourceDatabasePopulator(new ByteArrayResource(script.getBytes(UTF_8))));
            return initializer;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFlyway {
        @Bean(initMethod = "migrate")
        Flyway flyway(DataSource dataSource, @Value("${test.locations}") String locations) {
            return Flyway.configure()
                    .dataSource(dataSource)
                    .locations(locations)
                    .load();
        }
    }
}
