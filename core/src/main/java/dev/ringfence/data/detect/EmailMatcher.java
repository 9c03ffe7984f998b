package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Looks around an {@code @}: a dot-atom of RFC 5322, 3.2.3 with letters of any script (RFC 6531) or a quoted string
 * before it, a domain of at least two labels behind it (RFC 1035, 2.3.1). Of the signs that RFC 5322 lets stand in an
 * atom, those that delimit values in URLs, assignments and mark-up ({@code = / ? & | { } `}) end it: they do so far more
 * often than they are a part of it. No address literals.
 */
final class EmailMatcher implements Matcher {
    private static final double CONFIDENCE = 0.95;
    private static final String INNER = "!#$%'*+-^~.";
    /** RFC 5321, 4.5.3.1. */
    private static final int MAX_LOCAL = 64;

    private static final int MAX_DOMAIN = 255;
    private static final int NOTHING = -1;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.AT);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int end = EmailDomain.end(window, at + 1, MAX_DOMAIN);
        if (end < 0) {
            return;
        }
        int start = window.at(at - 1) == '"' ? startOfQuoted(window, at) : startOfLocal(window, at);
        if (start < 0 || isRemote(window, start, at, end)) {
            return;
        }
        boolean made = InfoType.EMAIL_ADDRESS.madeSpace().contains(window.original(start, end));
        candidates.add(InfoType.EMAIL_ADDRESS, start, end, CONFIDENCE, CONFIDENCE, made);
    }

    /** The first letter or digit of the local part: quotes and brackets before it belong to the text. */
    private static int startOfLocal(Window window, int at) {
        int first = Math.max(0, at - MAX_LOCAL);
        boolean touching = Letters.isTouching(window, at - 1);
        int start = NOTHING;
        for (int i = at - 1; i >= first; i--) {
            byte c = window.at(i);
            if (window.isWordPart(i) || c == '_' || (touching && Letters.isTouching(window, i))) {
                start = i;
            } else if (INNER.indexOf(c) < 0
                    || (c == '.' && (i == at - 1 || window.at(i + 1) == '.'))
                    || (c == '%' && isHex(window.at(i + 1)) && isHex(window.at(i + 2)))) {
                // Behind a percent sign stand two digits of an encoded character (RFC 3986, 2.1).
                return c == '%' && start == i + 1 ? i + 3 < at ? i + 3 : NOTHING : start;
            }
        }
        return start;
    }

    private static boolean isHex(byte unit) {
        int lower = unit | 0x20;
        return (unit >= '0' && unit <= '9') || (lower >= 'a' && lower <= 'f');
    }

    /** The opening quote of RFC 5322, 3.2.4, on the same line, which nothing touches. */
    private static int startOfQuoted(Window window, int at) {
        for (int i = at - 2; i > at - MAX_LOCAL && window.at(i) != '\n'; i--) {
            if (window.at(i) == '"' && window.at(i - 1) != '\\') {
                boolean free = i == 0 || " \t\n,;:<(".indexOf(window.at(i - 1)) >= 0;
                return free && i < at - 2 ? i : NOTHING;
            }
        }
        return NOTHING;
    }

    /** The user and host of a remote repository, {@code git@host:path}: a mailbox of nobody. */
    private static boolean isRemote(Window window, int start, int at, int end) {
        return at - start == 3
                && window.at(start) == 'g'
                && window.at(start + 1) == 'i'
                && window.at(start + 2) == 't'
                && window.at(end) == ':';
    }
}
