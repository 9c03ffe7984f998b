package dev.ringfence.sql;

import java.util.Locale;

/** What is certain about two strings whatever the collation. */
final class Texts {
    /** The order depends on the collation. */
    static final int UNORDERED = 2;

    private Texts() {}

    /**
     * The sign of the order of two strings, where every collation and every type that they may be read as agree: words
     * of lower-case ASCII letters, and texts laid out alike, such as two dates. {@link #UNORDERED} otherwise.
     */
    static int order(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        boolean known = a.isEmpty() || b.isEmpty() || (isWord(a) && isWord(b)) || areAlike(a, b);
        return known ? Integer.signum(a.compareTo(b)) : UNORDERED;
    }

    private static boolean isWord(String text) {
        return text.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static boolean areAlike(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            boolean digits = Letters.isDigit(a.charAt(i)) && Letters.isDigit(b.charAt(i));
            if (!digits && a.charAt(i) != b.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two string literals are equal: true or false where it is certain, else any of both. */
    static int equal(Dialect dialect, String a, String b) {
        if (a.equals(b)) {
            return Outcomes.TRUE;
        }
        boolean exact = dialect == Dialect.POSTGRESQL || dialect == Dialect.H2;
        return exact || differ(a, b) ? Outcomes.FALSE : Outcomes.TRUE | Outcomes.FALSE;
    }

    /** True if two texts differ even to a collation that knows neither case nor accents nor blanks at the end. */
    private static boolean differ(String a, String b) {
        return isPlain(a)
                && isPlain(b)
                && !a.strip().toLowerCase(Locale.ROOT).equals(b.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == ' '));
    }
}
