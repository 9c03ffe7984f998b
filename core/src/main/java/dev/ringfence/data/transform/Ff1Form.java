package dev.ringfence.data.transform;

import java.math.BigInteger;

/**
 * What FF1 derives from radix, length and tweak before the rounds (SP 800-38G, algorithm 7, steps 1 to 5), under the
 * names of the standard.
 *
 * @param radix of the numerals
 * @param n the length
 * @param u the length of the left half
 * @param v the length of the right half
 * @param b how many bytes a right half takes
 * @param d how many bytes a round takes from its function
 * @param t how many bytes the tweak has
 */
record Ff1Form(int radix, int n, int u, int v, int b, int d, int t) {
    static final int ROUNDS = 10;
    /** SP 800-38G Rev. 1, 5.1. */
    private static final BigInteger SMALLEST_DOMAIN = BigInteger.valueOf(1_000_000);

    static Ff1Form of(int radix, int n, byte[] tweak) {
        if (n < 2 || n > Ff1.MAX_LENGTH) {
            throw new IllegalArgumentException("'length' must be from 2 to " + Ff1.MAX_LENGTH + " but was " + n);
        }
        // Twenty numerals are enough for the smallest radix; a longer power need not be computed.
        BigInteger domain = BigInteger.valueOf(radix).pow(Math.min(n, 20));
        if (domain.compareTo(SMALLEST_DOMAIN) < 0) {
            throw new IllegalArgumentException(
                    "'length' must give a domain of at least 1,000,000 (SP 800-38G Rev. 1) but " + n
                            + " numerals of radix " + radix + " give " + domain + "; generalize such values instead");
        }
        int u = n / 2;
        int v = n - u;
        int bits = BigInteger.valueOf(radix).pow(v).subtract(BigInteger.ONE).bitLength();
        int b = (bits + 7) / 8;
        int d = 4 * ((b + 3) / 4) + 4;
        return new Ff1Form(radix, n, u, v, b, d, tweak.length);
    }

    /** The block P. */
    byte[] p() {
        byte[] p = new byte[16];
        p[0] = 1;
        p[1] = 2;
        p[2] = 1;
        p[3] = (byte) (radix >> 16);
        p[4] = (byte) (radix >> 8);
        p[5] = (byte) radix;
        p[6] = 10;
        p[7] = (byte) u;
        putInt(p, 8, n);
        putInt(p, 12, t);
        return p;
    }

    static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> (8 * (3 - i)));
        }
    }

    /** T and the zeros behind it, without the round and the half: the beginning of Q. */
    byte[] beginningOfQ(byte[] tweak) {
        int zeros = Math.floorMod(-tweak.length - b - 1, 16);
        byte[] q = new byte[tweak.length + zeros];
        System.arraycopy(tweak, 0, q, 0, tweak.length);
        return q;
    }
}
