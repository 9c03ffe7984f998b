package dev.ringfence.refresh;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A set of fingerprints in fixed memory that forgets none and may take a stranger for a member: a Bloom filter whose bits
 * of one member lie in one block of 512 bits, a cache line (Putze, Sanders and Singler, "Cache-, Hash- and Space-Efficient
 * Bloom Filters", 2007).
 *
 * <p>Safe for use by many threads: all may add at once, and who asks after they have finished sees all. No worker has a
 * copy, so the memory does not grow with their number.
 */
final class BlockedBloomFilter {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int BLOCK_BITS = 512;
    private static final int BLOCK_WORDS = BLOCK_BITS / Long.SIZE;
    private static final int POSITION_BITS = 9;
    /** Two mixed words yield as many positions; more make few false positives fewer, and each member dearer. */
    private static final int MOST_BITS_SET = 14;

    /** Positions that one mixed word yields. */
    private static final int POSITIONS = Long.SIZE / POSITION_BITS;

    private static final int BITS_PER_MEMBER = 64;

    private final long[] words;
    private final int blocks;
    private final int bitsSet;

    private BlockedBloomFilter(int blocks, int bitsSet) {
        this.words = new long[blocks * BLOCK_WORDS];
        this.blocks = blocks;
        this.bitsSet = bitsSet;
    }

    /**
     * A filter for so many members: {@value #BITS_PER_MEMBER} bits each, or what the memory allows.
     *
     * @param members how many are expected; with more it takes more strangers for members, and still forgets none
     * @param mostBytes of memory
     */
    static BlockedBloomFilter of(long members, long mostBytes) {
        if (members < 0) {
            throw new IllegalArgumentException("'members' must not be negative but was " + members);
        }
        long wanted = Math.min(members, Long.MAX_VALUE / BITS_PER_MEMBER) * BITS_PER_MEMBER / Byte.SIZE;
        long bytes = Math.max(BLOCK_BITS, Math.min(Math.min(wanted, mostBytes), Integer.MAX_VALUE / 2 * 8L));
        int blocks = (int) (bytes * Byte.SIZE / BLOCK_BITS);
        int best = 1;
        for (int bits = 2; bits <= MOST_BITS_SET; bits++) {
            if (falsePositiveRate(members, blocks, bits) < falsePositiveRate(members, blocks, best)) {
                best = bits;
            }
        }
        return new BlockedBloomFilter(blocks, best);
    }

    /** Of memory, but for some dozen. */
    long sizeBytes() {
        return (long) words.length * Long.BYTES;
    }

    /** How probable it is, with so many members, that a stranger is taken for one. */
    double falsePositiveRate(long members) {
        return falsePositiveRate(members, blocks, bitsSet);
    }

    /** (3) of the paper: a Poisson number of members shares the block, each with bits that are set independently. */
    private static double falsePositiveRate(long members, int blocks, int bitsSet) {
        double mean = (double) members / blocks;
        double rate = 0;
        double logProbability = -mean;
        int end = (int) (mean + 12 * Math.sqrt(mean) + 40);
        for (int inBlock = 0; inBlock <= end; inBlock++) {
            double set = -Math.expm1((double) inBlock * bitsSet * Math.log1p(-1.0 / BLOCK_BITS));
            rate += Math.exp(logProbability) * Math.pow(set, bitsSet);
            logProbability += Math.log(mean) - Math.log(inBlock + 1.0);
        }
        return mean == 0 ? 0 : Math.min(1, rate);
    }

    void add(long fingerprint) {
        int block = block(fingerprint);
        long mixed = fingerprint;
        for (int set = 0; set < bitsSet; ) {
            mixed = mix(mixed);
            long positions = mixed;
            for (int i = 0; i < POSITIONS && set < bitsSet; i++, set++) {
                int position = (int) positions & (BLOCK_BITS - 1);
                positions >>>= POSITION_BITS;
                long bit = 1L << position;
                int word = block + (position >>> 6);
                if ((words[word] & bit) == 0) {
                    // Others set bits of the same word at the same time.
                    WORDS.getAndBitwiseOr(words, word, bit);
                }
            }
        }
    }

    /** True for every member, and for few others. */
    boolean mightContain(long fingerprint) {
        int block = block(fingerprint);
        long mixed = fingerprint;
        for (int asked = 0; asked < bitsSet; ) {
            mixed = mix(mixed);
            long positions = mixed;
            for (int i = 0; i < POSITIONS && asked < bitsSet; i++, asked++) {
                int position = (int) positions & (BLOCK_BITS - 1);
                positions >>>= POSITION_BITS;
                if ((words[block + (position >>> 6)] & 1L << position) == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Adds the members of another one.
     *
     * @throws IllegalArgumentException if it is of another size
     */
    void addAll(BlockedBloomFilter other) {
        if (other.blocks != blocks || other.bitsSet != bitsSet) {
            throw new IllegalArgumentException(
                    "'other' must be of " + blocks + " blocks but was of " + other.blocks + ", or sets other bits");
        }
        for (int i = 0; i < words.length; i++) {
            if (other.words[i] != 0) {
                WORDS.getAndBitwiseOr(words, i, other.words[i]);
            }
        }
    }

    /** Behind a word that says which of the next 64 are there, those that are not zero. */
    void writeTo(DataOutput out) throws IOException {
        out.writeInt(blocks);
        out.writeInt(bitsSet);
        for (int from = 0; from < words.length; from += Long.SIZE) {
            int to = Math.min(words.length, from + Long.SIZE);
            long there = 0;
            for (int i = from; i < to; i++) {
                there |= words[i] == 0 ? 0 : 1L << (i - from);
            }
            out.writeLong(there);
            for (int i = from; i < to; i++) {
                if (words[i] != 0) {
                    out.writeLong(words[i]);
                }
            }
        }
    }

    static BlockedBloomFilter readFrom(DataInput in) throws IOException {
        int blocks = in.readInt();
        int bitsSet = in.readInt();
        if (blocks < 1 || blocks > Integer.MAX_VALUE / BLOCK_WORDS || bitsSet < 1 || bitsSet > MOST_BITS_SET) {
            throw new InvalidObjectException("'blocks' or 'bitsSet' is out of range");
        }
        BlockedBloomFilter filter = new BlockedBloomFilter(blocks, bitsSet);
        long[] words = filter.words;
        for (int from = 0; from < words.length; from += Long.SIZE) {
            long there = in.readLong();
            for (int i = from; i < Math.min(words.length, from + Long.SIZE); i++) {
                words[i] = ((there >>> (i - from)) & 1) == 0 ? 0 : in.readLong();
            }
        }
        return filter;
    }

    /** By the upper half of another mix: Lemire, "Fast random integer generation in an interval", 2019. */
    private int block(long fingerprint) {
        return (int) (((mix(~fingerprint) >>> 32) * blocks) >>> 32) * BLOCK_WORDS;
    }

    /** A bijection that spreads every bit over all (SplitMix64: Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
