package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.TODAY;
import static dev.ringfence.parity.FingerprintFixture.capture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.parity.ParityFinding.Kind;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tools themselves write down is read back. */
class MigrationHistoryIT {
    /** Held, so that its level is not forgotten. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    @TempDir
    Path directory;

    private Path script(String folder, String name, String sql) throws IOException {
        Path file = Files.createDirectories(directory.resolve(folder)).resolve(name);
        return Files.writeString(file, sql);
    }

    private static EnvironmentFingerprint captured(DeploymentEnvironment environment, DataSource dataSource) {
        return capture(environment, builder -> builder.database("shop", dataSource));
    }

    private static List<ParityFinding> migrations(DataSource production, DataSource staging) {
        return ParityReport.compare(
                        captured(Environments.PRODUCTION, production),
                        captured(Environments.STAGING, staging),
                        ExpectedDifferences.none(),
                        TODAY)
                .findings()
                .stream()
                .filter(finding -> finding.section() == Section.MIGRATION)
                .toList();
    }

    private DataSource flyway(TestDatabase database, String target) throws SQLException {
        DataSource dataSource = database.create();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("filesystem:" + directory.resolve("flyway"))
                .target(target)
                .load()
                .migrate();
        return dataSource;
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void migrations_ofFlyway_areComparedOneByOne(TestDatabase database) throws Exception {
        script("flyway", "V1__first.sql", "CREATE TABLE a (n INT)");
        script("flyway", "V2.1__second.sql", "CREATE TABLE b (n INT)");
        script("flyway", "R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT n FROM a");
        DataSource production = flyway(database, "latest");
        assertThat(migrations(production, flyway(database, "latest"))).isEmpty();
        assertThat(migrations(production, flyway(database, "1")))
                .extracting(ParityFinding::kind, ParityFinding::key, ParityFinding::staging)
                .containsExactly(
                        tuple(Kind.VERSION, "shop: flyway", "1"), tuple(Kind.SCHEMA, "shop: flyway 2.1", "absent"));

        script("flyway", "V1__first.sql", "CREATE TABLE a (n INT NOT NULL)");
        DataSource edited = flyway(database, "latest");
        assertThat(migrations(production, edited))
                .extracting(ParityFinding::kind, ParityFinding::key, ParityFinding::severity)
                .containsExactly(tuple(Kind.SCHEMA, "shop: flyway 1", Severity.ERROR));
        assertThat(captured(Environments.STAGING, edited).entries())
                .extracting(FingerprintEntry::key)
                .contains("shop: flyway R__view.sql")
                .noneMatch(key -> key.contains("flyway_schema_history"));

        Sql.execute(
                edited,
                database == TestDatabase.MARIADB
                        ? "UPDATE flyway_schema_history SET success = false WHERE version = '2.1'"
                        : "UPDATE \"flyway_schema_history\" SET \"success\" = false WHERE \"version\" = '2.1'");
        assertThat(migrations(production, edited))
                .extracting(ParityFinding::key)
                .containsExactly("shop: flyway", "shop: flyway 1", "shop: flyway 2.1");
    }

    private DataSource liquibase(TestDatabase database) throws Exception {
        DataSource dataSource = database.create();
        LIQUIBASE.setLevel(Level.WARNING);
        try (Connection connection = dataSource.getConnection()) {
            Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Map<String, Object> scope = Map.of(
                    Scope.Attr.resourceAccessor.name(), new DirectoryResourceAccessor(directory.resolve("liquibase")),
                    Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(scope, () -> {
                new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target)
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "changes.sql")
                        .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                        .execute();
            });
        }
        return dataSource;
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void migrations_ofLiquibase_areComparedOneByOne(TestDatabase database) throws Exception {
        String first = "--liquibase formatted sql\n--changeset ada:one\nCREATE TABLE a (n INT);\n";
        script("liquibase", "changes.sql", first + "--changeset bob:two\nCREATE TABLE b (n INT);\n");
        DataSource production = liquibase(database);
        assertThat(migrations(production, liquibase(database))).isEmpty();
        script("liquibase", "changes.sql", first);
        assertThat(migrations(production, liquibase(database)))
                .extracting(ParityFinding::kind, ParityFinding::key, ParityFinding::production, ParityFinding::staging)
                .hasSize(2)
                .contains(tuple(Kind.VERSION, "shop: liquibase", "two", "one"));
        script("liquibase", "changes.sql", first + "--changeset bob:two\nCREATE TABLE b (n BIGINT);\n");
        assertThat(migrations(production, liquibase(database)))
                .extracting(ParityFinding::key)
                .containsExactly("shop: liquibase changes.sql::two::bob");
    }
}
