package dev.ringfence.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A piece of shared state as it was read.
 *
 * @param key its name
 * @param version 1 when it was made, one more with each change
 * @param json what it says, as JSON text; never a protected value
 * @param changedAt when it was last changed, by the store's clock
 * @param expiresAt when it ceases to exist, by the store's clock; empty if never
 */
public record StateEntry(StateKey key, long version, String json, Instant changedAt, Optional<Instant> expiresAt) {
    public StateEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(json, "json");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
