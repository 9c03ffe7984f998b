package dev.ringfence.jdbc.undo;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.jdbc.database.OwnTransaction;
import dev.ringfence.jdbc.undo.capture.UndoCapture;
import dev.ringfence.jdbc.undo.capture.UndoUnit;
import dev.ringfence.jdbc.undo.row.UndoParameters;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Another session writes at the worst moment there is: when the images are taken and the statement has not run. At READ
 * COMMITTED, where nothing keeps it from doing so.
 */
class UndoRaceIT {
    private static final String[] ITEM = {
        "CREATE TABLE item (id INT PRIMARY KEY, grp INT, val INT)",
        "CREATE TABLE pick (grp INT PRIMARY KEY)",
        "INSERT INTO item VALUES (1, 1, 0), (2, 2, 0), (3, 3, 0)",
        "INSERT INTO pick VALUES (1)"
    };

    /** What the other session does each time. */
    private interface Meanwhile {
        void run(int attempt) throws SQLException;
    }

    private static UndoShop shop(TestDatabase kind) throws SQLException {
        return UndoShop.of(kind, builder -> builder.table("item"), ITEM);
    }

    private static String change(UndoShop shop, String sql, Meanwhile meanwhile) throws SQLException {
        AtomicInteger attempts = new AtomicInteger();
        UndoUnit unit = shop.log().newUnit("race", UndoShop.OPS);
        try (Connection connection = shop.raw().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            OwnTransaction.get(
                    connection,
                    () -> shop.log()
                            .run(connection, unit, new UndoCapture.Run(sql, List.of(new Unbound()), true, () -> {
                                meanwhile.run(attempts.incrementAndGet());
                                return statement.executeUpdate(sql);
                            })));
        }
        return unit.id();
    }

    /** A statement without parameters. */
    private record Unbound() implements UndoParameters {
        @Override
        public boolean known(int count) {
            return count == 0;
        }

        @Override
        public void bind(int parameter, PreparedStatement to, int index) {
            throw new IllegalStateException("there is no parameter to bind");
        }
    }

    private static Meanwhile once(UndoShop shop, String sql) {
        return attempt -> {
            if (attempt == 1) {
                Sql.execute(shop.raw(), sql);
            }
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void rowAddedMeanwhile_isInTheImageOfTheNextAttempt(TestDatabase kind) throws SQLException {
        for (String sql : List.of("UPDATE item SET val = 7 WHERE grp <= 2", "DELETE FROM item WHERE grp <= 2")) {
            UndoShop shop = shop(kind);
            String id = change(shop, sql, once(shop, "INSERT INTO item VALUES (9, 2, 5)"));
            assertThat(shop.kept()).as(sql).isEqualTo(3);
            shop.replay(id);
            assertThat(shop.rows("item")).containsExactly("[1, 1, 0]", "[2, 2, 0]", "[3, 3, 0]", "[9, 2, 5]");
        }
    }

    /** As many rows as were read, but others: the count alone would not tell. */
    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void otherRowsMeantMeanwhile_areFoundOut(TestDatabase kind) throws SQLException {
        for (String verb : List.of("UPDATE item SET val = 7", "DELETE FROM item")) {
            UndoShop shop = shop(kind);
            List<String> before = shop.rows("item");
            String sql = verb + " WHERE grp IN (SELECT grp FROM pick)";
            String id = change(shop, sql, once(shop, "UPDATE pick SET grp = 2"));
            assertThat(shop.query("SELECT key_before FROM " + shop.rowTable()))
                    .as(verb)
                    .containsExactly("[[\"2\"]]");
            assertThat(shop.rows("item")).contains("[1, 1, 0]");
            shop.replay(id);
            assertThat(shop.rows("item")).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void rowsAddedEachTime_areRefusedInTheEnd(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        AtomicInteger tried = new AtomicInteger();
        assertDenied(
                "undo.incomplete",
                () -> change(shop, "DELETE FROM item WHERE grp = 1", attempt -> {
                    tried.incrementAndGet();
                    Sql.execute(shop.raw(), "INSERT INTO item VALUES (" + (10 + attempt) + ", 1, 0)");
                }));
        assertThat(tried).hasValue(UndoCapture.ATTEMPTS);
        assertThat(shop.rows("item")).hasSize(3 + UndoCapture.ATTEMPTS);
        assertThat(shop.kept()).isZero();
    }

    /** Of a row that another session added, an upsert must not say that it was added here. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL"})
    void rowAddedMeanwhile_thatAnUpsertChanges_keepsItsImage(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        String id = change(
                shop,
                "INSERT INTO item VALUES (9, 1, 1) ON CONFLICT (id) DO UPDATE SET val = 1",
                once(shop, "INSERT INTO item VALUES (9, 4, 4)"));
        shop.replay(id);
        assertThat(shop.rows("item")).contains("[9, 4, 4]");
    }

    /** At READ COMMITTED nothing in MariaDB tells the two apart. */
    @ParameterizedTest
    @EnumSource(names = {"MARIADB"})
    void upsertAtReadCommitted_isRefusedByMariaDb(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        String sql = "INSERT INTO item VALUES (9, 1, 1) ON DUPLICATE KEY UPDATE val = 1";
        assertDenied("undo.shape", () -> change(shop, sql, attempt -> {}));
        String id = shop.change(Connection.TRANSACTION_REPEATABLE_READ, sql);
        shop.replay(id);
        assertThat(shop.rows("item")).hasSize(3);
    }

    /** Numbers that other sessions were given in between belong to them. */
    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void numberedRowsAddedMeanwhile_areNotTakenForOwn(TestDatabase kind) throws SQLException {
        String key = switch (kind) {
            case MARIADB -> "INT AUTO_INCREMENT";
            case POSTGRESQL -> "INT GENERATED ALWAYS AS IDENTITY";
            default -> "INT GENERATED BY DEFAULT AS IDENTITY";
        };
        UndoShop shop = UndoShop.of(
                kind,
                builder -> builder.table("item"),
                "CREATE TABLE item (id " + key + " PRIMARY KEY, name VARCHAR(9))");
        String id = change(
                shop,
                "INSERT INTO item (name) VALUES ('own'), ('own')",
                once(shop, "INSERT INTO item (name) VALUES ('foreign'), ('foreign')"));
        Sql.execute(shop.raw(), "INSERT INTO item (name) VALUES ('foreign')");
        assertThat(shop.kept()).isEqualTo(2);
        shop.replay(id);
        assertThat(shop.query("SELECT name FROM item")).hasSize(3).containsOnly("[foreign]");
    }
}
