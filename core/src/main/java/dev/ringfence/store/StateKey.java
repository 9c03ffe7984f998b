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
     * @throws IllegalArgumentException if a part is blank or too long, begins or ends with white space (which some
     *     databases do not compare), or holds a control character or half of a surrogate pair
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
        if (!part.strip().equals(part) || part.chars().anyMatch(Character::isISOControl) || !StateEntry.isText(part)) {
            throw new IllegalArgumentException(
                    "'" + name + "' must be well-formed text without control characters or white space at its ends");
        }
    }
}
