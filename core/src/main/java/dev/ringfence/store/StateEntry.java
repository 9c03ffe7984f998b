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

    private static final int LONGEST = 1_000_000;

    /** Refuses a text that some store would refuse or change. */
    static void requireStorable(String json) {
        if (json.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "'json' must have at most " + LONGEST + " characters but had " + json.length());
        }
        if (!isText(json)) {
            throw new IllegalArgumentException("'json' must hold neither NUL nor half of a surrogate pair");
        }
    }

    /** True if every database keeps the text as it is. */
    static boolean isText(String text) {
        return text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
