package dev.ringfence.data.detect;

/**
 * Reads a name of the domain name system as it is written in texts: labels of letters of any script, digits and
 * hyphens (RFC 1123, 2.1; RFC 5890), joined by full stops, at most 253 units.
 */
final class HostName {
    /** RFC 1035, 2.3.4. */
    static final int MAX_LABEL = 63;

    static final int MAX_LENGTH = 253;

    private HostName() {}

    /** Where the name ends that begins here; the same index if none does. A full stop at its end is not a part of it. */
    static int end(Window window, int start) {
        int end = start;
        int i = start;
        while (i - start < MAX_LENGTH) {
            int label = i;
            while (i - label <= MAX_LABEL && isLabelPart(window, i)) {
                i++;
            }
            int trimmed = i;
            while (trimmed > label && window.at(trimmed - 1) == '-') {
                trimmed--;
            }
            if (trimmed == label || window.at(label) == '-' || i - label > MAX_LABEL) {
                return end;
            }
            end = trimmed;
            if (trimmed < i || window.at(i) != '.') {
                return end;
            }
            i++;
        }
        return end;
    }

    private static boolean isLabelPart(Window window, int index) {
        return window.isWordPart(index) || window.at(index) == '-';
    }

    /** Where the last label begins. */
    static int lastLabel(Window window, int start, int end) {
        int i = end;
        while (i > start && window.at(i - 1) != '.') {
            i--;
        }
        return i;
    }

    /** True if the name has two labels or more and the last is a top-level domain or of another script. */
    static boolean isQualified(Window window, int start, int end) {
        int last = lastLabel(window, start, end);
        return last > start
                && end - last > 1
                && (TopLevelDomains.contain(window, last, end) || window.at(last) == Window.LETTER);
    }
}
