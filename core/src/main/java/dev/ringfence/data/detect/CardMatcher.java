package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import java.util.Set;

/**
 * Finds payment card numbers: issuer range, length, check digit (ISO/IEC 7812-1), written bare or in two to five groups
 * between which the same separator stands.
 */
final class CardMatcher implements Matcher {
    private static final double GROUPED = 0.99;
    private static final double BARE = 0.9;
    private static final double WITH_CONTEXT = 0.99;
    /**
     * Thirteen digits that begin with 4 are an old Visa number, or the article number of something German; seventeen and
     * more are an identifier or nanoseconds far more often than a card.
     */
    private static final double WEAK = 0.45;

    private static final int MIN_DIGITS = 12;
    private static final int MAX_DIGITS = 19;
    /** Numbers that begin with 1 have so many digits, and are written without separators here. */
    private static final int BEGUN_WITH_ONE = 15;

    private static final int MAX_GROUPS = 5;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        if (!form.isDigits() || form.firstDigit() < 1 || !form.begins()) {
            return false;
        }
        int length = form.length();
        if (length >= MIN_DIGITS) {
            return length <= MAX_DIGITS && (form.firstDigit() > 1 || length == BEGUN_WITH_ONE) && form.ends();
        }
        boolean first = isFirst(length);
        if (form.after() == Window.OTHER) {
            return first;
        }
        boolean separated = form.after() == ' ' || form.after() == '-' || (form.after() == '.' && length == 4);
        // A group of four is followed by two more, at least.
        boolean goesOn = form.nextIsDigits() && form.leastOfNext() >= 3;
        return first && separated && goesOn && (length != 4 || form.behindNext() == form.after());
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        if (!window.runOfDigits() || window.at(at) < '1') {
            return;
        }
        int group = window.runEnd() - at;
        if (group > MAX_DIGITS) {
            return;
        }
        if (window.at(at) == '1' && group != BEGUN_WITH_ONE) {
            return;
        }
        if (group >= MIN_DIGITS) {
            check(window, at, window.runEnd(), false, candidates);
            return;
        }
        int separator = separator(window, window.runEnd());
        if (separator == 0 || !isFirst(group)) {
            return;
        }
        int digits = group;
        int end = window.runEnd();
        for (int groups = 2; groups <= MAX_GROUPS && digits < MAX_DIGITS; groups++) {
            if (separator(window, end) != separator) {
                break;
            }
            int next = end + width(window, end);
            int nextEnd = endOfGroup(window, next);
            int length = nextEnd - next;
            if (length == 0 || (group != 4 && groups > 2) || length > (group == 6 ? 13 : group == 8 ? 8 : 7)) {
                break;
            }
            digits += length;
            end = nextEnd;
            if (digits >= MIN_DIGITS && digits <= MAX_DIGITS) {
                check(window, at, end, true, candidates);
            }
            if (length < 3) {
                break;
            }
        }
    }

    /** Whether the first of several groups has so many digits. */
    private static boolean isFirst(int length) {
        return length == 4 || length == 6 || length == 8;
    }

    /** Fourteen digits are enough to see that a group is too long. */
    private static int endOfGroup(Window window, int start) {
        int end = start;
        while (end - start < 14 && window.isDigit(end)) {
            end++;
        }
        return end;
    }

    /** The character between two groups of digits: space, hyphen, no-break space; 0 if it is none of them. */
    private static int separator(Window window, int index) {
        byte unit = window.at(index);
        if (unit == ' ' || unit == '-' || unit == '.') {
            return unit;
        }
        return unit == Window.OTHER && index < window.length() && window.originalAt(index) == 0xA0 ? 0xA0 : 0;
    }

    /** Units of the separator: a no-break space has two in UTF-8. */
    private static int width(Window window, int index) {
        boolean two = window.at(index) == Window.OTHER
                && index + 1 < window.length()
                && window.at(index + 1) == Window.OTHER
                && window.originalAt(index + 1) < 0;
        return two ? 2 : 1;
    }

    private static void check(Window window, int start, int end, boolean grouped, Candidates candidates) {
        if (window.isDigit(end) || !Boundary.before(window, start) || !Boundary.behind(window, end)) {
            return;
        }
        Canonical digits = window.canonical();
        for (int i = start; i < end; i++) {
            if (window.isDigit(i)) {
                digits.append(window.at(i));
            }
        }
        boolean known = CardIssuers.issue(digits) || (digits.charAt(0) == '9' && digits.charAt(1) == '9');
        if (!known || !Luhn.isValid(digits) || isOneDigit(digits)) {
            return;
        }
        boolean made = InfoType.PAYMENT_CARD_NUMBER.madeSpace().contains(window.original(start, end));
        if (made || CardIssuers.issue(digits)) {
            double alone = grouped ? GROUPED : isWeak(digits) ? WEAK : BARE;
            candidates.add(InfoType.PAYMENT_CARD_NUMBER, start, end, alone, WITH_CONTEXT, made);
        }
    }

    private static boolean isWeak(Canonical digits) {
        int length = digits.length();
        boolean old = digits.charAt(0) == '1' && !(digits.charAt(1) == '8' && digits.charAt(2) == '0');
        return length < 14 || length > 16 || old;
    }

    private static boolean isOneDigit(Canonical digits) {
        for (int i = 1; i < digits.length(); i++) {
            if (digits.charAt(i) != digits.charAt(0)) {
                return false;
            }
        }
        return true;
    }
}
