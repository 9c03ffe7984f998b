package dev.ringfence.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/**
 * An entry as its row holds it: kinds as text, since a newer version may write one that this one does not know, and the
 * time in microseconds since the epoch.
 */
record EntryRow(
        String id,
        long at,
        String kind,
        String actor,
        String actorKind,
        String environment,
        String rule,
        String digest,
        String detail,
        String contentHash) {
    static final String COLUMNS =
            "entry_id, happened_at, kind, actor, actor_kind, environment, rule, shape_digest, detail,"
                    + " content_hash";
    static final String PLACES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
    static final int COLUMN_COUNT = 10;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 2000;

    /** A new row for an entry, with an id of its own. What does not fit into its column is cut, with a mark. */
    static EntryRow of(AuditEntry entry, ChainHash hash) {
        EntryRow row = new EntryRow(
                UUID.randomUUID().toString().replace("-", ""),
                ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()),
                entry.kind().name(),
                FittedText.of(entry.actor().name(), LONGEST_NAME),
                entry.actor().kind().name(),
                FittedText.of(entry.environment(), LONGEST_NAME),
                FittedText.of(entry.rule(), LONGEST_NAME),
                FittedText.of(entry.digest(), LONGEST_NAME),
                FittedText.of(entry.detail(), LONGEST_DETAIL),
                "");
        return row.withContentHash(hash.ofContent(row));
    }

    private EntryRow withContentHash(String hash) {
        return new EntryRow(id, at, kind, actor, actorKind, environment, rule, digest, detail, hash);
    }

    static EntryRow read(ResultSet rows, int first) throws SQLException {
        return new EntryRow(
                rows.getString(first),
                rows.getLong(first + 1),
                rows.getString(first + 2),
                rows.getString(first + 3),
                rows.getString(first + 4),
                rows.getString(first + 5),
                rows.getString(first + 6),
                rows.getString(first + 7),
                rows.getString(first + 8),
                rows.getString(first + 9));
    }

    void set(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, id);
        statement.setLong(first + 1, at);
        statement.setString(first + 2, kind);
        statement.setString(first + 3, actor);
        statement.setString(first + 4, actorKind);
        statement.setString(first + 5, environment);
        statement.setString(first + 6, rule);
        statement.setString(first + 7, digest);
        statement.setString(first + 8, detail);
        statement.setString(first + 9, contentHash);
    }

    /** The entry. A kind that this version does not know is {@code OTHER}, and stands before the detail. */
    AuditEntry entry() {
        AuditEntry.Kind known = known(AuditEntry.Kind.class, kind, AuditEntry.Kind.OTHER);
        return new AuditEntry(
                Instant.EPOCH.plus(at, ChronoUnit.MICROS),
                known,
                new Actor(actor.isBlank() ? "?" : actor, known(Actor.Kind.class, actorKind, Actor.Kind.SERVICE)),
                environment,
                rule,
                digest,
                known == AuditEntry.Kind.OTHER ? kind.toLowerCase(Locale.ROOT) + ": " + detail : detail);
    }

    private static <E extends Enum<E>> E known(Class<E> kinds, String name, E otherwise) {
        for (E kind : kinds.getEnumConstants()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return otherwise;
    }
}
