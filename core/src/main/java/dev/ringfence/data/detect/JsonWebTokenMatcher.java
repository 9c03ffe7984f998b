package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.Set;

/**
 * Tokens of RFC 7519 in the compact forms of JWS (three parts, RFC 7515, 7.1) and JWE (five parts, RFC 7516, 7.1). The
 * first part must be base64url of a JSON object; of a signed token, the second too.
 */
final class JsonWebTokenMatcher implements Matcher {
    private static final double CONFIDENCE = 0.98;
    private static final int MIN_HEADER = 12;
    private static final int MAX_HEADER = 1_000;
    private static final int MAX_LENGTH = 8_000;

    @Override
    public Set<Anchor> anchors() {
        return Set.of(Anchor.DOT);
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        // Base64url of an opening brace begins with e: a signed token has another object behind the stop.
        if (!Ascii.isBase64Url(window.at(at - MIN_HEADER)) || !Ascii.isBase64Url(window.at(at - MIN_HEADER + 1))) {
            return;
        }
        int start = at;
        while (at - start < MAX_HEADER && Ascii.isBase64Url(window.at(start - 1))) {
            start--;
        }
        if (!beginsObject(window, start) || window.at(start - 1) == '.') {
            return;
        }
        int parts = 1;
        int end = at;
        while (parts < 6 && window.at(end) == '.' && end - start < MAX_LENGTH) {
            int part = end + 1;
            int i = part;
            while (i - start < MAX_LENGTH && Ascii.isBase64Url(window.at(i))) {
                i++;
            }
            if (i == part && window.at(i) != '.') {
                break;
            }
            end = i;
            parts++;
        }
        boolean signed = parts == 3 && beginsObject(window, at + 1);
        if (signed || parts == 5) {
            candidates.add(InfoType.JSON_WEB_TOKEN, start, end, CONFIDENCE, CONFIDENCE, false);
        } else if (parts == 2 && beginsObject(window, at + 1) && window.at(end) == '.') {
            // Unsecured, RFC 7515, appendix A.5.
            candidates.add(InfoType.JSON_WEB_TOKEN, start, end + 1, CONFIDENCE, CONFIDENCE, false);
        }
    }

    /** True if base64url of an opening brace and a quote, a space or a line end stands here. */
    private static boolean beginsObject(Window window, int start) {
        if (window.at(start) != 'e') {
            return false;
        }
        byte third = window.at(start + 2);
        return switch (window.at(start + 1)) {
            // {" and {}.
            case 'y' -> (third >= 'I' && third <= 'L') || third == 'A' || third == 'B';
            case '3' -> third == '0';
            // A line end behind the brace.
            case 'w' -> third == 'o' || third == '0';
            default -> false;
        };
    }
}
