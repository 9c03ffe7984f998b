package dev.ringfence.data.checksum;

/**
 * Keccak-256 as Ethereum uses it: the sponge of FIPS 202 with rate 1088 and the padding of the submission to NIST (one
 * bit, not SHA-3's three), so {@code SHA3-256} of the platform is another function.
 */
final class Keccak {
    private static final int RATE = 136;
    private static final int ROUNDS = 24;
    private static final long[] ROUND_CONSTANTS = roundConstants();
    /** FIPS 202, 3.2.2 and 3.2.3: the offsets and the lanes in the order in which rho and pi visit them. */
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };

    private static final int[] LANES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };

    private Keccak() {}

    /** FIPS 202, 3.2.5: the linear feedback shift register behind iota. */
    private static long[] roundConstants() {
        long[] constants = new long[ROUNDS];
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int j = 0; j <= 6; j++) {
                if ((register & 1) != 0) {
                    constants[round] ^= 1L << ((1 << j) - 1);
                }
                register <<= 1;
                register ^= (register >> 8) * 0x171;
            }
        }
        return constants;
    }

    /** The hash of a message shorter than one block of 136 bytes. */
    static byte[] hash(byte[] message) {
        if (message.length >= RATE) {
            throw new IllegalArgumentException("'message' must be shorter than " + RATE + " but was " + message.length);
        }
        long[] state = new long[25];
        for (int i = 0; i < message.length; i++) {
            state[i >> 3] ^= (message[i] & 0xFFL) << (8 * (i & 7));
        }
        state[message.length >> 3] ^= 1L << (8 * (message.length & 7));
        state[(RATE - 1) >> 3] ^= 0x80L << 56;
        for (int round = 0; round < ROUNDS; round++) {
            permute(state, ROUND_CONSTANTS[round]);
        }
        byte[] hash = new byte[32];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) (state[i >> 3] >>> (8 * (i & 7)));
        }
        return hash;
    }

    private static void permute(long[] a, long constant) {
        long[] parity = new long[5];
        for (int x = 0; x < 5; x++) {
            parity[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        }
        for (int x = 0; x < 5; x++) {
            long theta = parity[(x + 4) % 5] ^ Long.rotateLeft(parity[(x + 1) % 5], 1);
            for (int y = 0; y < 25; y += 5) {
                a[y + x] ^= theta;
            }
        }
        long moved = a[1];
        for (int i = 0; i < ROUNDS; i++) {
            long next = a[LANES[i]];
            a[LANES[i]] = Long.rotateLeft(moved, ROTATIONS[i]);
            moved = next;
        }
        for (int y = 0; y < 25; y += 5) {
            long first = a[y];
            long second = a[y + 1];
            a[y] ^= ~second & a[y + 2];
            a[y + 1] ^= ~a[y + 2] & a[y + 3];
            a[y + 2] ^= ~a[y + 3] & a[y + 4];
            a[y + 3] ^= ~a[y + 4] & first;
            a[y + 4] ^= ~first & second;
        }
        a[0] ^= constant;
    }
}
