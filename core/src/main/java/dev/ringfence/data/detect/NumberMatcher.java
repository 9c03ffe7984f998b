package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import org.jspecify.annotations.Nullable;

/**
 * Reads groups of digits with separators between them, and asks whether the first so many of them are a card or a
 * telephone number, the longest reading first. Looks at {@value #MAX_GROUPS} groups and {@value #MAX_DIGITS} digits at
 * most, so its work at one place is bounded. Not safe for use by many threads.
 */
final class NumberMatcher {
    private static final int MAX_GROUPS = 8;
    private static final int MAX_DIGITS = 32;
    private static final int MAX_SEPARATORS = 3;

    private final int[] groupEnds = new int[MAX_GROUPS];
    private final NumberGroups groups = new NumberGroups();

    @Nullable
    Finding match(CharSequence text, int start) {
        int found = read(text, start);
        for (int count = found; count > 0; count--) {
            int end = groupEnds[count - 1];
            if (!mayEnd(text, end, count < found)) {
                continue;
            }
            groups.take(count);
            if (!groups.closesItsParentheses()) {
                continue;
            }
            double card = CardShape.confidence(groups);
            if (card > 0) {
                return finding(InfoType.PAYMENT_CARD_NUMBER, text, start, end, card);
            }
            double phone = PhoneShape.confidence(groups);
            if (phone > 0) {
                return finding(InfoType.PHONE_NUMBER, text, start, end, phone);
            }
        }
        return null;
    }

    private static Finding finding(InfoType type, CharSequence text, int start, int end, double confidence) {
        String value = text.subSequence(start, end).toString();
        return new Finding(type, start, end, confidence, type.madeSpace().contains(value));
    }

    /** A reading may stop before the last group only at a space; before an extension always. */
    private static boolean mayEnd(CharSequence text, int end, boolean before) {
        if (before) {
            return text.charAt(end) == ' ' || text.charAt(end) == ',';
        }
        boolean extension = end + 1 < text.length() && text.charAt(end) == 'x' && Shape.isDigit(text.charAt(end + 1));
        return extension || Shape.endsNumber(text, end);
    }

    private int read(CharSequence text, int start) {
        groups.clear();
        int i = start;
        if (text.charAt(i) == '+') {
            groups.international();
            i++;
        }
        int count = 0;
        int digits = 0;
        while (count < MAX_GROUPS) {
            int separatorsFrom = i;
            while (i < text.length() && i - separatorsFrom < MAX_SEPARATORS && isSeparator(text.charAt(i), count)) {
                groups.separator(text.charAt(i));
                i++;
            }
            int end = Shape.endOfDigits(text, i);
            digits += end - i;
            if (end == i || digits > MAX_DIGITS) {
                break;
            }
            groups.group(text, i, end);
            groupEnds[count++] = end;
            i = end;
        }
        return count;
    }

    /** Before the first group only a parenthesis. */
    private static boolean isSeparator(char c, int groupsBefore) {
        return c == '('
                || (groupsBefore > 0 && (c == ' ' || c == '-' || c == '.' || c == ')' || c == '/' || c == '\u00a0'));
    }
}
