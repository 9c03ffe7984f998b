package dev.ringfence.jdbc.undo;

import static dev.ringfence.jdbc.Shop.assertDenied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that go or change along by foreign keys come back with the row they refer to. */
class UndoCascadeIT {
    private static final int ROUNDS = 60;

    private static final String[] SHOP = {
        "CREATE TABLE customer (id INT PRIMARY KEY, referrer INT,"
                + " FOREIGN KEY (referrer) REFERENCES customer (id) ON DELETE SET NULL)",
        "CREATE TABLE purchase (id INT PRIMARY KEY, customer_id INT NOT NULL,"
                + " FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE ON UPDATE CASCADE)",
        "CREATE TABLE line (purchase_id INT, line_no INT, note VARCHAR(20), PRIMARY KEY (purchase_id, line_no),"
                + " FOREIGN KEY (purchase_id) REFERENCES purchase (id) ON DELETE CASCADE)",
        "CREATE TABLE visit (id INT PRIMARY KEY, customer_id INT, line_purchase INT, line_no INT,"
                + " FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE SET NULL,"
                + " FOREIGN KEY (line_purchase, line_no) REFERENCES line (purchase_id, line_no) ON DELETE CASCADE)",
        "CREATE TABLE note (id INT PRIMARY KEY, customer_id INT REFERENCES customer (id))",
        "INSERT INTO customer VALUES (1, NULL), (2, 1), (3, 2), (4, NULL)",
        "INSERT INTO purchase VALUES (10, 1), (11, 1), (12, 2), (13, 4)",
        "INSERT INTO line VALUES (10, 1, 'a'), (10, 2, 'b'), (11, 1, NULL), (12, 1, ''), (13, 1, 'z')",
        "INSERT INTO visit VALUES (100, 1, NULL, NULL), (101, 2, 10, 1), (102, 3, 13, 1), (103, 3, 12, 1)"
    };

    private static UndoShop shop(TestDatabase kind) throws SQLException {
        return UndoShop.of(
                kind,
                builder -> builder.table("customer")
                        .table("purchase")
                        .table("line")
                        .table("visit"),
                SHOP);
    }

    /** H2 lets others add rows that refer to a locked row, so that only a snapshot keeps them from going along. */
    private static String change(UndoShop shop, String sql) throws SQLException {
        boolean h2 = shop.kind() == TestDatabase.H2_NATIVE || shop.kind() == TestDatabase.H2_AS_POSTGRESQL;
        return shop.change(h2 ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_READ_COMMITTED, sql);
    }

    private static List<List<String>> everything(UndoShop shop) throws SQLException {
        return List.of(shop.rows("customer"), shop.rows("purchase"), shop.rows("line"), shop.rows("visit"));
    }

    @ParameterizedTest
    @EnumSource
    void rowsDeletedAlong_comeBack(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        List<List<String>> before = everything(shop);
        String id = change(shop, "DELETE FROM customer WHERE id = 1");
        List<List<String>> after = everything(shop);
        assertThat(after.get(1)).hasSize(2);
        assertThat(after.get(3)).hasSize(3);
        UndoReplayed replayed = shop.replay(id);
        assertThat(everything(shop)).isEqualTo(before);
        shop.replay(replayed.undoId());
        assertThat(everything(shop)).isEqualTo(after);
    }

    /** H2's own cascade fails here with a NullPointerException, from SNAPSHOT on. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void rowsThatReferToEachOther_comeBack(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        List<List<String>> before = everything(shop);
        String id = change(shop, "DELETE FROM customer WHERE id < 4");
        assertThat(shop.rows("customer")).hasSize(1);
        shop.replay(id);
        assertThat(everything(shop)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void keyThatOthersFollow_comesBackWithThem(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        List<List<String>> before = everything(shop);
        String id = shop.change(
                "UPDATE purchase SET customer_id = 4 WHERE id = 12", "UPDATE customer SET id = 40 WHERE id = 4");
        assertThat(shop.query("SELECT customer_id FROM purchase WHERE id = 13")).containsExactly("[40]");
        shop.replay(id);
        assertThat(everything(shop)).isEqualTo(before);
    }

    /** Otherwise taking back an INSERT would take along what others have added since. */
    @ParameterizedTest
    @EnumSource
    void addedRow_thatOthersReferTo_stays(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        String id = shop.change("INSERT INTO customer VALUES (7, NULL)");
        Sql.execute(shop.raw(), "INSERT INTO purchase VALUES (70, 7)");
        List<List<String>> dirty = everything(shop);
        assertDenied("undo.changed-since", () -> shop.replay(id));
        assertThat(everything(shop)).isEqualTo(dirty);
        assertThat(shop.log().preview(id).steps().get(0).referred()).isEqualTo(1);
    }

    /** A rule without an action stands against taking it back; nothing is half done. */
    @ParameterizedTest
    @EnumSource
    void addedRow_thatAConstraintHolds_isRefused(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        String id = shop.change("INSERT INTO customer VALUES (7, NULL), (8, NULL)");
        Sql.execute(shop.raw(), "INSERT INTO note VALUES (1, 8)");
        if (kind == TestDatabase.MARIADB) {
            // Its older versions parse a column's REFERENCES and ignore it.
            return;
        }
        assertDenied("undo.constraint", () -> shop.replay(id));
        assertThat(shop.rows("customer")).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void childWithoutKey_isRefused(TestDatabase kind) throws SQLException {
        UndoShop shop = UndoShop.of(
                kind,
                builder -> builder.table("parent"),
                "CREATE TABLE parent (id INT PRIMARY KEY)",
                "CREATE TABLE child (parent_id INT, FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE)",
                "INSERT INTO parent VALUES (1)",
                "INSERT INTO child VALUES (1), (1)");
        assertDenied("undo.table", () -> change(shop, "DELETE FROM parent WHERE id = 1"));
        assertThat(shop.rows("parent")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "H2_AS_POSTGRESQL"})
    void cascadeAtReadCommitted_isRefusedByH2(TestDatabase kind) throws SQLException {
        UndoShop shop = shop(kind);
        List<List<String>> before = everything(shop);
        assertDenied("undo.table", () -> shop.change("DELETE FROM customer WHERE id = 1"));
        assertThat(everything(shop)).isEqualTo(before);
        // Rows that nothing refers to need no such care.
        assertThat(shop.change("DELETE FROM visit WHERE id = 100")).isNotEqualTo("none");
    }

    /** While others add children, none is lost: what went along comes back, and what did not is still there. */
    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void childrenAddedMeanwhile_areNeverLost(TestDatabase kind) throws Exception {
        UndoShop shop = UndoShop.of(
                kind,
                builder -> builder.table("parent"),
                "CREATE TABLE parent (id INT PRIMARY KEY)",
                "CREATE TABLE child (id INT PRIMARY KEY, parent_id INT NOT NULL,"
                        + " FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE)");
        AtomicBoolean over = new AtomicBoolean();
        Set<Integer> committed = ConcurrentHashMap.newKeySet();
        Semaphore added = new Semaphore(0);
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> addChildren(shop, over, committed, added));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Sql.execute(shop.raw(), "INSERT INTO parent VALUES (" + round + ")");
                awaitOne(added);
                String id;
                try {
                    id = change(shop, "DELETE FROM parent WHERE id = " + round);
                } catch (SQLException lock) {
                    assertThat(lock.getSQLState()).matches("40.*|HYT00");
                    continue;
                }
                shop.replay(id);
            }
        } finally {
            over.set(true);
            others.get(5, TimeUnit.MINUTES);
        }
        assertThat(committed).hasSizeGreaterThanOrEqualTo(ROUNDS);
        assertThat(Sql.number(shop.raw(), "SELECT COUNT(*) FROM child")).isEqualTo(committed.size());
    }

    /** Until another child is there: others go on adding, however slow they are. */
    private static void awaitOne(Semaphore added) throws InterruptedException {
        added.drainPermits();
        assertThat(added.tryAcquire(5, TimeUnit.MINUTES)).isTrue();
    }

    private static void addChildren(UndoShop shop, AtomicBoolean over, Set<Integer> committed, Semaphore added) {
        try (Connection connection = shop.raw().getConnection();
                Statement statement = connection.createStatement()) {
            for (int id = 1; !over.get(); id++) {
                // Of one of the last parents, whether it is there just now or not.
                String sql = "INSERT INTO child SELECT " + id + ", MAX(id) FROM parent HAVING MAX(id) IS NOT NULL";
                try {
                    if (statement.executeUpdate(sql) == 1) {
                        committed.add(id);
                        added.release();
                    }
                } catch (SQLException noParent) {
                    assertThat(noParent.getSQLState()).matches("23.*|40.*|HYT00");
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
