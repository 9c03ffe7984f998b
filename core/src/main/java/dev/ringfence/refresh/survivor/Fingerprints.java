package dev.ringfence.refresh.survivor;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is remembered of the source's identifying values: keyed fingerprints in fixed memory, and counts. Without the key
 * nobody can ask whether a value is among them.
 *
 * <p>Java-serializable; one that remembers nothing takes hardly any room. Safe for use by many threads, who all add to one
 * memory.
 */
public final class Fingerprints implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Places for lengths from 0 to the longest form. */
    private static final int LENGTHS = SurvivorMemory.LONGEST + 1;

    private transient FingerprintBlocks blocks;
    private transient FingerprintLog log;
    private transient LongAdder values = new LongAdder();
    private transient LongAdder words = new LongAdder();
    private transient LongAdder tooShort = new LongAdder();

    /** By length, how many values were nothing but digits. */
    private transient AtomicLongArray digitsOnly = new AtomicLongArray(LENGTHS);

    /** By length, whether there is a value of it that is more than digits. */
    private transient AtomicLongArray lengths = new AtomicLongArray(LENGTHS);

    public Fingerprints(FingerprintBlocks blocks) {
        this.blocks = blocks;
        this.log = new FingerprintLog(blocks);
    }

    FingerprintBlocks blocks() {
        return blocks;
    }

    /** Collects what one thread adds. What it holds is remembered after {@link #flush}. */
    final class Writer {
        private final FingerprintLog.Writer fingerprints = log.writer();
        private final long[] ofLength = new long[LENGTHS];
        private final long[] digitsOfLength = new long[LENGTHS];
        private long lone;
        private long left;

        void addValue(long fingerprint, int length, boolean number) {
            ofLength[length]++;
            if (number) {
                digitsOfLength[length]++;
            }
            fingerprints.add(fingerprint);
        }

        void addWord(long fingerprint) {
            lone++;
            fingerprints.add(fingerprint);
        }

        void addTooShort() {
            left++;
        }

        void flush() {
            fingerprints.flush();
            words.add(lone);
            tooShort.add(left);
            lone = 0;
            left = 0;
            for (int length = 0; length < LENGTHS; length++) {
                values.add(ofLength[length]);
                digitsOnly.addAndGet(length, digitsOfLength[length]);
                if (ofLength[length] > digitsOfLength[length]) {
                    lengths.set(length, 1);
                }
                ofLength[length] = 0;
                digitsOfLength[length] = 0;
            }
        }
    }

    Writer writer() {
        return new Writer();
    }

    void addValue(long fingerprint, int length, boolean number) {
        values.increment();
        if (number) {
            digitsOnly.incrementAndGet(length);
        } else if (lengths.get(length) == 0) {
            lengths.set(length, 1);
        }
        blocks.add(fingerprint);
    }

    void addWord(long fingerprint) {
        words.increment();
        blocks.add(fingerprint);
    }

    void addTooShort() {
        tooShort.increment();
    }

    boolean holdsLength(int length) {
        return holdsTextOfLength(length) || numbersOfLength(length) > 0;
    }

    /** True if there is a value of that length that is more than digits. */
    boolean holdsTextOfLength(int length) {
        return lengths.get(length) > 0;
    }

    long numbersOfLength(int length) {
        return digitsOnly.get(length);
    }

    /** How many values are remembered that may be found anywhere, with repetitions. */
    public long values() {
        return values.sum();
    }

    /** How many lone words are remembered, with repetitions. */
    public long words() {
        return words.sum();
    }

    /** How many values were too short to be told from chance, and are not looked for. */
    public long tooShort() {
        return tooShort.sum();
    }

    /** Of memory. */
    public long sizeBytes() {
        return blocks.sizeBytes();
    }

    /**
     * Adds what another one remembers, which stays as it is.
     *
     * @throws IllegalArgumentException if the other is not of the same check
     */
    public void add(Fingerprints other) {
        blocks.addAll(other.blocks);
        values.add(other.values.sum());
        words.add(other.words.sum());
        tooShort.add(other.tooShort.sum());
        for (int i = 0; i < LENGTHS; i++) {
            digitsOnly.addAndGet(i, other.digitsOnly.get(i));
            lengths.accumulateAndGet(i, other.lengths.get(i), Math::max);
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        blocks.writeTo(out);
        out.writeLong(values());
        out.writeLong(words());
        out.writeLong(tooShort());
        for (int i = 0; i < LENGTHS; i++) {
            out.writeLong(digitsOnly.get(i));
            out.writeLong(lengths.get(i));
        }
    }

    private void readObject(ObjectInputStream in) throws IOException {
        blocks = FingerprintBlocks.readFrom(in);
        log = new FingerprintLog(blocks);
        values = sum(in.readLong());
        words = sum(in.readLong());
        tooShort = sum(in.readLong());
        digitsOnly = new AtomicLongArray(LENGTHS);
        lengths = new AtomicLongArray(LENGTHS);
        for (int i = 0; i < LENGTHS; i++) {
            digitsOnly.set(i, in.readLong());
            lengths.set(i, in.readLong());
        }
    }

    private static LongAdder sum(long value) {
        LongAdder sum = new LongAdder();
        sum.add(value);
        return sum;
    }

    /** Counts. */
    @Override
    public String toString() {
        return values() + " values and " + words() + " lone words in " + sizeBytes() + " bytes";
    }
}
