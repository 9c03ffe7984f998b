package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Luhn;
import java.util.Set;

/**
 * Identities of mobile devices (3GPP TS 23.003, 6.2): fifteen digits with the check digit of Luhn, or sixteen with a
 * software version and none. Found beside a word that tells one, or with the separators of the presentation in 6.2.
 */
final class ImeiMatcher implements Matcher {
    private static final double TOGETHER = 0.35;
    private static final double SEPARATED = 0.7;
    /** Right before sixteen digits: no check tells those from any others. */
    private static final KeyWords NAMES = KeyWords.whole("imei", "imeisv", "imei_sv", "imei_number");

    private static final double WITH_CONTEXT = 0.95;
    private static final int DIGITS = 15;
    private static final int MAX_LENGTH = 20;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        int length = form.length();
        if (!form.isDigits() || !form.begins()) {
            return false;
        }
        if (length == DIGITS || length == DIGITS + 1) {
            return form.ends();
        }
        boolean separated = form.after() == '-' || form.after() == ' ' || form.after() == '/';
        boolean groups = (length == 2 && form.nextMayHave(6))
                || (length == 6 && form.nextMayHave(2))
                || (length == 8 && form.nextMayHave(6));
        return separated && groups && form.nextIsDigits() && form.behindNext() == form.after();
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int length = window.runEnd() - at;
        if (!window.runOfDigits() || length > DIGITS + 1) {
            return;
        }
        if (length >= DIGITS) {
            found(window, at, window.runEnd(), TOGETHER, candidates);
            return;
        }
        byte separator = window.at(window.runEnd());
        int end = switch (length) {
            case 2 -> groups(window, at, separator, 2, 6, 6, 1);
            case 6 -> groups(window, at, separator, 6, 2, 6, 1);
            default -> groups(window, at, separator, 8, 6, 1, 0);
        };
        if (end > 0 && end - at <= MAX_LENGTH) {
            found(window, at, end, SEPARATED, candidates);
        }
    }

    /** Where groups of these lengths end, the last one also with two digits; -1 if they do not stand here. */
    private static int groups(Window window, int start, byte separator, int a, int b, int c, int d) {
        int i = group(window, start, a, separator);
        i = i < 0 ? -1 : group(window, i, b, separator);
        if (d == 0) {
            return i < 0 ? -1 : last(window, i, c);
        }
        i = i < 0 ? -1 : group(window, i, c, separator);
        return i < 0 ? -1 : last(window, i, d);
    }

    private static int group(Window window, int start, int length, byte separator) {
        int end = start + length;
        return window.endOfDigits(start) == end && window.at(end) == separator ? end + 1 : -1;
    }

    private static int last(Window window, int start, int length) {
        int end = window.endOfDigits(start);
        return end - start == length || end - start == length + 1 ? end : -1;
    }

    private static void found(Window window, int start, int end, double alone, Candidates candidates) {
        if (!Boundary.before(window, start) || !Boundary.behind(window, end)) {
            return;
        }
        Canonical digits = window.canonical();
        for (int i = start; i < end; i++) {
            if (window.isDigit(i)) {
                digits.append(window.at(i));
            }
        }
        boolean checked = digits.length() == DIGITS && Luhn.isValid(digits);
        boolean version = digits.length() == DIGITS + 1 && isNamed(window, start);
        if ((checked || version) && isReported(digits.charAt(0), digits.charAt(1))) {
            candidates.offer(window, InfoType.IMEI, start, end, checked ? alone : SEPARATED, WITH_CONTEXT);
        }
    }

    private static boolean isNamed(Window window, int start) {
        int i = start;
        while (start - i < 4 && !window.isLetter(i - 1)) {
            i--;
        }
        return NAMES.endKey(window, i);
    }

    /** The reporting bodies that GSMA TS.06 lists, today's and former ones; 00 is that of tests. */
    private static boolean isReported(char first, char second) {
        int body = (first - '0') * 10 + second - '0';
        return body == 35
                || body == 86
                || body == 1
                || body == 91
                || body == 99
                || body == 98
                || body == 0
                || body == 10
                || (body >= 44 && body <= 54)
                || body == 30
                || body == 33;
    }
}
