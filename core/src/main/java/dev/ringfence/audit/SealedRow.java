package dev.ringfence.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A sealed entry as its row holds it. */
record SealedRow(long sequence, EntryRow row, long sealedAt, String previousHash, String hash) {
    static final String COLUMNS = "sequence_number, " + EntryRow.COLUMNS + ", sealed_at, previous_hash, entry_hash";
    static final String PLACES = "?, " + EntryRow.PLACES + ", ?, ?, ?";
    static final int COLUMN_COUNT = 4 + EntryRow.COLUMN_COUNT;

    private static final int AFTER = 2 + EntryRow.COLUMN_COUNT;

    static SealedRow seal(EntryRow row, long sequence, long sealedAt, String previousHash, ChainHash hash) {
        return new SealedRow(
                sequence,
                row,
                sealedAt,
                previousHash,
                hash.ofLink(sequence, row.contentHash(), sealedAt, previousHash));
    }

    static SealedRow read(ResultSet rows) throws SQLException {
        return new SealedRow(
                rows.getLong(1),
                EntryRow.read(rows, 2),
                rows.getLong(AFTER),
                rows.getString(AFTER + 1),
                rows.getString(AFTER + 2));
    }

    void set(PreparedStatement statement, int first) throws SQLException {
        int after = first - 1 + AFTER;
        statement.setLong(first, sequence);
        row.set(statement, first + 1);
        statement.setLong(after, sealedAt);
        statement.setString(after + 1, previousHash);
        statement.setString(after + 2, hash);
    }

    /** True if both hashes are those of what the row holds. */
    boolean isAsSealed(ChainHash hashes) {
        return hashes.ofContent(row).equals(row.contentHash())
                && hashes.ofLink(sequence, row.contentHash(), sealedAt, previousHash)
                        .equals(hash);
    }

    SealedEntry entry() {
        return new SealedEntry(
                sequence, row.entry(), Instant.EPOCH.plus(sealedAt, ChronoUnit.MICROS), previousHash, hash);
    }
}
