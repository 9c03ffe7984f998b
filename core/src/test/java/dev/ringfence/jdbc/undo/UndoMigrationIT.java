package dev.ringfence.jdbc.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.jdbc.Shop;
import dev.ringfence.store.StoreTables;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migration tools make the same tables from the shipped scripts as the call does. */
class UndoMigrationIT {
    // Held, since a logger that nobody holds forgets its level.
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void tables_madeByTools_areTheSameAsByTheCall(TestDatabase kind) throws Exception {
        UndoShop called = UndoShop.of(kind, builder -> builder.table("item"));
        List<String> columns = columns(kind, called.raw());
        assertThat(columns).hasSize(19);
        called.log().createTables();
        assertThat(columns(kind, called.raw())).isEqualTo(columns);

        DataSource byFlyway = kind.create();
        Flyway.configure()
                .dataSource(byFlyway)
                .locations("classpath:ringfence-undo/" + folder(kind))
                .load()
                .migrate();
        assertThat(columns(kind, byFlyway)).isEqualTo(columns);

        assertUsable(byFlyway);

        DataSource byLiquibase = kind.create();
        liquibase(byLiquibase);
        assertThat(columns(kind, byLiquibase)).isEqualTo(columns);
        assertUsable(byLiquibase);
    }

    /** Their version says that this library can use them. */
    private static void assertUsable(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThatCode(() -> StoreTables.require(connection, "undo", 1)).doesNotThrowAnyException();
            assertThatThrownBy(() -> StoreTables.require(connection, "undo", 2))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("the tables of 'undo' have version 1 but version 2 is needed: call StoreTables.create");
        }
    }

    @Test
    void tables_thatTakeNewerLibrariesAlone_areNotWrittenTo() throws SQLException {
        UndoShop shop = UndoShop.of(
                TestDatabase.H2_NATIVE, builder -> builder.table("item"), "CREATE TABLE item (id INT PRIMARY KEY)");
        Sql.execute(
                shop.raw(),
                "INSERT INTO item VALUES (1)",
                "UPDATE \"ringfence\".\"table_version\" SET table_version = 3, oldest_reader = 2");
        assertThatThrownBy(() -> shop.log().entries(1))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("take libraries that know version 2, but this one knows 1: upgrade it");
        Shop.assertDenied("undo.unavailable", () -> shop.change("DELETE FROM item WHERE id = 1"));
        assertThat(shop.rows("item")).hasSize(1);
    }

    private static String folder(TestDatabase kind) {
        return kind == TestDatabase.H2_NATIVE ? "h2" : kind.name().toLowerCase(Locale.ROOT);
    }

    private static void liquibase(DataSource dataSource) throws Exception {
        LIQUIBASE.setLevel(Level.WARNING);
        try (Connection connection = dataSource.getConnection()) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "ringfence-undo/liquibase.xml")
                        .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                        .execute();
            });
        }
    }

    private static List<String> columns(TestDatabase kind, DataSource dataSource) throws SQLException {
        List<String> columns = new ArrayList<>();
        boolean prefixed = kind == TestDatabase.MARIADB;
        try (Connection connection = dataSource.getConnection();
                ResultSet row = connection
                        .getMetaData()
                        .getColumns(
                                connection.getCatalog(),
                                prefixed ? null : "ringfence",
                                prefixed ? "ringfence_undo%" : "undo%",
                                "%")) {
            while (row.next()) {
                columns.add(row.getString("TABLE_NAME") + "." + row.getString("COLUMN_NAME") + " "
                        + row.getString("TYPE_NAME") + " " + row.getInt("COLUMN_SIZE") + " "
                        + row.getString("IS_NULLABLE"));
            }
        }
        Collections.sort(columns);
        return columns;
    }
}
