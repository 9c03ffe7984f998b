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

    private byte[] bytes = new byte[1 << 16];
    private int size;

    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
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
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int plain = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (isEscaped(utf8[i])) {
                raw(utf8, plain, i);
                raw('\\');
                raw(letter(utf8[i]));
                plain = i + 1;
            }
        }
        raw(utf8, plain, utf8.length);
    }

    /** A value as it is. */
    void plain(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        raw(utf8, 0, utf8.length);
    }

    /** The others of COPY's table may stand as they are. */
    private static boolean isEscaped(byte b) {
        return b == '\\' || b == '\n' || b == '\t' || b == '\r';
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
