package dev.ringfence.data.detect;

/** The domain behind an {@code @}. */
final class EmailDomain {
    private static final int MAX_LABEL = 63;
    private static final int NOTHING = -1;

    private EmailDomain() {}

    /** Where the longest domain ends that begins at an index, -1 if none does. */
    static int end(Window window, int from, int most) {
        int end = NOTHING;
        int labels = 0;
        int last = Math.min(window.length(), from + most);
        for (int start = from; start < last; ) {
            boolean touching = Letters.isTouching(window, start);
            int i = start;
            while (i < last
                    && i - start <= MAX_LABEL * 3
                    && (window.isWordPart(i) || window.at(i) == '-' || (touching && Letters.isTouching(window, i)))) {
                i++;
            }
            int trimmed = i;
            while (trimmed > start && window.at(trimmed - 1) == '-') {
                trimmed--;
            }
            if (trimmed == start || window.at(start) == '-' || (labels == 0 && isScale(window, start, i))) {
                break;
            }
            labels++;
            if (labels > 1 && isTopLevel(window, start, trimmed)) {
                end = trimmed;
            }
            if (trimmed < i || window.at(i) != '.') {
                break;
            }
            start = i + 1;
        }
        // What is called is a method.
        return end > 0 && (window.at(end) == '(' || window.at(end) == '_') ? NOTHING : end;
    }

    /** {@code @2x}: the scale of an image file. */
    private static boolean isScale(Window window, int start, int end) {
        return end - start == 2 && window.isDigit(start) && window.at(start + 1) == 'x';
    }

    /** At least two letters (RFC 3696, 2), or the encoded form of such (RFC 5890, 2.3.2.1). */
    private static boolean isTopLevel(Window window, int start, int end) {
        if (end - start < 2) {
            return false;
        }
        boolean encoded = end - start > 4
                && (window.at(start) | 0x20) == 'x'
                && (window.at(start + 1) | 0x20) == 'n'
                && window.at(start + 2) == '-'
                && window.at(start + 3) == '-';
        for (int i = start; i < end && !encoded; i++) {
            if (!window.isLetter(i) && !Letters.isTouching(window, i)) {
                return false;
            }
        }
        return true;
    }
}
