package dev.ringfence.data;

import org.jspecify.annotations.Nullable;

/**
 * The 256 keyed bits that belong to one value, taken 64 at a time. Not safe for use by many threads.
 *
 * @see KeyedFunction
 */
public final class Draw {
    private static final int WORDS = 4;

    /** Encrypts the first two words to the others; {@code null} if those are the same again. */
    private final @Nullable KeyedBlocks second;

    private long first;
    private long next;
    private int taken;

    Draw(@Nullable KeyedBlocks second) {
        this.second = second;
    }

    /** Begins anew with the two words that stand in an array. */
    Draw begin(byte[] bits, int at) {
        first = (long) Cmac.LONGS.get(bits, at);
        next = (long) Cmac.LONGS.get(bits, at + Long.BYTES);
        taken = 0;
        return this;
    }

    /** Four times two words of no secrecy: for looking at a space, not for making values. */
    static Draw of(long first, long second) {
        Draw draw = new Draw(null);
        draw.first = first;
        draw.next = second;
        return draw;
    }

    /**
     * The next 64 bits.
     *
     * @throws IllegalStateException at the fifth call: there are 256
     */
    public long next() {
        if (taken == WORDS) {
            throw new IllegalStateException("'next' must be called at most " + WORDS + " times");
        }
        if (taken == 2 && second != null) {
            byte[] tag = new byte[Cmac.BLOCK];
            Cmac.LONGS.set(tag, 0, first);
            Cmac.LONGS.set(tag, Long.BYTES, next);
            byte[] more = new byte[Cmac.BLOCK];
            second.encrypt(tag, 1, more);
            first = (long) Cmac.LONGS.get(more, 0);
            next = (long) Cmac.LONGS.get(more, Long.BYTES);
        }
        return taken++ % 2 == 0 ? first : next;
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
