package dev.ringfence.refresh;

import java.nio.charset.StandardCharsets;

/** Values of PostgreSQL's COPY text format (its documentation, COPY, "Text Format"), UTF-8. */
final class CopyInput {
    private CopyInput() {}

    /** True if the field is NULL. */
    static boolean none(byte[] bytes, int start, int end) {
        return end - start == 2 && bytes[start] == '\\' && bytes[start + 1] == 'N';
    }

    static String text(byte[] bytes, int start, int end) {
        int all = 0;
        boolean escaped = false;
        for (int i = start; i < end; i++) {
            all |= bytes[i];
            escaped |= bytes[i] == '\\';
        }
        if (escaped) {
            return unescaped(bytes, start, end);
        }
        return new String(bytes, start, end - start, all >= 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** A text without escapes. */
    static String plain(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** What the server writes: the letters of COPY's table and a backslash; never octal or hexadecimal digits. */
    private static String unescaped(byte[] bytes, int start, int end) {
        byte[] plain = new byte[end - start];
        int size = 0;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            plain[size++] = b == '\\' && i + 1 < end ? control(bytes[++i]) : b;
        }
        return new String(plain, 0, size, StandardCharsets.UTF_8);
    }

    private static byte control(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> letter;
        };
    }
}
