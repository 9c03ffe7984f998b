package dev.ringfence.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 256 keyed bits that belong to one value, taken 64 at a time. Not safe for use by many threads.
 *
 * @see KeyedFunction
 */
public final class Draw {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bits;
    private int position;

    Draw(byte[] bits) {
        this.bits = bits;
    }

    /** Four times two words of no secrecy: for looking at a space, not for making values. */
    static Draw of(long first, long second) {
        byte[] bits = new byte[4 * Long.BYTES];
        for (int at = 0; at < bits.length; at += 2 * Long.BYTES) {
            LONGS.set(bits, at, first);
            LONGS.set(bits, at + Long.BYTES, second);
        }
        return new Draw(bits);
    }

    /**
     * The next 64 bits.
     *
     * @throws IllegalStateException at the fifth call: there are 256
     */
    public long next() {
        if (position + Long.BYTES > bits.length) {
            throw new IllegalStateException("'next' must be called at most " + bits.length / Long.BYTES + " times");
        }
        long value = (long) LONGS.get(bits, position);
        position += Long.BYTES;
        return value;
    }

    /**
     * A number from 0 to {@code bound - 1}. The deviation from uniform is below {@code bound / 2^64}.
     *
     * @throws IllegalArgumentException if {@code bound} is not positive
     */
    public long below(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("'bound' must be positive but was " + bound);
        }
        return Long.remainderUnsigned(next(), bound);
    }
}
