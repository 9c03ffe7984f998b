package dev.ringfence.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Credentials in the headers of a call (RFC 9110, 11). */
final class Credentials {
    private static final String BASIC = "basic ";
    private static final String SEPARATORS = " \t,;:=\"'";

    private Credentials() {}

    /** True if a word of any header's values begins so. */
    static boolean beginWith(String prefix, Map<String, List<String>> headers) {
        return headers.values().stream()
                .flatMap(List::stream)
                .anyMatch(value -> wordBegins(value, prefix) || wordBegins(decoded(value), prefix));
    }

    private static boolean wordBegins(String text, String prefix) {
        for (int i = text.indexOf(prefix); i >= 0; i = text.indexOf(prefix, i + 1)) {
            if (i == 0 || SEPARATORS.indexOf(text.charAt(i - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** User and password of a Basic credential (RFC 7617); empty if it is none. */
    private static String decoded(String value) {
        if (!value.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return "";
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(value.substring(BASIC.length()).strip());
            return new String(pair, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
