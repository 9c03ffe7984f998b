package dev.ringfence.data.transform;

/**
 * Arithmetic modulo a number below 2^62, without division: the quotient is estimated by a reciprocal (Barrett, CRYPTO
 * 1986) and is at most two too small.
 */
final class Modulus {
    private final long modulus;
    /** floor((2^64 - 1) / modulus). */
    private final long reciprocal;
    /** By how many bits a number below the modulus can be shifted. */
    private final int room;

    Modulus(long modulus) {
        this.modulus = modulus;
        this.reciprocal = Long.divideUnsigned(-1L, modulus);
        this.room = Long.numberOfLeadingZeros(modulus);
    }

    /** An unsigned number modulo this one. */
    long of(long number) {
        long quotient =
                Math.multiplyHigh(number, reciprocal) + ((number >> 63) & reciprocal) + ((reciprocal >> 63) & number);
        // Below three times the modulus, which may be more than a signed number holds only above 2^61.
        long rest = number - quotient * modulus;
        if (Long.compareUnsigned(rest, modulus) >= 0) {
            rest -= modulus;
        }
        return Long.compareUnsigned(rest, modulus) >= 0 ? rest - modulus : rest;
    }

    /** {@code (number * 2^32 + word)} modulo this, for a number that is reduced and a word of 32 bits. */
    long shiftedAndAdded(long number, long word) {
        long rest = number;
        for (int left = 32; left > 0; ) {
            int bits = Math.min(left, room);
            left -= bits;
            rest = of((rest << bits) | ((word >>> left) & ((1L << bits) - 1)));
        }
        return rest;
    }

    /** The sum of two reduced numbers. */
    long add(long one, long other) {
        long sum = one + other;
        return sum >= modulus ? sum - modulus : sum;
    }

    /** The difference of two reduced numbers. */
    long subtract(long one, long other) {
        long difference = one - other;
        return difference < 0 ? difference + modulus : difference;
    }
}
