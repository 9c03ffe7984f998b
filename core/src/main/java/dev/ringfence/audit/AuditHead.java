package dev.ringfence.audit;

import dev.ringfence.store.StoreSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The row that says which entry is the newest sealed one, and whose lock makes one sealer of many. */
final class AuditHead {
    private AuditHead() {}

    /**
     * The head, locked until the transaction ends.
     *
     * @param otherwise what follows {@code FOR UPDATE}: empty to wait for the lock
     * @return empty if another holds the lock and it was not waited for, or if there is no head
     */
    static Optional<ChainCheck.Link> lock(StoreSession session, String otherwise) throws SQLException {
        return read(session, " FOR UPDATE" + otherwise);
    }

    static Optional<ChainCheck.Link> find(StoreSession session) throws SQLException {
        return read(session, "");
    }

    private static Optional<ChainCheck.Link> read(StoreSession session, String lock) throws SQLException {
        try (PreparedStatement select = session.prepare("SELECT sequence_number, entry_hash FROM "
                        + session.table("audit_head") + " WHERE trail = 'main'" + lock);
                ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new ChainCheck.Link(rows.getLong(1), rows.getString(2)))
                    : Optional.empty();
        }
    }

    static void move(StoreSession session, ChainCheck.Link to) throws SQLException {
        try (PreparedStatement update = session.prepare("UPDATE " + session.table("audit_head")
                + " SET sequence_number = ?, entry_hash = ? WHERE trail = 'main'")) {
            update.setLong(1, to.sequence());
            update.setString(2, to.hash());
            update.executeUpdate();
        }
    }

    /** The database's time in microseconds since the epoch. */
    static long nowMicros(StoreSession session) throws SQLException {
        try (PreparedStatement select =
                        session.prepare("SELECT " + session.database().nowMicros());
                ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("the database gave no time");
            }
            return rows.getLong(1);
        }
    }
}
