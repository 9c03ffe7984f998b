package dev.ringfence.outbound;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes as text. */
final class BodyText {
    private BodyText() {}

    /** The text that bytes are in UTF-8; empty if they are none. */
    static Optional<String> of(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    /** The text of JSON with its escapes (RFC 8259, 7) as what they stand for; as it is, where it has none. */
    static String unescaped(String json) {
        int escape = json.indexOf('\\');
        if (escape < 0) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length());
        int from = 0;
        while (escape >= 0 && escape + 1 < json.length()) {
            text.append(json, from, escape);
            int code = json.charAt(escape + 1) == 'u' ? hexadecimal(json, escape + 2) : -1;
            text.append(code >= 0 ? (char) code : single(json.charAt(escape + 1)));
            from = escape + (code >= 0 ? 6 : 2);
            escape = json.indexOf('\\', from);
        }
        return text.append(json, from, json.length()).toString();
    }

    /** Four digits; -1 if they are none. */
    private static int hexadecimal(String json, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < json.length() ? Character.digit(json.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private static char single(char escaped) {
        return switch (escaped) {
            case 'b', 'f', 'n', 'r', 't' -> ' ';
            default -> escaped;
        };
    }
}
