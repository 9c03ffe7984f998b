package dev.ringfence.data;

/**
 * Names a value in any document by the key it stands under, at any depth: a member of a JSON object, a column of a CSV
 * file, a component of a record, a key of a log event. Compared without regard to case, {@code _}, {@code -} and
 * spaces: {@code firstName}, {@code first_name} and {@code First-Name} are one.
 *
 * @param canonical the name in lower case without those characters
 */
public record KeyName(String canonical) implements RuleTarget {
    public KeyName {
        canonical = canonical(canonical);
        if (canonical.isEmpty()) {
            throw new IllegalArgumentException("'key' must have a character but '_', '-' and space");
        }
    }

    /** The name that a key has, in whatever spelling. */
    public static KeyName of(String key) {
        return new KeyName(key);
    }

    /** The form that makes two spellings of one key equal; empty for a key of separators only. */
    public static String canonical(String key) {
        StringBuilder canonical = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c != '_' && c != '-' && c != ' ') {
                // Unit by unit, so that a matcher over bytes can fold ASCII and leave the rest to this method.
                canonical.append(Character.toLowerCase(c));
            }
        }
        return canonical.toString();
    }

    @Override
    public String kind() {
        return "key";
    }

    /** The canonical form. */
    @Override
    public String toString() {
        return canonical;
    }
}
