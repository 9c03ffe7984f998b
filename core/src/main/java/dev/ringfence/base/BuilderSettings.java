package dev.ringfence.base;

import java.util.HashSet;
import java.util.Set;

/**
 * The single settings that a builder was given: each at most once, so that no call quietly takes back an earlier one.
 *
 * <p>Not safe for use by many threads, like the builders that hold it.
 */
public final class BuilderSettings {
    private final Set<String> names = new HashSet<>();

    /** None given yet. */
    public BuilderSettings() {}

    /**
     * Notes that a setting is given.
     *
     * @param name of the setter
     * @throws IllegalStateException if it was given before
     */
    public void once(String name) {
        if (!names.add(name)) {
            throw twice(name);
        }
    }

    static IllegalStateException twice(String name) {
        return new IllegalStateException("'" + name + "' must be set once but was set before");
    }
}
