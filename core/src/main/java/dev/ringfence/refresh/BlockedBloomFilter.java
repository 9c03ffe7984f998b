package dev.ringfence.refresh;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.util.Arrays;

/**
 * A set of fingerprints in fixed memory that forgets none and may take a stranger for a member: a Bloom filter whose bits
 * of one member lie in one block of 512 bits, a cache line (Putze, Sanders and Singler, "Cache-, Hash- and Space-Efficient
 * Bloom Filters", 2007), as many in each of its eight words, so that none of them waits for another.
 *
 * <p>Safe for use by many threads: all may add, and who asks after they have finished sees all. No worker has a copy, so
 * the memory does not grow with their number. A part of the filter belongs to one thread at a time; {@link Writer} adds many
 * members for one turn, so that no thread waits long and none pays for a fence with each bit.
 */
final class BlockedBloomFilter {
    private static final int BLOCK_BITS = 512;
    private static final int BLOCK_WORDS = BLOCK_BITS / Long.SIZE;
    private static final int POSITION_BITS = 6;

    /** Of one member in one word; more make few false positives fewer, and each member dearer. */
    private static final int MOST_ROUNDS = 2;

    private static final int BITS_PER_MEMBER = 64;

    /** Of the blocks, in their order; each is added to by one thread at a time. */
    private static final int PART_BITS = 6;

    private static final int PARTS = 1 << PART_BITS;

    private final Object[] locks = new Object[PARTS];
    private final long[] words;
    private final int blocks;
    /** How many bits of each word a member sets. */
    private final int rounds;

    private final int partShift;

    private BlockedBloomFilter(int blocks, int rounds) {
        this.words = new long[blocks * BLOCK_WORDS];
        this.blocks = blocks;
        this.rounds = rounds;
        this.partShift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1) - PART_BITS);
        Arrays.setAll(locks, part -> new Object());
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
        for (int rounds = 2; rounds <= MOST_ROUNDS; rounds++) {
            if (falsePositiveRate(members, blocks, rounds) < falsePositiveRate(members, blocks, best)) {
                best = rounds;
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
        return falsePositiveRate(members, blocks, rounds);
    }

    /** (3) of the paper: a Poisson number of members shares the block, each with bits that are set independently. */
    private static double falsePositiveRate(long members, int blocks, int rounds) {
        double mean = (double) members / blocks;
        double rate = 0;
        double logProbability = -mean;
        int end = (int) (mean + 12 * Math.sqrt(mean) + 40);
        for (int inBlock = 0; inBlock <= end; inBlock++) {
            double set = -Math.expm1((double) inBlock * rounds * Math.log1p(-1.0 / Long.SIZE));
            rate += Math.exp(logProbability) * Math.pow(set, BLOCK_WORDS * rounds);
            logProbability += Math.log(mean) - Math.log(inBlock + 1.0);
        }
        return mean == 0 ? 0 : Math.min(1, rate);
    }

    void add(long fingerprint) {
        synchronized (locks[part(fingerprint)]) {
            set(fingerprint);
        }
    }

    /** Collects what one thread adds. What it holds is not in the filter before {@link #flush}. */
    final class Writer {
        private static final int WAITING = 1024;

        /** Members whose blocks are fetched together. */
        private static final int FETCHED = 32;

        private final long[][] waiting = new long[PARTS][WAITING];
        private final int[] counts = new int[PARTS];
        /** The first word of each of those blocks. */
        private final long[] fetched = new long[FETCHED];

        void add(long fingerprint) {
            int part = part(fingerprint);
            waiting[part][counts[part]++] = fingerprint;
            if (counts[part] == WAITING) {
                flush(part);
            }
        }

        void flush() {
            for (int part = 0; part < PARTS; part++) {
                flush(part);
            }
        }

        private void flush(int part) {
            long[] members = waiting[part];
            int count = counts[part];
            synchronized (locks[part]) {
                for (int from = 0; from < count; from += FETCHED) {
                    int to = Math.min(count, from + FETCHED);
                    // Reads alone, none of which waits for another: the processor fetches many blocks at a time.
                    for (int i = from; i < to; i++) {
                        fetched[i - from] = words[block(members[i])];
                    }
                    for (int i = from; i < to; i++) {
                        set(members[i]);
                    }
                }
            }
            counts[part] = 0;
        }
    }

    Writer writer() {
        return new Writer();
    }

    private void set(long fingerprint) {
        int block = block(fingerprint);
        long one = mix(fingerprint);
        long two = second(one);
        for (int word = 0; word < BLOCK_WORDS; word++) {
            words[block + word] |= bits(one, two, word);
        }
    }

    /** Those of the second round: the same again if there is one. */
    private long second(long one) {
        return rounds == 1 ? one : mix(one);
    }

    /** Those that a member sets in a word. */
    private static long bits(long one, long two, int word) {
        return 1L << (one >>> (POSITION_BITS * word)) | 1L << (two >>> (POSITION_BITS * word));
    }

    /** True for every member, and for few others. */
    boolean mightContain(long fingerprint) {
        int block = block(fingerprint);
        long one = mix(fingerprint);
        long two = second(one);
        for (int word = 0; word < BLOCK_WORDS; word++) {
            long bits = bits(one, two, word);
            if ((words[block + word] & bits) != bits) {
                return false;
            }
        }
        return true;
    }

    /**
     * Asks for many at a time, which costs a fraction of asking for each.
     *
     * @param fingerprints the first {@code count} of them
     * @param found receives the places in {@code fingerprints} of those that might be members, ascending; at least as long
     * @return how many
     */
    int mightContain(long[] fingerprints, int count, int[] found) {
        // Without a branch, so that the blocks of many are fetched at a time.
        int first = 0;
        for (int i = 0; i < count; i++) {
            long fingerprint = fingerprints[i];
            found[first] = i;
            first += (int) (words[block(fingerprint)] >>> mix(fingerprint)) & 1;
        }
        int kept = 0;
        for (int i = 0; i < first; i++) {
            if (mightContain(fingerprints[found[i]])) {
                found[kept++] = found[i];
            }
        }
        return kept;
    }

    /**
     * Adds the members of another one.
     *
     * @throws IllegalArgumentException if it is of another size
     */
    void addAll(BlockedBloomFilter other) {
        if (other.blocks != blocks || other.rounds != rounds) {
            throw new IllegalArgumentException(
                    "'other' must be of " + blocks + " blocks but was of " + other.blocks + ", or sets other bits");
        }
        for (int block = 0; block < blocks; block++) {
            synchronized (locks[block >>> partShift]) {
                for (int word = block * BLOCK_WORDS; word < (block + 1) * BLOCK_WORDS; word++) {
                    words[word] |= other.words[word];
                }
            }
        }
    }

    /** Behind a word that says which of the next 64 are there, those that are not zero. */
    void writeTo(DataOutput out) throws IOException {
        out.writeInt(blocks);
        out.writeInt(rounds);
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
        int rounds = in.readInt();
        if (blocks < 1 || blocks > Integer.MAX_VALUE / BLOCK_WORDS || rounds < 1 || rounds > MOST_ROUNDS) {
            throw new InvalidObjectException("'blocks' or 'rounds' is out of range");
        }
        BlockedBloomFilter filter = new BlockedBloomFilter(blocks, rounds);
        long[] words = filter.words;
        for (int from = 0; from < words.length; from += Long.SIZE) {
            long there = in.readLong();
            for (int i = from; i < Math.min(words.length, from + Long.SIZE); i++) {
                words[i] = ((there >>> (i - from)) & 1) == 0 ? 0 : in.readLong();
            }
        }
        return filter;
    }

    /** That of the member's block: no block is in two. */
    private int part(long fingerprint) {
        return (block(fingerprint) / BLOCK_WORDS) >>> partShift;
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
