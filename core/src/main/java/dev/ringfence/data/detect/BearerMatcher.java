package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * What follows {@code Bearer} (RFC 6750, 2.1), {@code Token}, or {@code Basic} (RFC 7617, 2): the token alone. Behind
 * {@code Basic} it must be base64 of a user and a password with a colon between; behind the others, longer than a word.
 */
final class BearerMatcher implements Matcher {
    private static final double CONFIDENCE = 0.9;
    private static final int MIN_TOKEN = 12;
    private static final int MAX_TOKEN = 8_000;
    private static final KeyWords AUTHORIZATION = KeyWords.whole("authorization");

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.CAPITAL, Anchor.COLON);
    }

    @Override
    public boolean wantsColonBehind(byte before) {
        return Assignment.mayEndKey(before);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        if (window.at(at) == 'B') {
            scheme(window, at, candidates);
        } else if (window.at(at) == ':') {
            int key = Assignment.endOfKey(window, at);
            if ((window.at(key - 1) | 0x20) == 'n' && AUTHORIZATION.endKey(window, key)) {
                int value = Assignment.startOfValue(window, at);
                int start = value + Assignment.quoteLength(window, value);
                if (window.at(start) != 'B') {
                    scheme(window, start, candidates);
                }
            }
        }
    }

    private static void scheme(Window window, int at, Candidates candidates) {
        if (Ascii.folded(window, at, "bearer ") || Ascii.folded(window, at, "token ")) {
            int start = at + (window.at(at + 6) == ' ' ? 7 : 6);
            int end = endOfToken(window, start);
            if (end - start >= MIN_TOKEN && isRandom(window, start, end)) {
                candidates.add(InfoType.BEARER_TOKEN, start, end, CONFIDENCE, CONFIDENCE, false);
            }
        } else if (Ascii.folded(window, at, "basic ")) {
            int end = endOfToken(window, at + 6);
            if (end - at >= 12 && isUserAndPassword(window, at + 6, end)) {
                candidates.add(InfoType.BEARER_TOKEN, at + 6, end, CONFIDENCE, CONFIDENCE, false);
            }
        }
    }

    /** The characters of token68 (RFC 9110, 11.2); a full stop at its end is the sentence's. */
    private static int endOfToken(Window window, int start) {
        int i = start;
        while (i - start < MAX_TOKEN && isToken(window.at(i))) {
            i++;
        }
        while (i > start && window.at(i - 1) == '.') {
            i--;
        }
        return i;
    }

    private static boolean isToken(int b) {
        return Ascii.isBase64Url(b) || b == '.' || b == '~' || b == '+' || b == '/' || b == '=';
    }

    private static boolean isRandom(Window window, int start, int end) {
        boolean digit = false;
        int turns = 0;
        for (int i = start; i < end; i++) {
            digit |= window.isDigit(i);
            turns += i > start
                            && Ascii.isUpper(window.at(i))
                            && Ascii.isLetter(window.at(i - 1))
                            && !Ascii.isUpper(window.at(i - 1))
                    ? 1
                    : 0;
        }
        return digit || turns > 1;
    }

    /** Decodes on the way: printable characters, one of them a colon. */
    private static boolean isUserAndPassword(Window window, int start, int end) {
        int bits = 0;
        int held = 0;
        boolean colon = false;
        for (int i = start; i < end && window.at(i) != '='; i++) {
            int value = base64(window.at(i));
            if (value < 0) {
                return false;
            }
            held = (held << 6 | value) & 0xFFFF;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                int decoded = held >> bits & 0xFF;
                if (decoded < ' ') {
                    return false;
                }
                colon |= decoded == ':';
            }
        }
        return colon;
    }

    private static int base64(int b) {
        if (Ascii.isUpper(b)) {
            return b - 'A';
        }
        if (Ascii.isLetter(b)) {
            return b - 'a' + 26;
        }
        return Ascii.isDigit(b) ? b - '0' + 52 : b == '+' ? 62 : b == '/' ? 63 : -1;
    }
}
