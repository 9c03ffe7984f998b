package dev.ringfence.store;

/**
 * The name of a piece of state that instances share.
 *
 * @param kind what it is, such as {@code mode} or {@code approval}; at most 40 characters
 * @param id which one; at most 200 characters
 */
public record StateKey(String kind, String id) {
    /**
     * A name.
     *
     * @throws IllegalArgumentException if a part is blank or too long
     */
    public StateKey {
        check("kind", kind, 40);
        check("id", id, 200);
    }

    private static void check(String name, String part, int longest) {
        if (part.isBlank() || part.length() > longest) {
            throw new IllegalArgumentException(
                    "'" + name + "' must have 1 to " + longest + " characters but had " + part.length());
        }
    }
}
