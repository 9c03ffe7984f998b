package dev.ringfence.refresh.survivor;

import dev.ringfence.data.KeyedFunction;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * A keyed fingerprint of 61 bits: the text in words of seven bytes, taken for the coefficients of a polynomial over the
 * prime field of 2^61 - 1 and evaluated at a secret random point (Carter and Wegman, "Universal classes of hash
 * functions", 1979; for polynomials Bernstein, "The Poly1305-AES message-authentication code", 2005).
 *
 * <p>Guaranteed: whoever does not know the key finds no two texts of up to L bytes that meet with a probability above
 * (L / 7 + 2) / 2^61. The point is drawn for one run, or by a key for one run, and never leaves a process. Immutable
 * and safe for use by many threads.
 */
public final class WindowHash {
    static final long PRIME = (1L << 61) - 1;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final int WORD_BYTES = 7;
    static final long WORD_MASK = (1L << (8 * WORD_BYTES)) - 1;

    private final long point;

    WindowHash(long point) {
        if (point < 2 || point >= PRIME) {
            throw new IllegalArgumentException("'point' must be from 2 to 2^61 - 2");
        }
        this.point = point;
    }

    static WindowHash random() {
        SecureRandom random = new SecureRandom();
        long drawn;
        do {
            drawn = random.nextLong() & PRIME;
        } while (drawn < 2 || drawn >= PRIME);
        return new WindowHash(drawn);
    }

    /** One that whoever holds the function can have again. */
    public static WindowHash of(KeyedFunction keyed, String salt) {
        // Of 61 bits two in 2^60 are no point; nobody will meet them.
        return new WindowHash(Math.max(2, Math.min(keyed.draw(salt).next() & PRIME, PRIME - 1)));
    }

    /**
     * The fingerprint of a part of an array.
     *
     * @param bytes has at least eight bytes behind {@code from + length}
     */
    public long of(byte[] bytes, int from, int length) {
        long hash = length;
        int at = from;
        int left = length;
        for (; left > WORD_BYTES; left -= WORD_BYTES, at += WORD_BYTES) {
            hash = times(hash + ((long) WORD.get(bytes, at) & WORD_MASK), point);
        }
        long rest = (long) WORD.get(bytes, at) & (WORD_MASK >>> (8 * (WORD_BYTES - left)));
        return times(hash + rest, point);
    }

    /** The same of bytes that stand in words already, the last of which may be short. */
    long of(long[] words, int count, int length) {
        long hash = length;
        for (int i = 0; i < count; i++) {
            hash = times(hash + words[i], point);
        }
        return hash;
    }

    /** Modulo the prime; the first factor may be up to 2^62. */
    static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        long sum = (low & PRIME) + ((low >>> 61) | (high << 3));
        sum = (sum & PRIME) + (sum >>> 61);
        return sum >= PRIME ? sum - PRIME : sum;
    }
}
