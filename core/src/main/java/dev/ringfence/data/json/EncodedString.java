package dev.ringfence.data.json;

import java.nio.charset.StandardCharsets;

/** Writes text as it stands in a JSON string, in UTF-8: only what must be escaped is (RFC 8259, section 7). */
final class EncodedString {
    private EncodedString() {}

    /** With quotation marks. */
    static byte[] quoted(String text) {
        return ('"' + escaped(text) + '"').getBytes(StandardCharsets.UTF_8);
    }

    /** Without quotation marks: a part of a string. */
    static byte[] part(String text) {
        return escaped(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                escaped.append(c).append(text.charAt(++i));
            } else if (isPlain(c)) {
                escaped.append(c);
            } else {
                escape(escaped, c);
            }
        }
        return escaped.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private static void escape(StringBuilder into, char c) {
        switch (c) {
            case '"', '\\' -> into.append('\\').append(c);
            case '\b' -> into.append("\\b");
            case '\f' -> into.append("\\f");
            case '\n' -> into.append("\\n");
            case '\r' -> into.append("\\r");
            case '\t' -> into.append("\\t");
            default ->
                // Also half a surrogate pair, which UTF-8 has no form for.
                into.append(String.format("\\u%04x", (int) c));
        }
    }
}
