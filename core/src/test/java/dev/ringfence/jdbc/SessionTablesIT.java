package dev.ringfence.jdbc;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.base.Levels;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a session does with temporary tables of its own in production, where ten rows are a statement's most. */
class SessionTablesIT {
    private static String create(TestDatabase kind, String rest) {
        return "CREATE " + (kind == TestDatabase.MARIADB ? "" : "LOCAL ") + "TEMPORARY TABLE " + rest;
    }

    @ParameterizedTest
    @EnumSource
    void temporaryTable_ofTheSession_isEmptiedAndDropped(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection connection = shop.guarded().getConnection()) {
                connection.setAutoCommit(autoCommit);
                Statement statement = connection.createStatement();
                statement.execute(create(kind, "ht_customer (id INT)"));
                assertThat(statement.executeUpdate("INSERT INTO ht_customer SELECT id FROM customer"))
                        .isEqualTo(Shop.CUSTOMERS);
                assertThat(statement.executeUpdate("UPDATE ht_customer SET id = id + 1"))
                        .isEqualTo(Shop.CUSTOMERS);
                assertThat(connection
                                .prepareStatement("DELETE FROM ht_customer")
                                .executeUpdate())
                        .isEqualTo(Shop.CUSTOMERS);
                statement.execute("TRUNCATE TABLE ht_customer");
                assertDenied("sql.delete-without-where", () -> statement.execute("DELETE FROM customer"));
                statement.execute("DROP TABLE ht_customer");
                if (!autoCommit) {
                    connection.commit();
                }
            }
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
        assertThat(shop.reports("sql.truncate")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void temporaryTable_thatIsGone_hidesNoOtherOfItsName(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            Statement statement = connection.createStatement();
            statement.execute(create(kind, "ht_customer (id INT)"));
            statement.execute("DROP TABLE ht_customer");
            Sql.execute(shop.raw(), "CREATE TABLE ht_customer (id INT)");
            Sql.execute(shop.raw(), "INSERT INTO ht_customer VALUES (1)");
            assertDenied("sql.delete-without-where", () -> statement.execute("DELETE FROM ht_customer"));
            assertDenied("sql.drop", () -> statement.execute("DROP TABLE ht_customer"));
        }
        assertThat(Sql.number(shop.raw(), "SELECT COUNT(*) FROM ht_customer")).isEqualTo(1);
    }

    /** H2 makes none where a table of that name is there, and says nothing. */
    @Test
    void temporaryTable_thatWasNeverMade_isTheTableOfThatName() throws SQLException {
        Shop shop = Shop.production(TestDatabase.H2_NATIVE, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection()) {
            Statement statement = connection.createStatement();
            statement.execute("CREATE LOCAL TEMPORARY TABLE IF NOT EXISTS customer (id INT)");
            assertDenied("sql.delete-without-where", () -> statement.execute("DELETE FROM customer"));
        }
        assertThat(shop.customers()).isEqualTo(Shop.CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource
    void temporaryTable_besideOthers_freesNone(TestDatabase kind) throws SQLException {
        Shop shop = Shop.production(kind, Levels.enforcing());
        try (Connection connection = shop.guarded().getConnection();
                Connection other = shop.guarded().getConnection()) {
            Statement statement = connection.createStatement();
            statement.execute(create(kind, "ht_customer (id INT)"));
            statement.executeUpdate("INSERT INTO ht_customer SELECT id FROM customer");
            assertDenied(
                    "rows.statement-ceiling",
                    () -> statement.executeUpdate(
                            "UPDATE customer SET vip = 1 WHERE id IN (SELECT id FROM ht_customer)"));
            assertDenied(
                    "sql.delete-without-where", () -> other.createStatement().execute("DELETE FROM ht_customer"));
        }
        assertThat(shop.vips()).isZero();
    }
}
