package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/** The value of a {@code Cookie} or {@code Set-Cookie} header (RFC 6265, 4), to the end of the line or its quote. */
final class CookieMatcher implements Matcher {
    private static final double CONFIDENCE = 0.9;
    private static final int MAX_LENGTH = 4096;
    private static final KeyWords HEADERS = KeyWords.whole("cookie", "set_cookie");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.COLON);
    }

    @Override
    public boolean wantsColonBehind(byte before) {
        return Assignment.mayEndKey(before);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int key = Assignment.endOfKey(window, at);
        if ((window.at(key - 1) | 0x20) != 'e' || !HEADERS.endKey(window, key)) {
            return;
        }
        int value = Assignment.startOfValue(window, at);
        int start = value + Assignment.quoteLength(window, value);
        int i = start;
        int equals = 0;
        while (i - start < MAX_LENGTH && isPart(window.at(i))) {
            equals += window.at(i) == '=' && i > start ? 1 : 0;
            i++;
        }
        while (i > start && (window.at(i - 1) == ' ' || window.at(i - 1) == ';' || window.at(i - 1) == '\\')) {
            i--;
        }
        // A name comes first, and its sign before any space.
        if (equals > 0 && isName(window, start)) {
            candidates.add(InfoType.HTTP_COOKIE, start, i, CONFIDENCE, CONFIDENCE, false);
        }
    }

    private static boolean isPart(int b) {
        return b >= ' ' && b < 127 && b != '"' && b != '\'' && b != '`';
    }

    /** A token of RFC 9110, 5.6.2 with an equals sign behind it. */
    private static boolean isName(Window window, int start) {
        int i = start;
        while (i - start < 128 && (Ascii.isBase64Url(window.at(i)) || "!#$%&*+.^|~".indexOf(window.at(i)) >= 0)) {
            i++;
        }
        return i > start && window.at(i) == '=';
    }
}
