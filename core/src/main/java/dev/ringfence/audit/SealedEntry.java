package dev.ringfence.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * An entry with its place in the chain.
 *
 * @param sequence its number; the first is 1, and none is left out
 * @param entry what happened; times are in microseconds, and what was too long for its column was cut
 * @param sealedAt when it was sealed, by the clock of the database
 * @param previousHash the hash of the entry before it, in hexadecimal digits; 64 zeros for the first
 * @param hash the hash over all of that, in hexadecimal digits
 */
public record SealedEntry(long sequence, AuditEntry entry, Instant sealedAt, String previousHash, String hash) {
    public SealedEntry {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(sealedAt, "sealedAt");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(hash, "hash");
    }
}
