package dev.ringfence.refresh.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes for COPY, as {@link CopyFormat} writes them, UTF-8. Grows; not for many threads. */
public final class CopyOutput {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int FEW = 1 << 16;

    /** What is larger is reserved once, and not kept for what follows. */
    private static final int MANY = 1 << 22;

    /** The least byte that can begin a character of several in UTF-8; those above can too, or are in no text. */
    private static final byte LEAD = (byte) 0xC0;

    private byte[] bytes = new byte[FEW];
    private int size;

    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /** Forgets what was written; a large array is let go, so that it does not stand beside the next large value. */
    public void clear() {
        size = 0;
        if (bytes.length > MANY) {
            bytes = new byte[FEW];
        }
    }

    public void raw(byte[] from, int start, int end) {
        int length = end - start;
        reserve(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    public void raw(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /** Ends a row whose last column has been followed by a tab. */
    public void endRow() {
        bytes[size - 1] = '\n';
    }

    /** A number of four bytes, the highest first. */
    void int32(int value) {
        reserve(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void int64(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Writes over what was written there. */
    void int32At(int at, int value) {
        INTS.set(bytes, at, value);
    }

    static int int32(byte[] from, int at) {
        return (int) INTS.get(from, at);
    }

    static long int64(byte[] from, int at) {
        return (long) LONGS.get(from, at);
    }

    /** A value, escaped. */
    public void text(String text) {
        text(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A value of UTF-8, escaped. */
    public void text(byte[] utf8) {
        escaped(utf8, true);
    }

    /** Bytes that are no text, escaped so that who reads UTF-8 takes none of them for the first of several. */
    public void bytes(byte[] any) {
        escaped(any, false);
    }

    private void escaped(byte[] value, boolean text) {
        if (value.length > FEW) {
            reserve(Math.addExact(value.length, escapes(value, text)));
        }
        int plain = 0;
        for (int i = 0; i < value.length; i++) {
            if (isEscaped(value[i], text)) {
                raw(value, plain, i);
                raw('\\');
                raw(letter(value[i]));
                plain = i + 1;
            }
        }
        raw(value, plain, value.length);
    }

    private static int escapes(byte[] value, boolean text) {
        int escapes = 0;
        for (byte b : value) {
            escapes += isEscaped(b, text) ? 1 : 0;
        }
        return escapes;
    }

    /** A value as it is. */
    void plain(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        raw(utf8, 0, utf8.length);
    }

    /** The others of COPY's table may stand as they are. */
    private static boolean isEscaped(byte b, boolean text) {
        return b == '\\' || b == '\n' || b == '\t' || b == '\r' || (!text && b >= LEAD && b < 0);
    }

    private static char letter(byte escaped) {
        return switch (escaped) {
            case '\n' -> 'n';
            case '\t' -> 't';
            case '\r' -> 'r';
            default -> (char) escaped;
        };
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * size));
        }
    }
}
