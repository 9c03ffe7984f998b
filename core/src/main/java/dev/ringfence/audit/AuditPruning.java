package dev.ringfence.audit;

import dev.ringfence.store.StoreConnections;
import dev.ringfence.store.StoreSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Deletes the beginning of a chain and leaves a signed checkpoint that says where it begins now. */
final class AuditPruning {
    private final StoreConnections connections;
    private final AnchorSigner signer;
    private final Clock clock;

    AuditPruning(StoreConnections connections, AnchorSigner signer, Clock clock) {
        this.connections = connections;
        this.signer = signer;
        this.clock = clock;
    }

    /** @param told the entry that tells of it, inserted in the same transaction */
    long prune(Instant before, EntryRow told) {
        return connections.inTransaction("prune the audit trail", session -> {
            // Nobody seals meanwhile.
            AuditHead.lock(session, "");
            Optional<ChainCheck.Link> last = last(session, before);
            if (last.isEmpty()) {
                return 0L;
            }
            // In microseconds, as the row keeps it, so that the signature is of what is read.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            keep(
                    session,
                    Anchor.signed(
                            Anchor.Purpose.CHECKPOINT,
                            last.get().sequence(),
                            last.get().hash(),
                            now,
                            signer));
            EntryInsert.run(session, List.of(told));
            return delete(session, last.get().sequence());
        });
    }

    private static Optional<ChainCheck.Link> last(StoreSession session, Instant before) throws SQLException {
        try (PreparedStatement select = session.prepare("SELECT sequence_number, entry_hash FROM "
                + session.table("audit_entry") + " WHERE sealed_at < ? ORDER BY sequence_number DESC LIMIT 1")) {
            select.setLong(1, ChronoUnit.MICROS.between(Instant.EPOCH, before));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new ChainCheck.Link(rows.getLong(1), rows.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private static void keep(StoreSession session, Anchor checkpoint) throws SQLException {
        try (PreparedStatement insert = session.prepare("INSERT INTO " + session.table("audit_checkpoint")
                + " (sequence_number, entry_hash, made_at, signature) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, checkpoint.sequence());
            insert.setString(2, checkpoint.hash());
            insert.setLong(3, ChronoUnit.MICROS.between(Instant.EPOCH, checkpoint.at()));
            insert.setString(4, checkpoint.signature());
            insert.executeUpdate();
        }
    }

    private static long delete(StoreSession session, long last) throws SQLException {
        try (PreparedStatement delete =
                session.prepare("DELETE FROM " + session.table("audit_entry") + " WHERE sequence_number <= ?")) {
            delete.setLong(1, last);
            return delete.executeUpdate();
        }
    }
}
