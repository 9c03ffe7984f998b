package dev.ringfence.parity;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that an environment is made of. Immutable; holds no value of the configuration.
 *
 * @param section the part it belongs to
 * @param key its name within the section, such as {@code shop.max-rows}
 * @param type what its value looks like
 * @param expectation what is expected of it in another environment
 * @param mark what is kept of its value
 */
public record FingerprintEntry(Section section, String key, ValueType type, Expectation expectation, Mark mark) {
    /** By section, then by name. */
    static final Comparator<FingerprintEntry> ORDER =
            Comparator.comparing(FingerprintEntry::section).thenComparing(FingerprintEntry::key);

    /**
     * An entry.
     *
     * @throws IllegalArgumentException if the key is empty, or a secret is not marked as one
     */
    public FingerprintEntry {
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(expectation, "expectation");
        if (key.isEmpty()) {
            throw new IllegalArgumentException("'key' must not be empty");
        }
        if ((type == ValueType.SECRET) != (mark instanceof Mark.Secret)) {
            throw new IllegalArgumentException("'type' must be secret if and only if the mark is that of a secret");
        }
    }
}
