package dev.ringfence.refresh.survivor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.util.Arrays;

/**
 * A set of fingerprints in fixed memory that forgets none and may take a stranger for a member. A block of 512 bits, a cache
 * line, holds up to eight members themselves; with more it becomes a Bloom filter in which all bits of a member lie (Putze,
 * Sanders and Singler, "Cache-, Hash- and Space-Efficient Bloom Filters", 2007), as many in each of its eight words, so that
 * none of them waits for another. A mark of 32 bits for each block tells most strangers without a look at it.
 *
 * <p>Safe for use by many threads: all may add, and who asks after they have finished sees all. No worker has a copy, so
 * the memory does not grow with their number. A part of the blocks belongs to one thread at a time; {@link FingerprintLog}
 * adds many members for one turn.
 */
public final class FingerprintBlocks {
    private static final int BLOCK_WORDS = 8;

    /** Of a block with its mark. */
    private static final int BLOCK_BYTES = BLOCK_WORDS * Long.BYTES + Integer.BYTES;

    private static final int POSITION_BITS = 6;

    /** Of a mark, the lowest bits count the members; each of the others says that there is a member of its kind. */
    private static final int COUNT_BITS = 4;

    private static final int COUNT = (1 << COUNT_BITS) - 1;

    /** The mark of a block that is a Bloom filter; members themselves are never so many. */
    private static final int BLOOM = -1;

    /** Of one member in one word of a Bloom filter; more make few false positives fewer, and each member dearer. */
    private static final int MOST_ROUNDS = 2;

    /** Of the blocks, in their order; each is added to by one thread at a time. */
    private static final int PART_BITS = 6;

    static final int PARTS = 1 << PART_BITS;

    private final Object[] locks = new Object[PARTS];
    private final long[] words;
    private final int[] marks;
    private final int blocks;
    /** How many bits of each word of a Bloom filter a member sets. */
    private final int rounds;

    private final int partShift;

    /** By part, what was read ahead: kept, or the compiler would not read it. */
    private final long[] fetched = new long[PARTS];

    private FingerprintBlocks(int blocks, int rounds) {
        this.words = new long[blocks * BLOCK_WORDS];
        this.marks = new int[blocks];
        this.blocks = blocks;
        this.rounds = rounds;
        this.partShift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1) - PART_BITS);
        Arrays.setAll(locks, part -> new Object());
    }

    /**
     * Blocks for so many members, one for eight of them, or for what the memory allows.
     *
     * @param members how many are expected; with more it takes more strangers for members, and still forgets none
     * @param mostBytes of memory
     */
    public static FingerprintBlocks of(long members, long mostBytes) {
        if (members < 0) {
            throw new IllegalArgumentException("'members' must not be negative but was " + members);
        }
        long most = Math.min(mostBytes / BLOCK_BYTES, Integer.MAX_VALUE / 2 / BLOCK_WORDS);
        int blocks = (int) Math.max(1, Math.min(members / BLOCK_WORDS, most));
        int best = 1;
        for (int rounds = 2; rounds <= MOST_ROUNDS; rounds++) {
            if (falsePositiveRate(members, blocks, rounds) < falsePositiveRate(members, blocks, best)) {
                best = rounds;
            }
        }
        return new FingerprintBlocks(blocks, best);
    }

    /** Of memory, but for some hundreds. */
    long sizeBytes() {
        return (long) blocks * BLOCK_BYTES;
    }

    /** How many blocks a part has, but for the last ones. */
    int blocksOfPart() {
        return 1 << partShift;
    }

    /** How probable it is, with so many members, that a stranger is taken for one. */
    double falsePositiveRate(long members) {
        return falsePositiveRate(members, blocks, rounds);
    }

    /**
     * A Poisson number of members shares the block. Members themselves are told by 64 bits, of which the block is some; in a
     * Bloom filter (3) of the paper holds, each with bits that are set independently.
     */
    private static double falsePositiveRate(long members, int blocks, int rounds) {
        double mean = (double) members / blocks;
        double rate = 0;
        double logProbability = -mean;
        int end = (int) (mean + 12 * Math.sqrt(mean) + 40);
        for (int inBlock = 0; inBlock <= end; inBlock++) {
            double set = -Math.expm1((double) inBlock * rounds * Math.log1p(-1.0 / Long.SIZE));
            double taken = inBlock <= BLOCK_WORDS ? inBlock * (blocks * 0x1p-64) : Math.pow(set, BLOCK_WORDS * rounds);
            rate += Math.exp(logProbability) * taken;
            logProbability += Math.log(mean) - Math.log(inBlock + 1.0);
        }
        return mean == 0 ? 0 : Math.min(1, rate);
    }

    void add(long fingerprint) {
        long member = member(fingerprint);
        synchronized (locks[part(member)]) {
            insert(member);
        }
    }

    /** What a block holds of a fingerprint: never 0, which is no member, so that two of 2^64 are taken for one. */
    static long member(long fingerprint) {
        long mixed = mix(fingerprint);
        return mixed == 0 ? 1 : mixed;
    }

    /** That of a member's block: no block is in two. */
    int part(long member) {
        return block(member) >>> partShift;
    }

    /**
     * Adds members of one part.
     *
     * @param members by {@link #member}, in arrays that are full
     */
    void addAll(int part, Iterable<long[]> members) {
        synchronized (locks[part]) {
            for (long[] some : members) {
                for (long member : some) {
                    insert(member);
                }
            }
        }
    }

    /**
     * Reads a part from its beginning to its end, so that it is near when it is added to. That is much faster than to wait
     * for block after block.
     */
    void fetch(int part) {
        synchronized (locks[part]) {
            int end = Math.min(blocks, (part + 1) << partShift) * BLOCK_WORDS;
            long sum = 0;
            for (int word = (part << partShift) * BLOCK_WORDS; word < end; word += BLOCK_WORDS) {
                sum += words[word];
            }
            fetched[part] = sum;
        }
    }

    private void insert(long member) {
        int block = block(member);
        int first = block * BLOCK_WORDS;
        int state = marks[block];
        int count = state & COUNT;
        if (count < BLOCK_WORDS) {
            // No branch on what the block holds: the next member need not wait until that is known. One that is there
            // already is written once more, where the next one will be.
            int more = isStranger(first, member);
            words[first + count] = member;
            marks[block] = (state | mark(member)) + more;
        } else if (state == BLOOM) {
            set(first, member);
        } else if (isStranger(first, member) == 1) {
            becomeBloom(block);
            set(first, member);
        }
    }

    /** 1 if no word of the block is that member, else 0. */
    private int isStranger(int first, long member) {
        long different = -1;
        for (int word = first; word < first + BLOCK_WORDS; word++) {
            long difference = words[word] ^ member;
            different &= difference | -difference;
        }
        return (int) (different >>> (Long.SIZE - 1));
    }

    private void becomeBloom(int block) {
        int first = block * BLOCK_WORDS;
        long[] members = Arrays.copyOfRange(words, first, first + BLOCK_WORDS);
        Arrays.fill(words, first, first + BLOCK_WORDS, 0);
        marks[block] = BLOOM;
        for (long member : members) {
            if (member != 0) {
                set(first, member);
            }
        }
    }

    private void set(int first, long member) {
        long one = mix(member);
        long two = second(one);
        for (int word = 0; word < BLOCK_WORDS; word++) {
            words[first + word] |= bits(one, two, word);
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

    /** The kind of a member, as the bit of a mark. */
    private static int mark(long member) {
        return 1 << (COUNT_BITS + (int) (((member & 0xFFFF) * (Integer.SIZE - COUNT_BITS)) >>> Short.SIZE));
    }

    /** True for every member, and for few others. */
    boolean mightContain(long fingerprint) {
        long member = member(fingerprint);
        int block = block(member);
        int first = block * BLOCK_WORDS;
        if (marks[block] != BLOOM) {
            for (int word = first; word < first + BLOCK_WORDS; word++) {
                if (words[word] == member) {
                    return true;
                }
            }
            return false;
        }
        long one = mix(member);
        long two = second(one);
        for (int word = 0; word < BLOCK_WORDS; word++) {
            long bits = bits(one, two, word);
            if ((words[first + word] & bits) != bits) {
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
        // Without a branch, so that the marks of many are fetched at a time.
        int first = 0;
        for (int i = 0; i < count; i++) {
            long member = member(fingerprints[i]);
            int common = marks[block(member)] & mark(member);
            found[first] = i;
            first += (common | -common) >>> (Integer.SIZE - 1);
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
    void addAll(FingerprintBlocks other) {
        if (other.blocks != blocks || other.rounds != rounds) {
            throw new IllegalArgumentException(
                    "'other' must be of " + blocks + " blocks but was of " + other.blocks + ", or sets other bits");
        }
        for (int block = 0; block < blocks; block++) {
            synchronized (locks[block >>> partShift]) {
                addBlock(other, block);
            }
        }
    }

    private void addBlock(FingerprintBlocks other, int block) {
        boolean bloom = other.marks[block] == BLOOM;
        if (bloom && marks[block] != BLOOM) {
            becomeBloom(block);
        }
        for (int word = block * BLOCK_WORDS; word < (block + 1) * BLOCK_WORDS; word++) {
            if (bloom) {
                words[word] |= other.words[word];
            } else if (other.words[word] != 0) {
                insert(other.words[word]);
            }
        }
    }

    /** Each block that is not empty behind a word that says which of the next 64 are there. */
    void writeTo(DataOutput out) throws IOException {
        out.writeInt(blocks);
        out.writeInt(rounds);
        for (int from = 0; from < blocks; from += Long.SIZE) {
            int to = Math.min(blocks, from + Long.SIZE);
            long there = 0;
            for (int block = from; block < to; block++) {
                there |= marks[block] == 0 ? 0 : 1L << (block - from);
            }
            out.writeLong(there);
            for (int block = from; block < to; block++) {
                if (marks[block] != 0) {
                    out.writeInt(marks[block]);
                    for (int word = block * BLOCK_WORDS; word < (block + 1) * BLOCK_WORDS; word++) {
                        out.writeLong(words[word]);
                    }
                }
            }
        }
    }

    static FingerprintBlocks readFrom(DataInput in) throws IOException {
        int count = in.readInt();
        int rounds = in.readInt();
        if (count < 1 || count > Integer.MAX_VALUE / BLOCK_WORDS || rounds < 1 || rounds > MOST_ROUNDS) {
            throw new InvalidObjectException("'blocks' or 'rounds' is out of range");
        }
        FingerprintBlocks read = new FingerprintBlocks(count, rounds);
        for (int from = 0; from < count; from += Long.SIZE) {
            long there = in.readLong();
            for (int block = from; block < Math.min(count, from + Long.SIZE); block++) {
                if (((there >>> (block - from)) & 1) != 0) {
                    read.readBlock(block, in);
                }
            }
        }
        return read;
    }

    private void readBlock(int block, DataInput in) throws IOException {
        marks[block] = in.readInt();
        if (marks[block] != BLOOM && (marks[block] & COUNT) > BLOCK_WORDS) {
            throw new InvalidObjectException("a block holds more than it has room for");
        }
        for (int word = block * BLOCK_WORDS; word < (block + 1) * BLOCK_WORDS; word++) {
            words[word] = in.readLong();
        }
    }

    /** By the upper half: Lemire, "Fast random integer generation in an interval", 2019. */
    private int block(long member) {
        return (int) (((member >>> Integer.SIZE) * blocks) >>> Integer.SIZE);
    }

    /** A bijection that spreads every bit over all (SplitMix64: Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
