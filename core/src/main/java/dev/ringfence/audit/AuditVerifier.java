package dev.ringfence.audit;

import dev.ringfence.store.StoreConnections;
import dev.ringfence.store.StoreSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads a chain from its beginning to its head and holds it against everything that is known of it. */
final class AuditVerifier {
    private static final int PAGE = 1000;

    private final StoreConnections connections;
    private final ChainHash hashes;
    private final Optional<AnchorSignatureCheck> signatures;

    AuditVerifier(StoreConnections connections, ChainHash hashes, Optional<AnchorSignatureCheck> signatures) {
        this.connections = connections;
        this.hashes = hashes;
        this.signatures = signatures;
    }

    /** What the ends of a chain are, read in one statement each. */
    private record Ends(Optional<Anchor> checkpoint, Optional<ChainCheck.Link> head, long newest) {}

    AuditVerification verify(Collection<Anchor> anchors) {
        Ends ends = connections.get("read the ends of the audit trail", AuditVerifier::ends);
        List<AuditProblem> early = new ArrayList<>();
        List<Anchor> trusted = new ArrayList<>();
        for (Anchor anchor : anchors) {
            if (isSigned(anchor, Anchor.Purpose.ANCHOR)) {
                trusted.add(anchor);
            } else {
                early.add(AuditProblem.at(AuditProblem.Kind.SIGNATURE, anchor.sequence()));
            }
        }
        // Pruning is no excuse without a signature: else whoever deletes the beginning could say that he pruned it.
        ends.checkpoint()
                .filter(checkpoint -> signatures.isEmpty() || !isSigned(checkpoint, Anchor.Purpose.CHECKPOINT))
                .ifPresent(
                        checkpoint -> early.add(AuditProblem.at(AuditProblem.Kind.SIGNATURE, checkpoint.sequence())));
        ChainCheck.Link begin = ends.checkpoint()
                .map(checkpoint -> new ChainCheck.Link(checkpoint.sequence(), checkpoint.hash()))
                .orElse(ChainCheck.Link.ROOT);
        ChainCheck check = new ChainCheck(hashes, begin, trusted);
        early.forEach(check::problem);
        // From the smallest number there can be, so that rows before the beginning are found.
        read(check, ends, Long.MIN_VALUE);
        repeated().forEach(check::problem);
        return check.finish(head(ends));
    }

    /** What was found behind a known entry, and how far that went. */
    record Stretch(AuditVerification found, ChainCheck.Link head) {}

    /**
     * Reads a known entry and what was sealed after it, and nothing before.
     *
     * @param known an entry that was right when it was read; empty for the one at the head
     */
    Stretch verifySince(Optional<ChainCheck.Link> known) {
        Ends ends = connections.get("read the ends of the audit trail", AuditVerifier::ends);
        ChainCheck.Link head = head(ends);
        ChainCheck.Link from = known.orElse(head);
        Optional<ChainCheck.Link> pruned = ends.checkpoint()
                .filter(checkpoint -> checkpoint.sequence() >= from.sequence())
                .filter(checkpoint -> signatures.isPresent() && isSigned(checkpoint, Anchor.Purpose.CHECKPOINT))
                .map(checkpoint -> new ChainCheck.Link(checkpoint.sequence(), checkpoint.hash()));
        ChainCheck.Link begin = pruned.orElseGet(() -> before(from));
        List<Anchor> anchors = pruned.isPresent() || from.sequence() == 0
                ? List.of()
                : List.of(new Anchor(Anchor.Purpose.ANCHOR, from.sequence(), from.hash(), Instant.EPOCH, ""));
        ChainCheck check = new ChainCheck(hashes, begin, anchors);
        read(check, ends, begin.sequence());
        return new Stretch(check.finish(head), head);
    }

    /** What an entry says stands before it; its own hash is held against what is known. */
    private ChainCheck.Link before(ChainCheck.Link known) {
        if (known.sequence() == 0) {
            return ChainCheck.Link.ROOT;
        }
        long before = known.sequence() - 1;
        return new AuditReader(connections)
                .read(AuditQuery.all().after(before).limit(1)).stream()
                        .filter(row -> row.sequence() == known.sequence())
                        .findFirst()
                        .map(row -> new ChainCheck.Link(before, row.previousHash()))
                        .orElse(new ChainCheck.Link(before, ""));
    }

    private static ChainCheck.Link head(Ends ends) {
        return ends.head().orElse(new ChainCheck.Link(ends.newest(), ""));
    }

    private void read(ChainCheck check, Ends ends, long after) {
        long newest = ends.newest();
        ChainCheck.Link head = head(ends);
        AuditReader reader = new AuditReader(connections);
        AuditQuery query = AuditQuery.all().after(after).limit(PAGE);
        List<SealedRow> page;
        do {
            page = reader.read(query);
            for (SealedRow row : page) {
                if (row.sequence() <= head.sequence()) {
                    check.accept(row);
                }
                query = query.after(row.sequence());
            }
        } while (page.size() == PAGE && page.get(PAGE - 1).sequence() < head.sequence());
        if (newest > head.sequence()) {
            check.problem(new AuditProblem(AuditProblem.Kind.INSERTED, head.sequence() + 1, newest));
        }
    }

    private boolean isSigned(Anchor anchor, Anchor.Purpose purpose) {
        return anchor.purpose() == purpose
                && (signatures.isEmpty() || signatures.get().accepts(anchor.payload(), anchor.signature()));
    }

    private static Ends ends(StoreSession session) throws SQLException {
        Optional<Anchor> checkpoint = checkpoint(session);
        // In one statement, so that nothing is sealed between the two answers.
        try (PreparedStatement select = session.prepare("SELECT n.newest, h.sequence_number, h.entry_hash FROM"
                        + " (SELECT COALESCE(MAX(sequence_number), 0) AS newest FROM " + session.table("audit_entry")
                        + ") n LEFT JOIN " + session.table("audit_head") + " h ON h.trail = 'main'");
                ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("the trail has no ends");
            }
            long newest = rows.getLong(1);
            long head = rows.getLong(2);
            return new Ends(
                    checkpoint,
                    rows.wasNull() ? Optional.empty() : Optional.of(new ChainCheck.Link(head, rows.getString(3))),
                    newest);
        }
    }

    private static Optional<Anchor> checkpoint(StoreSession session) throws SQLException {
        try (PreparedStatement select = session.prepare("SELECT sequence_number, entry_hash, made_at, signature FROM "
                        + session.table("audit_checkpoint") + " ORDER BY sequence_number DESC LIMIT 1");
                ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new Anchor(
                            Anchor.Purpose.CHECKPOINT,
                            rows.getLong(1),
                            rows.getString(2),
                            Instant.EPOCH.plus(rows.getLong(3), ChronoUnit.MICROS),
                            rows.getString(4)))
                    : Optional.empty();
        }
    }

    private List<AuditProblem> repeated() {
        return connections.get("look for repeated audit entries", session -> {
            try (PreparedStatement select = session.prepare("SELECT MIN(sequence_number), MAX(sequence_number) FROM "
                            + session.table("audit_entry") + " GROUP BY entry_id HAVING COUNT(*) > 1 ORDER BY 1");
                    ResultSet rows = select.executeQuery()) {
                List<AuditProblem> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new AuditProblem(AuditProblem.Kind.REPEATED, rows.getLong(1), rows.getLong(2)));
                }
                return found;
            }
        });
    }
}
