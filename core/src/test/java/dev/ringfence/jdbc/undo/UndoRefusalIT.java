package dev.ringfence.jdbc.undo;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be taken back does not go through, and says why; what is kept has bounds and an end. */
class UndoRefusalIT {
    private static final String[] ITEM = {
        "CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(4000), owner INT)",
        "CREATE TABLE keyless (id INT)",
        "CREATE VIEW seen AS SELECT * FROM item",
        "INSERT INTO item VALUES (1, 'a', 7), (2, 'b', 7), (3, 'c', 8)",
        "INSERT INTO keyless VALUES (1)"
    };

    private static UndoShop shop(TestDatabase kind) throws SQLException {
        return UndoShop.of(
                kind, builder -> builder.table("item").table("keyless").table("seen"), ITEM);
    }

    private static void assertRefused(UndoShop shop, String rule, String sql) throws SQLException {
        List<String> before = shop.rows("item");
        assertDenied(sql, rule, () -> shop.change(sql));
        assertThat(shop.rows("item")).as(sql).isEqualTo(before);
        assertThat(shop.kept()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void shapesWhoseRowsCannotBeTold_areRefused(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        assertRefused(shop, "undo.table", "DELETE FROM keyless WHERE id = 1");
        assertRefused(shop, "undo.shape", "UPDATE seen SET owner = 1 WHERE id = 1");
        assertRefused(shop, "undo.shape", "INSERT INTO item SELECT id + 100, name, owner FROM item");
        assertRefused(shop, "undo.shape", "TRUNCATE TABLE item");
        assertRefused(shop, "undo.shape", "DROP TABLE item");
        switch (kind) {
            case POSTGRESQL -> {
                assertRefused(shop, "undo.shape", "DELETE FROM item WHERE id = 1 RETURNING id");
                assertRefused(
                        shop, "undo.shape", "WITH gone AS (DELETE FROM item RETURNING id) SELECT count(*) FROM gone");
                assertRefused(shop, "undo.shape", "UPDATE item SET owner = 1 WHERE id = 1; DELETE FROM item");
                assertRefused(shop, "undo.shape", "DO $$ BEGIN DELETE FROM item; END $$");
                assertRefused(shop, "undo.shape", "INSERT INTO item (id) VALUES ((random() * 1000)::int)");
                assertRefused(shop, "undo.shape", "UPDATE item SET (id, owner) = (9, 9) WHERE id = 1");
                assertRefused(
                        shop,
                        "undo.shape",
                        "MERGE INTO item USING (VALUES (1)) v(id) ON item.id = v.id WHEN MATCHED THEN DELETE");
            }
            case MARIADB -> {
                assertRefused(shop, "undo.shape", "REPLACE INTO item VALUES (1, 'z', 0)");
                assertRefused(shop, "undo.shape", "UPDATE item a JOIN keyless b ON a.id = b.id SET a.owner = 1");
                assertRefused(shop, "undo.shape", "DELETE item FROM item JOIN keyless ON item.id = keyless.id");
                assertRefused(shop, "undo.shape", "UPDATE IGNORE item SET owner = 1 WHERE id = 1");
                assertRefused(shop, "undo.shape", "INSERT INTO item (id) VALUES (FLOOR(RAND() * 1000) + 10)");
                assertRefused(shop, "undo.shape", "UPDATE item SET owner = id + 1, id = owner WHERE id = 1");
                assertRefused(
                        shop, "undo.shape", "UPDATE /*!50000 item SET owner = 1, */ item SET owner = 1 WHERE id = 1");
            }
            default -> {
                assertRefused(shop, "undo.shape", "MERGE INTO item (id, name, owner) KEY (id) VALUES (1, 'z', 0)");
                assertRefused(
                        shop,
                        "undo.shape",
                        "MERGE INTO item USING (VALUES (1)) v(id) ON item.id = v.id WHEN MATCHED THEN DELETE");
                assertRefused(shop, "undo.shape", "SELECT * FROM OLD TABLE (DELETE FROM item WHERE id = 1)");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void triggers_areRefusedUnlessTolerated(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        String[] trigger = kind == TestDatabase.POSTGRESQL
                ? new String[] {
                    "CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS"
                            + " $$ BEGIN NEW.name = upper(NEW.name) || '!'; RETURN NEW; END $$",
                    "CREATE TRIGGER shout BEFORE UPDATE ON item FOR EACH ROW EXECUTE FUNCTION shout()"
                }
                : new String[] {
                    "CREATE TRIGGER shout BEFORE UPDATE ON item FOR EACH ROW SET NEW.name = CONCAT(UPPER(NEW.name), '!')"
                };
        Sql.execute(shop.raw(), trigger);
        assertRefused(shop, "undo.table", "UPDATE item SET owner = 1 WHERE id = 1");

        UndoLog tolerant = UndoLog.builder(shop.raw(), shop.guard())
                .table("item")
                .tolerateTriggersBecause("a test")
                .build();
        UndoShop other = new UndoShop(kind, shop.raw(), shop.guard(), shop.audit(), tolerant);
        String deleted = other.change("DELETE FROM item WHERE id = 3");
        other.replay(deleted);
        assertThat(other.rows("item")).contains("[3, c, 8]");
        String updated = other.change("UPDATE item SET owner = 1 WHERE id = 1");
        assertThat(other.rows("item")).contains("[1, A!, 1]");
        // It runs again when the row is brought back, so that the row would not be what it was.
        assertDenied("undo.incomplete", () -> other.replay(updated));
        assertThat(other.rows("item")).contains("[1, A!, 1]");
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndBytes_haveLimits(TestDatabase kind) throws SQLException {
        UndoShop shop =
                UndoShop.of(kind, builder -> builder.table("item").maxRows(2).maxBytes(600), ITEM);
        assertRefused(shop, "undo.rows", "DELETE FROM item WHERE id > 0");
        assertDenied("undo.rows", () -> shop.change("DELETE FROM item WHERE id = 1", "DELETE FROM item WHERE id > 1"));
        Sql.execute(shop.raw(), "UPDATE item SET name = '" + "n".repeat(700) + "' WHERE id = 3");
        assertRefused(shop, "undo.bytes", "DELETE FROM item WHERE id = 3");
        assertThat(shop.change("DELETE FROM item WHERE id < 3")).isNotEqualTo("none");
    }

    @ParameterizedTest
    @EnumSource
    void erasure_leavesNothingOfAPerson(TestDatabase kind) throws SQLException {
        UndoShop shop = UndoShop.of(kind, builder -> builder.table("item").subject("item", "owner"), ITEM);
        String id = shop.change("UPDATE item SET name = 'x'");
        assertThat(shop.log().erase("item", "7")).isEqualTo(2);
        assertThat(shop.log().erase("item", "7")).isZero();
        assertThat(shop.query("SELECT COUNT(*) FROM " + shop.rowTable() + " WHERE image_before IS NOT NULL"))
                .containsExactly("[1]");
        assertDenied("undo.changed-since", () -> shop.replay(id));
        assertThat(shop.log().export(id)).contains("-- erased").doesNotContain("'7'");
        assertThat(shop.log().replayUnchanged(id, UndoShop.OPS, "a test").plan().steps())
                .allMatch(step -> step.erased() == 2 && step.restored() == 1);
        assertThat(shop.rows("item")).containsExactly("[1, x, 7]", "[2, x, 7]", "[3, c, 8]");
    }

    @ParameterizedTest
    @EnumSource
    void erasureWithoutASubject_goesByKey(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        shop.change("DELETE FROM item WHERE id < 3");
        assertThat(shop.log().erase("ITEM", "1")).isEqualTo(1);
        assertThat(shop.log().erase("item", "9")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void retention_endsWhatIsKept(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        String id = shop.change("DELETE FROM item WHERE id = 1");
        assertThat(shop.log().purge()).isZero();
        UndoLog later = UndoLog.builder(shop.raw(), shop.guard())
                .table("item")
                .retention(Duration.ofDays(1))
                .clock(Clock.fixed(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC))
                .build();
        assertThat(later.purge()).isEqualTo(1);
        assertThat(shop.kept()).isZero();
        assertDenied("undo.unknown", () -> shop.replay(id));
    }

    @ParameterizedTest
    @EnumSource
    void tableWithOtherColumnsSince_isRefused(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        String id = shop.change("DELETE FROM item WHERE id = 1");
        Sql.execute(shop.raw(), "ALTER TABLE item ADD COLUMN added INT");
        assertDenied("undo.table-changed", () -> shop.replay(id));
        assertDenied("undo.table-changed", () -> shop.log().preview(id));
    }

    @Test
    void messages_showNoValue() throws SQLException {
        UndoShop shop = UndoShop.of(
                TestDatabase.H2_NATIVE,
                builder -> builder.table("item"),
                "CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(40))",
                "INSERT INTO item VALUES (1, 'hidden')");
        String id = shop.change("UPDATE item SET name = 'secret' WHERE name = 'hidden'");
        assertThat(shop.log().preview(id).toString()).doesNotContain("hidden", "secret");
        assertThat(shop.log().entries(1).toString()).doesNotContain("hidden", "secret");
        Sql.execute(shop.raw(), "UPDATE item SET name = 'covert'");
        assertThatThrown(() -> shop.replay(id));
        assertThatThrown(() -> shop.change("MERGE INTO item KEY (id) VALUES (1, 'secret')"));
        assertThat(shop.audit().entries().toString()).doesNotContain("hidden", "secret", "covert");
        assertThat(shop.log().toString()).contains("item");
    }

    private static void assertThatThrown(ThrowingCallable call) {
        assertThat(catchThrowable(call))
                .isInstanceOf(RingfenceException.class)
                .message()
                .doesNotContain("hidden", "secret", "covert");
    }

    @Test
    void settings_areChecked() throws SQLException {
        UndoShop shop = shop(TestDatabase.H2_NATIVE);
        assertThatIllegalStateException().isThrownBy(() -> builder(shop).build());
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(shop).maxRows(1).maxRows(2));
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(shop).table("a").table("A"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(shop).maxRows(0))
                .withMessage("'maxRows' must be positive but was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> builder(shop).maxBytes(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder(shop).retention(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder(shop).tolerateTriggersBecause(" "));
    }

    private static UndoLog.Builder builder(UndoShop shop) {
        return UndoLog.builder(shop.raw(), shop.guard());
    }
}
