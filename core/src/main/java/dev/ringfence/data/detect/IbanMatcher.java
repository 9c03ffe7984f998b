package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.Mod97;
import java.util.Set;

/**
 * Finds international bank account numbers: two letters, two check digits (ISO/IEC 7064, MOD 97-10), then as many
 * letters and digits as the country has, where it has them; in one piece or with a space or hyphen between groups.
 */
final class IbanMatcher implements Matcher {
    private static final double CONFIDENCE = 0.99;
    private static final int HEAD = 4;
    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        boolean head = form.leadingLetters() == 2 && !form.isBehindForeignLetter() && form.before() != '_';
        // Groups have a separator behind the first four: else there is none at all.
        boolean separated = form.after() == ' ' || form.after() == '-' || form.after() == Window.OTHER;
        boolean whole = form.length() >= SHORTEST && form.length() <= LONGEST;
        return head && (whole || (separated && form.length() == HEAD));
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int start = window.runStart();
        if (at - start != 2 || !window.isDigit(at + 1) || window.isWordPart(start - 1) || window.at(start - 1) == '_') {
            return;
        }
        char first = (char) (window.at(start) & ~0x20);
        char second = (char) (window.at(start + 1) & ~0x20);
        int length = IbanCountries.length(first, second);
        if (length > 0) {
            issuable(window, start, length, candidates);
        } else if (isUserAssigned(first, second)) {
            made(window, start, candidates);
        }
    }

    /** ISO 3166-1, 8.1.3: AA, QM to QZ, XA to XZ, ZZ. */
    private static boolean isUserAssigned(char first, char second) {
        return first == 'X'
                || (first == 'Q' && second >= 'M')
                || (first == 'A' && second == 'A')
                || (first == 'Z' && second == 'Z');
    }

    private static void issuable(Window window, int start, int length, Candidates candidates) {
        Canonical account = window.canonical();
        int end = start;
        while (account.length() < length) {
            int next = IbanGroups.next(window, start, end, account.length());
            if (!isPart(window, start, next)) {
                return;
            }
            account.append(window.at(next));
            end = next + 1;
        }
        if (endsValue(window, end) && IbanCountries.fits(account) && Mod97.isValid(account)) {
            candidates.add(InfoType.IBAN, start, end, CONFIDENCE, CONFIDENCE, false);
        }
    }

    /** A country that does not exist has no length: as far as the groups go, the longest that the check allows. */
    private static void made(Window window, int start, Candidates candidates) {
        Canonical account = window.canonical();
        int longest = -1;
        for (int end = start; account.length() < LONGEST; ) {
            int next = IbanGroups.next(window, start, end, account.length());
            if (!isPart(window, start, next)) {
                break;
            }
            account.append(window.at(next));
            end = next + 1;
            boolean candidate = account.length() >= SHORTEST && endsValue(window, end);
            if (candidate && Mod97.isValid(account) && InfoType.IBAN.madeSpace().contains(account.toString())) {
                longest = end;
            }
        }
        if (longest > 0) {
            candidates.add(InfoType.IBAN, start, longest, CONFIDENCE, CONFIDENCE, true);
        }
    }

    /** A digit, or a letter in the case of the first: base64 mixes them. */
    private static boolean isPart(Window window, int start, int index) {
        return window.isDigit(index)
                || (window.isAsciiLetter(index) && (window.at(index) & 0x20) == (window.at(start) & 0x20));
    }

    private static boolean endsValue(Window window, int end) {
        return !window.isWordPart(end) && window.at(end) != '_';
    }
}
