package dev.ringfence.jdbc.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.jdbc.Shop;
import dev.ringfence.jdbc.undo.row.UndoText;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteDeniedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random transactions of one session, while others add, change and delete rows of the same table. After each one: what
 * was kept is exactly what an oracle of triggers saw; taking it back is refused if a row changed since, and otherwise
 * gives exactly the table without it. {@code -Dringfence.undo.rounds=10000 -Dringfence.undo.seed=1} for more.
 */
class UndoConcurrencyIT {
    private static final int ROUNDS = Integer.getInteger("ringfence.undo.rounds", 150);
    private static final long SEED = Long.getLong("ringfence.undo.seed", 20_260_101L);
    private static final int WRITERS = 3;
    /** Foreign statements for each of the session's own. */
    private static final int FOREIGN = 12;

    /**
     * States of statements that met another session: deadlocks, keys, time-outs; 90112 is H2's for a row that was deleted
     * under a DELETE or UPDATE.
     */
    private static final String FASTER = "40.*|23.*|HYT00|HY000|57014|90112";

    private static final int IDS = 120;
    private static final int GROUPS = 8;

    private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(true);
    /** So that others write while the session does, and not all the time. */
    private final Semaphore pace = new Semaphore(0);

    private final Semaphore written = new Semaphore(0);
    private int owed;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private final AtomicInteger foreign = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(names = {"H2_NATIVE", "POSTGRESQL", "MARIADB"})
    void imagesAreComplete_andComeBackExactly_whileOthersWrite(TestDatabase kind) throws Exception {
        UndoShop shop = UndoShop.of(
                kind,
                builder -> builder.table("item").tolerateTriggersBecause("the oracle of this test"),
                UndoOracle.definition(kind));
        fill(shop);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(SEED + 1 + i);
            Thread writer = new Thread(() -> write(shop, random), "writer-" + i);
            writer.start();
            writers.add(writer);
        }
        Counts counts = new Counts();
        try {
            Random random = new Random(SEED);
            for (int round = 1; round <= ROUNDS && failed.get() == null; round++) {
                round(shop, random, round, counts);
            }
        } finally {
            over.set(true);
            pace.release(WRITERS);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        System.out.println("undo on " + kind + ", seed " + SEED + ": " + counts + ", " + foreign + " foreign writes");
        assertThat(failed.get()).isNull();
        assertThat(counts.committed).isGreaterThan(ROUNDS / 2);
        assertThat(counts.rows).isGreaterThan(ROUNDS / 2);
        assertThat(counts.clean).isPositive();
        assertThat(counts.dirty).isPositive();
        assertThat(foreign.get()).isGreaterThan(ROUNDS / 4);
    }

    private static final class Counts {
        private int statements;
        private int committed;
        private int rows;
        private int denied;
        private int failed;
        private int clean;
        private int dirty;

        @Override
        public String toString() {
            return statements + " statements, " + committed + " transactions committed with " + rows + " rows, "
                    + denied + " denied, " + failed + " failed by locks and keys, " + clean + " taken back whole, "
                    + dirty + " refused";
        }
    }

    private static void fill(UndoShop shop) throws SQLException {
        try (Connection connection = shop.raw().getConnection();
                Statement statement = connection.createStatement()) {
            for (int id = 0; id < IDS; id += 2) {
                statement.execute("INSERT INTO item VALUES (" + id + ", " + id % GROUPS + ", 0, 0)");
            }
            statement.execute("INSERT INTO pick VALUES (1), (3)");
        }
    }

    private void round(UndoShop shop, Random random, int round, Counts counts)
            throws SQLException, InterruptedException {
        try (Connection connection = shop.raw().getConnection()) {
            UndoOracle.note(shop.kind(), connection, round);
            connection.setTransactionIsolation(
                    random.nextInt(4) == 0
                            ? Connection.TRANSACTION_REPEATABLE_READ
                            : Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            UndoWriter writer = shop.log().on(connection, "round", UndoShop.OPS);
            try {
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    pace.release(FOREIGN);
                    owed += FOREIGN;
                    counts.statements++;
                    statement(shop.kind(), random, round, writer);
                }
                connection.commit();
            } catch (WriteDeniedException denied) {
                connection.rollback();
                counts.denied++;
                return;
            } catch (SQLException failure) {
                connection.rollback();
                assertThat(failure.getSQLState()).matches(FASTER);
                counts.failed++;
                return;
            }
            counts.committed++;
            if (writer.id().isPresent()) {
                awaitWriters();
                turns.writeLock().lock();
                try {
                    connection.setAutoCommit(true);
                    verify(shop, connection, writer.id().get(), round, counts);
                } finally {
                    turns.writeLock().unlock();
                }
            }
        }
    }

    /** Until others have written all that they were to, whoever of them was fast and whoever was not. */
    private void awaitWriters() throws InterruptedException {
        while (!written.tryAcquire(owed, 1, TimeUnit.SECONDS) && failed.get() == null) {
            // A writer may be slow; one that failed is told of in the end.
        }
        owed = 0;
    }

    private void verify(UndoShop shop, Connection connection, String id, int round, Counts counts) throws SQLException {
        List<UndoOracle.Change> changes = UndoOracle.changes(connection, round);
        counts.rows += changes.size();
        List<String> images = new ArrayList<>();
        changes.forEach(change -> change.before()
                .ifPresentOrElse(
                        images::add,
                        () -> images.add("key " + UndoOracle.id(change.after().orElseThrow()))));
        assertThat(kept(shop, connection, id)).as("round %s", round).containsExactlyInAnyOrderElementsOf(images);

        Map<Integer, String> now = UndoOracle.items(connection);
        Map<Integer, String> expected = new TreeMap<>(now);
        int dirty = UndoOracle.takeBack(changes, expected);
        if (dirty == 0) {
            shop.replay(id);
            counts.clean++;
        } else {
            Shop.assertDenied("round " + round, "undo.changed-since", () -> shop.replay(id));
            assertThat(UndoOracle.items(connection)).isEqualTo(now);
            assertThat(shop.log()
                            .replayUnchanged(id, UndoShop.OPS, "a test")
                            .plan()
                            .conflicts())
                    .isEqualTo(dirty);
            counts.dirty++;
        }
        assertThat(UndoOracle.items(connection)).as("round %s", round).isEqualTo(expected);
    }

    private static List<String> kept(UndoShop shop, Connection connection, String id) throws SQLException {
        List<String> kept = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT key_after, image_before FROM " + shop.rowTable() + " WHERE undo_id = '" + id + "'")) {
            while (row.next()) {
                String image = row.getString(2);
                kept.add(
                        image == null
                                ? "key " + UndoText.readWhole(row.getString(1)).get(0)
                                : String.join(",", UndoText.readWhole(image)));
            }
        }
        return kept;
    }

    /** One of the shapes that can be kept; every one marks its rows. */
    private static void statement(TestDatabase kind, Random random, int round, UndoWriter writer) throws SQLException {
        int group = random.nextInt(GROUPS);
        int id = random.nextInt(IDS);
        int own = 1_000 + round * 10 + random.nextInt(10);
        switch (random.nextInt(12)) {
            case 0, 1 -> writer.executeUpdate("UPDATE item SET mark = ?, val = val + 1 WHERE grp = ?", round, group);
            case 2 -> writer.executeUpdate("UPDATE item i SET mark = ? WHERE i.id BETWEEN ? AND ?", round, id, id + 9);
            case 3 ->
                writer.executeUpdate("UPDATE item SET grp = grp + 1, mark = ? WHERE id IN (?, ?)", round, id, own);
            case 4 ->
                writer.executeUpdate(
                        "UPDATE item SET mark = ?, val = val + 1 WHERE grp IN (SELECT grp FROM pick)", round);
            case 5 -> writer.executeUpdate("DELETE FROM item WHERE grp = ? AND val > ?", group, 1);
            case 6 -> writer.executeUpdate("DELETE FROM item WHERE id = ?", id);
            case 7 -> writer.executeUpdate("DELETE FROM item WHERE grp IN (SELECT grp FROM pick) AND val > 2");
            case 8 ->
                writer.executeUpdate(
                        "INSERT INTO item (id, grp, val, mark) VALUES (?, ?, 0, ?), (?, ?, 0, 0)",
                        own,
                        group,
                        round,
                        own + 10_000_000,
                        group);
            case 9 -> writer.executeUpdate("UPDATE item SET id = id + 20000, mark = ? WHERE id = ?", round, id);
            case 10 -> insertOrSkip(kind, round, group, id, writer);
            default -> upsert(kind, round, group, id, writer);
        }
    }

    private static void insertOrSkip(TestDatabase kind, int round, int group, int id, UndoWriter writer)
            throws SQLException {
        switch (kind) {
            case POSTGRESQL ->
                writer.executeUpdate(
                        "INSERT INTO item VALUES (?, ?, 0, ?), (?, ?, 0, ?) ON CONFLICT DO NOTHING",
                        id,
                        group,
                        round,
                        id + 1,
                        group,
                        round);
            case MARIADB ->
                writer.executeUpdate(
                        "INSERT IGNORE INTO item VALUES (?, ?, 0, ?), (?, ?, 0, ?)",
                        id,
                        group,
                        round,
                        id + 1,
                        group,
                        round);
            default -> writer.executeUpdate("INSERT INTO item VALUES (?, ?, 0, ?)", id, group, round);
        }
    }

    private static void upsert(TestDatabase kind, int round, int group, int id, UndoWriter writer) throws SQLException {
        switch (kind) {
            case POSTGRESQL ->
                writer.executeUpdate(
                        "INSERT INTO item AS i VALUES (?, ?, 0, ?), (?, ?, 0, ?) ON CONFLICT (id) DO UPDATE"
                                + " SET val = i.val + 1, mark = excluded.mark",
                        id,
                        group,
                        round,
                        id + 1,
                        group,
                        round);
            case MARIADB ->
                writer.executeUpdate(
                        "INSERT INTO item VALUES (?, ?, 0, ?), (?, ?, 0, ?) ON DUPLICATE KEY UPDATE"
                                + " val = val + 1, mark = VALUES(mark)",
                        id,
                        group,
                        round,
                        id + 1,
                        group,
                        round);
            default -> writer.executeUpdate("UPDATE item SET val = val + 1, mark = ? WHERE id = ?", round, id);
        }
    }

    /** What other sessions do, each statement a transaction. */
    private void write(UndoShop shop, Random random) {
        try (Connection connection = shop.raw().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            while (true) {
                pace.acquireUninterruptibly();
                if (over.get()) {
                    return;
                }
                turns.readLock().lock();
                try {
                    statement.executeUpdate(foreignStatement(random));
                    foreign.incrementAndGet();
                } catch (SQLException failure) {
                    // Somebody else was faster, or waits for the same.
                    if (!String.valueOf(failure.getSQLState()).matches(FASTER)) {
                        throw failure;
                    }
                } finally {
                    turns.readLock().unlock();
                    written.release();
                }
            }
        } catch (Throwable failure) {
            failed.compareAndSet(null, failure);
        }
    }

    private static String foreignStatement(Random random) {
        int id = random.nextInt(IDS + 2);
        int group = random.nextInt(GROUPS);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> "INSERT INTO item VALUES (" + id + ", " + group + ", 3, 0)";
            case 3, 4 -> "UPDATE item SET grp = " + group + " WHERE id = " + id;
            case 5 -> "DELETE FROM item WHERE id = " + id;
            case 6 -> "INSERT INTO pick VALUES (" + group + ")";
            default -> "DELETE FROM pick WHERE grp = " + group;
        };
    }
}
