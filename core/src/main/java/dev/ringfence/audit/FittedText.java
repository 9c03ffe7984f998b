package dev.ringfence.audit;

/** A text as every database keeps it: neither NUL nor half a surrogate pair, and no longer than its column. */
final class FittedText {
    private static final char REPLACEMENT = '\uFFFD';

    private FittedText() {}

    /**
     * The text, if it can be kept as it is. What cannot be kept is replaced, and what is too long is cut and ends with
     * {@code …+} and the number of UTF-16 units that were cut. That is so that an entry is never lost for its length.
     */
    static String of(String text, int longest) {
        String clean = clean(text);
        if (clean.length() <= longest) {
            return clean;
        }
        // The mark for the whole length is at least as long as that for what is cut.
        int kept = longest - mark(clean.length()).length();
        if (Character.isHighSurrogate(clean.charAt(kept - 1))) {
            kept--;
        }
        return clean.substring(0, kept) + mark(clean.length() - kept);
    }

    private static String mark(int cut) {
        return "…+" + cut;
    }

    private static String clean(String text) {
        if (text.codePoints().allMatch(FittedText::isKept)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isKept(c) ? c : REPLACEMENT).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isKept(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
