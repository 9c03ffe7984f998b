package dev.ringfence.write;

import java.util.Objects;

/**
 * What a decision is about, in a form that holds no value.
 *
 * @param shape the canonical shape, such as {@code DELETE FROM customer WHERE id = ?}
 * @param digest a digest of the shape, stable across processes
 */
public record Subject(String shape, String digest) {
    public Subject {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(digest, "digest");
    }

    /** A subject known by a name alone, such as an operation or a datastore. */
    public static Subject named(String name) {
        return new Subject(name, name);
    }
}
