package dev.ringfence.refresh.survivor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What became of the values that a thread met last in a column: names, towns and the like come again and again, and the
 * same value becomes the same one. Holds live values in the memory of the process that may hold them, a few thousand
 * short ones. A column whose values hardly come again is soon left alone. For one thread.
 */
public final class CopyMemo {
    private static final int LONGEST = 48;

    /** After twice as many values as there are slots it is judged whether it is worth it: if one in so many was known. */
    private static final int WORTH = 3;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int slotBits;
    private byte @Nullable [] @Nullable [] keys;
    private byte @Nullable [] @Nullable [] results;
    private int asked;
    private int known;

    public CopyMemo(int slotBits) {
        this.slotBits = slotBits;
        this.keys = new byte[1 << slotBits][];
        this.results = new byte[1 << slotBits][];
    }

    /** What became of a value, as a field; {@code null} if it is not known. */
    public byte @Nullable [] find(byte[] bytes, int from, int to) {
        if (keys == null || results == null || to - from > LONGEST) {
            return null;
        }
        if (++asked == 2 * keys.length) {
            if (known < asked / WORTH) {
                keys = null;
                results = null;
                return null;
            }
            asked = 0;
            known = 0;
        }
        int slot = slot(bytes, from, to);
        byte[] key = keys[slot];
        if (key == null || !Arrays.equals(key, 0, key.length, bytes, from, to)) {
            return null;
        }
        known++;
        return results[slot];
    }

    /** Learns what became of a value. */
    public void learn(byte[] bytes, int from, int to, byte[] field, int fieldFrom, int fieldTo) {
        if (keys == null || results == null || to - from > LONGEST || fieldTo - fieldFrom > 2 * LONGEST) {
            return;
        }
        int at = slot(bytes, from, to);
        keys[at] = Arrays.copyOfRange(bytes, from, to);
        results[at] = Arrays.copyOfRange(field, fieldFrom, fieldTo);
    }

    /** No secret: whoever chooses values to meet in one slot makes the copy slower, and nothing else. */
    private int slot(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * 0x100000001B3L;
        }
        hash *= 0xBF58476D1CE4E5B9L;
        return (int) (hash >>> (Long.SIZE - slotBits));
    }
}
