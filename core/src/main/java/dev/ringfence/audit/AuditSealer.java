package dev.ringfence.audit;

import dev.ringfence.store.StoreConnections;
import dev.ringfence.store.StoreSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves committed entries to the end of the chain. The lock of the head's row makes one sealer at a time of all
 * instances; it ends with its transaction, so a sealer that dies leaves nothing behind. Writers hold no lock that it
 * waits for, and it holds none that they wait for. Safe for use by many threads.
 */
final class AuditSealer {
    /** The most entries sealed in one transaction. */
    static final int MOST_TOGETHER = 512;

    private static final int LARGEST_PIECE = 64;

    private final StoreConnections connections;
    private final ChainHash hashes;
    private final AuditSteps steps;

    AuditSealer(StoreConnections connections, ChainHash hashes, AuditSteps steps) {
        this.connections = connections;
        this.hashes = hashes;
        this.steps = steps;
    }

    private record Waiting(long queueNumber, EntryRow row) {}

    /**
     * Seals what is committed, as far as it goes at once.
     *
     * @param waits true to wait for another sealer that is at it
     * @return how many entries were sealed; empty if another is at it and was not waited for
     */
    Optional<Integer> seal(boolean waits) {
        long began = System.nanoTime();
        if (!anythingWaits()) {
            steps.caughtUp(began);
            return Optional.of(0);
        }
        Optional<Integer> sealed =
                connections.inTransaction("seal audit entries", session -> seal(session, waits ? "" : " SKIP LOCKED"));
        sealed.ifPresent(steps::sealed);
        sealed.filter(count -> count < MOST_TOGETHER).ifPresent(count -> steps.caughtUp(began));
        return sealed;
    }

    private boolean anythingWaits() {
        return connections.get("look for unsealed audit entries", session -> {
            try (PreparedStatement select =
                            session.prepare("SELECT 1 FROM " + session.table("audit_unsealed") + " LIMIT 1");
                    ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        });
    }

    private Optional<Integer> seal(StoreSession session, String otherwise) throws SQLException {
        Optional<ChainCheck.Link> head = AuditHead.lock(session, otherwise);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        List<Waiting> waiting = waiting(session);
        if (waiting.isEmpty()) {
            return Optional.of(0);
        }
        long now = AuditHead.nowMicros(session);
        ChainCheck.Link last = head.get();
        List<SealedRow> chain = new ArrayList<>(waiting.size());
        int tampered = 0;
        for (Waiting one : waiting) {
            tampered += hashes.ofContent(one.row()).equals(one.row().contentHash()) ? 0 : 1;
            SealedRow row = SealedRow.seal(one.row(), last.sequence() + 1, now, last.hash(), hashes);
            chain.add(row);
            last = new ChainCheck.Link(row.sequence(), row.hash());
        }
        insert(session, chain);
        delete(session, waiting);
        AuditHead.move(session, last);
        if (tampered > 0) {
            steps.tampered(tampered);
        }
        return Optional.of(waiting.size());
    }

    private static List<Waiting> waiting(StoreSession session) throws SQLException {
        try (PreparedStatement select = session.prepare("SELECT " + EntryRow.COLUMNS + ", queue_number FROM "
                + session.table("audit_unsealed") + " ORDER BY queue_number LIMIT " + MOST_TOGETHER)) {
            List<Waiting> waiting = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new Waiting(rows.getLong(1 + EntryRow.COLUMN_COUNT), EntryRow.read(rows, 1)));
                }
            }
            return waiting;
        }
    }

    // Many rows in one statement: a fifth of the database's work that one statement for each would be.
    private static void insert(StoreSession session, List<SealedRow> chain) throws SQLException {
        String into = "INSERT INTO " + session.table("audit_entry") + " (" + SealedRow.COLUMNS + ") VALUES ";
        for (List<SealedRow> rows : pieces(chain)) {
            try (PreparedStatement insert =
                    session.prepare(into + repeated("(" + SealedRow.PLACES + ")", rows.size()))) {
                for (int i = 0; i < rows.size(); i++) {
                    rows.get(i).set(insert, 1 + i * SealedRow.COLUMN_COUNT);
                }
                insert.executeUpdate();
            }
        }
    }

    private static void delete(StoreSession session, List<Waiting> sealed) throws SQLException {
        String from = "DELETE FROM " + session.table("audit_unsealed") + " WHERE queue_number IN (";
        for (List<Waiting> rows : pieces(sealed)) {
            try (PreparedStatement delete = session.prepare(from + repeated("?", rows.size()) + ")")) {
                for (int i = 0; i < rows.size(); i++) {
                    delete.setLong(1 + i, rows.get(i).queueNumber());
                }
                if (delete.executeUpdate() != rows.size()) {
                    throw new SQLException("an entry was sealed by two at once: its row was gone");
                }
            }
        }
    }

    /** Powers of two, so that there are few different statements and drivers can keep them prepared. */
    private static <T> List<List<T>> pieces(List<T> all) {
        List<List<T>> pieces = new ArrayList<>();
        for (int start = 0; start < all.size(); ) {
            int size = Math.min(LARGEST_PIECE, Integer.highestOneBit(all.size() - start));
            pieces.add(all.subList(start, start + size));
            start += size;
        }
        return pieces;
    }

    private static String repeated(String places, int times) {
        return (places + ", ").repeat(times - 1) + places;
    }
}
