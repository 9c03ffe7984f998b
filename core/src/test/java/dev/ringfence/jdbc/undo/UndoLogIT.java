package dev.ringfence.jdbc.undo;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is changed comes back exactly, and nothing comes back over what others changed since. */
class UndoLogIT {
    private static final String[] CUSTOMER = {
        "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40), vip INT)",
        "INSERT INTO customer VALUES (1, 'a', 0), (2, NULL, 0), (3, 'c''c', 1), (4, '', 1)"
    };

    private static UndoShop shop(TestDatabase kind) throws SQLException {
        return UndoShop.of(kind, builder -> builder.table("customer"), CUSTOMER);
    }

    @ParameterizedTest
    @EnumSource
    void changesOfOneTransaction_comeBackTogether(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        List<String> before = shop.rows("customer");

        String id = shop.change(
                "UPDATE customer SET vip = vip + 1, name = 'x' WHERE id >= 2",
                "DELETE FROM customer WHERE vip = 2",
                "INSERT INTO customer (id, name, vip) VALUES (9, 'n', 0), (10, 'm', 0)",
                "UPDATE customer SET vip = 7 WHERE id = 9");

        List<String> after = shop.rows("customer");
        assertThat(after).hasSize(4).isNotEqualTo(before);
        assertThat(shop.log().preview(id).complete()).isTrue();
        assertThat(shop.rows("customer")).isEqualTo(after);
        UndoReplayed replayed = shop.replay(id);
        assertThat(shop.rows("customer")).isEqualTo(before);
        assertThat(replayed.plan().rows()).isEqualTo(8);

        shop.replay(replayed.undoId());
        assertThat(shop.rows("customer")).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource
    void rowChangedSince_isRefused_andTheOthersComeBackByChoice(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        String id = shop.change("UPDATE customer SET vip = 5");
        Sql.execute(shop.raw(), "UPDATE customer SET name = 'other' WHERE id = 3", "DELETE FROM customer WHERE id = 4");
        List<String> dirty = shop.rows("customer");

        assertDenied("undo.changed-since", () -> shop.replay(id));
        assertThat(shop.rows("customer")).isEqualTo(dirty);
        assertThat(shop.log().preview(id).conflicts()).isEqualTo(2);

        UndoReplayed replayed = shop.log().replayUnchanged(id, UndoShop.OPS, "a test");
        assertThat(replayed.plan().rows()).isEqualTo(2);
        assertThat(shop.rows("customer")).containsExactly("[1, a, 0]", "[2, null, 0]", "[3, other, 5]");
        assertDenied("undo.replayed", () -> shop.replay(id));
        assertDenied("undo.unknown", () -> shop.replay("0".repeat(32)));
    }

    @ParameterizedTest
    @EnumSource
    void addedOrDeletedRow_thatOthersTouched_isRefused(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        String added = shop.change("INSERT INTO customer VALUES (20, 'n', 0)");
        Sql.execute(shop.raw(), "UPDATE customer SET vip = 1 WHERE id = 20");
        assertDenied("undo.changed-since", () -> shop.replay(added));

        String deleted = shop.change("DELETE FROM customer WHERE id = 1");
        Sql.execute(shop.raw(), "INSERT INTO customer VALUES (1, 'a', 0)");
        assertDenied("undo.changed-since", () -> shop.replay(deleted));
        assertThat(shop.log().preview(deleted).steps().get(0).taken()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void keysThatMove_comeBack(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        List<String> before = shop.rows("customer");
        String up = shop.change("UPDATE customer SET id = id + 100");
        assertThat(shop.rows("customer")).doesNotContainAnyElementsOf(before);
        shop.replay(up);
        assertThat(shop.rows("customer")).isEqualTo(before);
    }

    /** Each takes the key that the one before it has left, and gives it back. */
    @ParameterizedTest
    @EnumSource
    void keysThatFollowEachOther_comeBack(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        List<String> before = shop.rows("customer");
        String down = shop.change("UPDATE customer SET id = id - 1");
        shop.replay(down);
        assertThat(shop.rows("customer")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void rollback_takesTheImagesAlong(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        try (Connection connection = shop.raw().getConnection()) {
            connection.setAutoCommit(false);
            UndoWriter writer = shop.log().on(connection, "test", UndoShop.OPS);
            writer.executeUpdate("DELETE FROM customer WHERE id = ?", 1);
            connection.rollback();
        }
        assertThat(shop.kept()).isZero();
        assertThat(shop.log().entries(10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void autocommit_keepsAnEntryForEachStatement(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        try (Connection connection = shop.raw().getConnection()) {
            UndoWriter writer = shop.log().on(connection, "cleanup", UndoShop.OPS);
            assertThat(writer.executeUpdate("DELETE FROM customer WHERE id = ?", 1))
                    .isEqualTo(1);
            String first = writer.id().orElseThrow();
            assertThat(writer.executeUpdate("DELETE FROM customer WHERE id > ?", 2))
                    .isEqualTo(2);
            assertThat(writer.id().orElseThrow()).isNotEqualTo(first);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(shop.log().entries(10))
                .extracting(UndoEntry::operation, UndoEntry::rows)
                .containsExactlyInAnyOrder(tuple("cleanup", 1L), tuple("cleanup", 2L));
    }
}
