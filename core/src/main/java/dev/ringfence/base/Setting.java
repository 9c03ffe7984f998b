package dev.ringfence.base;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a builder, given at most once, so that no call quietly takes back an earlier one.
 *
 * <p>Not safe for use by many threads, like the builders that hold it.
 */
public final class Setting<T> {
    private final String name;
    private @Nullable T value;

    /**
     * Not given yet.
     *
     * @param name of the setter
     */
    public Setting(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Gives it.
     *
     * @throws IllegalStateException if it was given before
     */
    public void set(T given) {
        Objects.requireNonNull(given, name);
        if (value != null) {
            throw BuilderSettings.twice(name);
        }
        value = given;
    }

    /**
     * What was given.
     *
     * @throws IllegalStateException if nothing was
     */
    public T required() {
        if (value == null) {
            throw new IllegalStateException("'" + name + "' must be called first");
        }
        return value;
    }

    /** What was given, or else the standard. */
    public T or(T standard) {
        return value == null ? standard : value;
    }

    /** What was given, if anything was. */
    public Optional<T> find() {
        return Optional.ofNullable(value);
    }
}
