package dev.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.Patience;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped scripts, run by the tools that they are for, make the same tables as the call. */
class MigrationScriptsIT {

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void tables_madeByFlyway_areTheSameAsByTheCall(TestDatabase kind) throws Exception {
        DataSource migrated = kind.create();
        flyway(migrated);
        assertSameAsByTheCall(kind, migrated);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void tables_madeByLiquibase_areTheSameAsByTheCall(TestDatabase kind) throws Exception {
        DataSource migrated = kind.create();
        liquibase(migrated);
        assertSameAsByTheCall(kind, migrated);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void scripts_runOverTablesInUse_keepWhatTheyHold(TestDatabase kind) throws Exception {
        DataSource dataSource = kind.create();
        StoreTables.create(dataSource);
        StateStore store = StateStore.jdbc(dataSource, Patience.LONG);
        StateKey key = new StateKey("freeze", "all");
        store.compareAndSet(key, 0, "{}", Optional.empty());
        liquibase(dataSource);
        flyway(dataSource);
        assertThat(store.find(key)).isPresent();
    }

    private static void assertSameAsByTheCall(TestDatabase kind, DataSource migrated) throws SQLException {
        DataSource called = kind.create();
        StoreTables.create(called);
        StoreTables.create(called, "attestation");
        assertThat(columns(called)).isNotEmpty().isEqualTo(columns(migrated));
        assertThat(versions(migrated)).isEqualTo(versions(called));
        assertThat(StateStore.jdbc(migrated, Patience.LONG).list("freeze")).isEmpty();
    }

    private static void flyway(DataSource dataSource) throws SQLException {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:ringfence-db/" + database(dataSource).folder())
                .baselineOnMigrate(true)
                .load()
                .migrate();
    }

    // Held, since a logger that nobody holds forgets its level.
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private static void liquibase(DataSource dataSource) throws Exception {
        LIQUIBASE.setLevel(Level.WARNING);
        try (Connection connection = dataSource.getConnection()) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "ringfence-db/liquibase.xml")
                        .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                        .execute();
            });
        }
    }

    private static StoreDatabase database(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return StoreDatabase.of(connection);
        }
    }

    private static Map<String, Long> versions(DataSource dataSource) throws SQLException {
        Map<String, Long> versions = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT component, table_version, oldest_reader FROM "
                        + database(dataSource).table("table_version"))) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2) * 1000 + rows.getLong(3));
            }
        }
        return versions;
    }

    /** Every column of our tables with its type, size and whether it may be null. */
    private static Map<String, String> columns(DataSource dataSource) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (Connection connection = dataSource.getConnection()) {
            boolean prefixed = StoreDatabase.of(connection).product() == StoreDatabase.Product.MARIADB;
            try (ResultSet rows = connection
                    .getMetaData()
                    .getColumns(
                            connection.getCatalog(),
                            prefixed ? null : "ringfence",
                            prefixed ? "ringfence%" : "%",
                            "%")) {
                while (rows.next()) {
                    columns.put(
                            rows.getString("TABLE_NAME") + "." + rows.getString("COLUMN_NAME"),
                            rows.getString("TYPE_NAME") + " " + rows.getInt("COLUMN_SIZE") + " "
                                    + rows.getString("IS_NULLABLE") + " " + rows.getString("IS_AUTOINCREMENT"));
                }
            }
        }
        return columns;
    }
}
