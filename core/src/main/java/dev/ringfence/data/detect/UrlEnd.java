package dev.ringfence.data.detect;

/**
 * Tells where a URL ends in a text. RFC 3986, appendix C advises delimiters that few writers use; so punctuation at the
 * end, brackets that the URL does not open, and quotes belong to the text around it.
 */
final class UrlEnd {
    /** What browsers and servers accept at least; a longer one is cut. */
    private static final int MAX_LENGTH = 4096;

    private static final boolean[] ALLOWED = allowed();

    private UrlEnd() {}

    /** The characters of RFC 3986, 2 without the apostrophe, and letters of other scripts (RFC 3987). */
    private static boolean[] allowed() {
        boolean[] allowed = new boolean[256];
        for (char c : "-._~:/?#[]@!$&()*+,;=%".toCharArray()) {
            allowed[c] = true;
        }
        for (int c = 0; c < 128; c++) {
            allowed[c] |= Ascii.isAlphanumeric(c);
        }
        allowed[Window.LETTER & 0xFF] = true;
        return allowed;
    }

    static int of(Window window, int from) {
        int round = 0;
        int square = 0;
        int i = from;
        scan:
        for (; i - from < MAX_LENGTH && ALLOWED[window.at(i) & 0xFF]; i++) {
            switch (window.at(i)) {
                case '(' -> round++;
                case '[' -> square++;
                case ')' -> {
                    if (--round < 0) {
                        break scan;
                    }
                }
                case ']' -> {
                    if (--square < 0) {
                        break scan;
                    }
                }
                case '&' -> {
                    if (isEntity(window, i + 1)) {
                        break scan;
                    }
                }
                case ',', ';' -> {
                    if (Ascii.folded(window, i + 1, "http") || Ascii.folded(window, i + 1, "jdbc")) {
                        break scan;
                    }
                }
                default -> {}
            }
        }
        return trimmed(window, from, i);
    }

    /** Delimiters of a text in HTML. */
    private static boolean isEntity(Window window, int index) {
        return Ascii.at(window, index, "quot;")
                || Ascii.at(window, index, "lt;")
                || Ascii.at(window, index, "gt;")
                || Ascii.at(window, index, "#39;");
    }

    private static int trimmed(Window window, int from, int end) {
        int i = end;
        while (i > from && isPunctuation(window.at(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isPunctuation(int b) {
        return switch (b) {
            case '.', ',', ';', ':', '!', '?', '*', '_', '~', '(', '[', '@' -> true;
            default -> false;
        };
    }
}
