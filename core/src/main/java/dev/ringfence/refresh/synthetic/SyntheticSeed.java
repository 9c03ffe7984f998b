package dev.ringfence.refresh.synthetic;

/**
 * Where the numbers of a fill come from. Each is a function of the seed, the names of table and column, and the row, so
 * that a row is the same whoever makes it and when. The function is the finalizer of SplitMix64 (Steele, Lea, Flood: Fast
 * Splittable Pseudorandom Number Generators, 2014).
 */
record SyntheticSeed(long value) {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final double UNIT = 0x1.0p-53;
    private static final int ROUNDS = 4;

    /** The seed of something that has a name within what this one is for. */
    SyntheticSeed of(String name) {
        long hash = value;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + GOLDEN * (name.charAt(i) + 1L));
        }
        return new SyntheticSeed(mix(hash ^ name.length()));
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /** 64 bits of a row. */
    long bits(long row, long attempt) {
        return mix(mix(value + GOLDEN * (row + 1)) + GOLDEN * (attempt + 1));
    }

    /** From 0 to below 1. */
    double unit(long row, long attempt) {
        return (bits(row, attempt) >>> 11) * UNIT;
    }

    /** From 0 to {@code size - 1}. */
    long below(long size, long row, long attempt) {
        return Long.remainderUnsigned(bits(row, attempt), size);
    }

    /**
     * Where the number at {@code index} goes in a shuffle of {@code size} numbers: no two go to one place. A Feistel
     * network over the next power of four, walked until it is within (Black, Rogaway: Ciphers with Arbitrary Finite
     * Domains, 2002).
     */
    long shuffled(long index, long size) {
        if (size <= 1) {
            return 0;
        }
        int half = (65 - Long.numberOfLeadingZeros(size - 1)) / 2;
        long mask = (1L << half) - 1;
        long at = index;
        do {
            long left = at >>> half;
            long right = at & mask;
            for (int round = 0; round < ROUNDS; round++) {
                long next = left ^ (bits(right, round) & mask);
                left = right;
                right = next;
            }
            at = left << half | right;
        } while (at >= size || at < 0);
        return at;
    }
}
