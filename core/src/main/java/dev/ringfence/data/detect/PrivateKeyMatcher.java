package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Private keys in PEM (RFC 7468, 10 and 11; the older labels of OpenSSL and OpenSSH; OpenPGP's armour, RFC 9580, 6.2),
 * from the first hyphen to the last; line ends may be escaped, as in JSON. A block without its end is found as far as
 * it reaches.
 */
final class PrivateKeyMatcher implements Matcher {
    private static final double CONFIDENCE = 0.99;
    private static final String FENCE = "-----";
    private static final String BEGIN = "-----BEGIN ";
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final int MAX_LABEL = 40;
    /** More than an RSA key of 8,192 bits takes. */
    private static final int MAX_LENGTH = 8_000;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.HYPHENS);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        if (window.at(at + 5) != 'B' || !Ascii.at(window, at, BEGIN)) {
            return;
        }
        int label = at + BEGIN.length();
        int fence = endOfLabel(window, label);
        if (!holdsPrivateKey(window, label, fence) || !Ascii.at(window, fence, FENCE)) {
            return;
        }
        int body = fence + FENCE.length();
        int i = body;
        while (i - body < MAX_LENGTH && isBody(window.at(i)) && !Ascii.at(window, i, FENCE)) {
            i++;
        }
        int end = endOfBlock(window, i);
        if (end > body) {
            candidates.add(InfoType.PRIVATE_KEY, at, end, CONFIDENCE, CONFIDENCE, false);
        }
    }

    private static int endOfLabel(Window window, int start) {
        int i = start;
        while (i - start < MAX_LABEL && (Ascii.isUpper(window.at(i)) || window.isDigit(i) || window.at(i) == ' ')) {
            i++;
        }
        return i;
    }

    private static boolean holdsPrivateKey(Window window, int start, int end) {
        for (int i = start; i + PRIVATE_KEY.length() <= end; i++) {
            if (Ascii.at(window, i, PRIVATE_KEY)) {
                return true;
            }
        }
        return false;
    }

    /** Base64, line ends and the headers of RFC 1421. */
    private static boolean isBody(int b) {
        return Ascii.isAlphanumeric(b)
                || switch (b) {
                    case '+', '/', '=', '\r', '\n', '\t', ' ', '\\', '-', ':', ',', '.', '(', ')', '@', '<', '>' ->
                        true;
                    default -> false;
                };
    }

    private static int endOfBlock(Window window, int end) {
        if (Ascii.at(window, end, "-----END ")) {
            int fence = endOfLabel(window, end + "-----END ".length());
            if (Ascii.at(window, fence, FENCE)) {
                return fence + FENCE.length();
            }
        }
        int i = end;
        while (!Ascii.isAlphanumeric(window.at(i - 1)) && window.at(i - 1) != '-' && window.at(i - 1) != '=') {
            i--;
        }
        return i;
    }
}
