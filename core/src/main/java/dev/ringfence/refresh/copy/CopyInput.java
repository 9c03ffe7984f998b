package dev.ringfence.refresh.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Values of PostgreSQL's COPY text format (its documentation, COPY, "Text Format"), UTF-8. */
public final class CopyInput {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** One in each byte. */
    private static final long EACH = 0x0101010101010101L;

    private static final long HIGHEST = 0x8080808080808080L;

    private CopyInput() {}

    /** Where a field ends that begins there: at the next tab, or at the line end, which is the row's last byte. */
    static int endOfField(byte[] row, int from) {
        int at = from;
        for (; at <= row.length - Long.BYTES; at += Long.BYTES) {
            long other = (long) WORD.get(row, at) ^ EACH * '\t';
            // The lowest bit that is set is that of the first byte of zero.
            long tabs = (other - EACH) & ~other & HIGHEST;
            if (tabs != 0) {
                return at + (Long.numberOfTrailingZeros(tabs) >>> 3);
            }
        }
        int last = row.length - 1;
        while (at < last && row[at] != '\t') {
            at++;
        }
        return Math.min(at, last);
    }

    /** True if the field is NULL. */
    static boolean none(byte[] bytes, int start, int end) {
        return end - start == 2 && bytes[start] == '\\' && bytes[start + 1] == 'N';
    }

    /** True if a field has an escape in it. */
    public static boolean isEscaped(byte[] bytes, int start, int end) {
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long other = (long) WORD.get(bytes, at) ^ EACH * '\\';
            if (((other - EACH) & ~other & HIGHEST) != 0) {
                return true;
            }
        }
        while (at < end && bytes[at] != '\\') {
            at++;
        }
        return at < end;
    }

    public static String text(byte[] bytes, int start, int end) {
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
    public static String plain(byte[] bytes, int start, int end) {
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
