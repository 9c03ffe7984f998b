package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import org.jspecify.annotations.Nullable;

/**
 * Looks around an {@code @}: a dot-atom of RFC 5322, 3.2.3 with letters of any script (RFC 6531) before it, a domain
 * of at least two labels behind it (RFC 1035, 2.3.1). No quoted local parts, no address literals.
 */
final class EmailMatcher {
    private static final double CONFIDENCE = 0.95;
    private static final String SPECIALS = "!#$%&'*+-/=?^_`{|}~.";
    /** RFC 5321, 4.5.3.1. */
    private static final int MAX_LOCAL = 64;

    private static final int MAX_DOMAIN = 255;

    private EmailMatcher() {}

    static @Nullable Finding match(CharSequence text, int at, int floor) {
        int start = startOfLocal(text, at, floor);
        int end = endOfDomain(text, at + 1);
        if (start < 0 || end < 0) {
            return null;
        }
        String value = text.subSequence(start, end).toString();
        return new Finding(
                InfoType.EMAIL_ADDRESS,
                start,
                end,
                CONFIDENCE,
                InfoType.EMAIL_ADDRESS.madeSpace().contains(value));
    }

    /** The first letter or digit of the local part: quotes and brackets before it belong to the text. */
    private static int startOfLocal(CharSequence text, int at, int floor) {
        int first = Math.max(floor, at - MAX_LOCAL);
        int start = -1;
        for (int i = at - 1; i >= first; i--) {
            char c = text.charAt(i);
            if (isLetterOrDigit(c) || c == '_') {
                start = i;
            } else if (SPECIALS.indexOf(c) < 0 || (c == '.' && (i == at - 1 || text.charAt(i + 1) == '.'))) {
                break;
            }
        }
        return start;
    }

    private static int endOfDomain(CharSequence text, int from) {
        int end = -1;
        int labels = 0;
        int last = Math.min(text.length(), from + MAX_DOMAIN);
        for (int start = from; start < last; ) {
            int i = start;
            while (i < last && (isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-')) {
                i++;
            }
            int trimmed = i;
            while (trimmed > start && text.charAt(trimmed - 1) == '-') {
                trimmed--;
            }
            if (trimmed == start || text.charAt(start) == '-') {
                break;
            }
            labels++;
            if (labels > 1 && isTopLevel(text, start, trimmed)) {
                end = trimmed;
            }
            if (trimmed < i || i >= last || text.charAt(i) != '.') {
                break;
            }
            start = i + 1;
        }
        return end;
    }

    /** At least two characters, not digits alone (RFC 3696, 2). */
    private static boolean isTopLevel(CharSequence text, int start, int end) {
        if (end - start < 2) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!Shape.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || Shape.isDigit(c)
                : Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
