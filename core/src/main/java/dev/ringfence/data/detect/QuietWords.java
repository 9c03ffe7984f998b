package dev.ringfence.data.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Collection;

/**
 * Common words with what is known of them beforehand: in which places such a word, alone, begins no name. Small enough to
 * stay in the cache of a core, and asked with the first sixteen letters of a word as they lie in memory: a word is read,
 * eight letters at a time, and looked up in one step. Holds hashes: about one of a hundred million other words is taken
 * for one of these. Immutable and safe for use by many threads.
 */
final class QuietWords {
    /** Of a word with one capital: it says nothing, whatever stands around it. */
    static final int CAPITALIZED = 1;
    /** Of a word in capitals: it says nothing, whatever stands around it. */
    static final int UPPER = 2;
    /** Of a word with one capital at the beginning of a sentence, before a word in lower case. */
    static final int AT_BEGINNING = 4;

    /** Of a word in capitals, before a space and in no row: it may be a name, but nothing around it can say so. */
    static final int WEAK_UPPER = 8;

    private static final int VERDICTS = 15;
    /** Words with more letters are not here. */
    static final int LONGEST = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long LOWER = 0x2020_2020_2020_2020L;

    // Multipliers of L'Ecuyer, as in WordHash.
    private static final long FIRST = 3_202_034_522_624_059_733L;
    private static final long SECOND = 3_935_559_000_370_003_845L;
    private static final long MIXER = 2_862_933_555_777_941_757L;

    private final int[] slots;
    private final int shift;

    /**
     * Of these words keeps those that say nothing somewhere.
     *
     * @param words in ASCII
     */
    QuietWords(Collection<String> words, Lexicon lexicon) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * Math.max(8, words.size()));
        this.slots = new int[1 << bits];
        this.shift = Long.SIZE - bits;
        LoneWord lone = new LoneWord();
        for (String word : words) {
            int verdicts = word.length() > LONGEST ? 0 : verdicts(lexicon.sense(WordHash.of(word)), word, lone);
            if (verdicts != 0) {
                put(mix(pack(word, 0), pack(word, 8)), verdicts);
            }
        }
    }

    private static int verdicts(long sense, String word, LoneWord lone) {
        boolean upper = word.length() == 2 ? FirstWord.lettersSayNothing(sense) : FirstWord.saysNothing(sense, true);
        return (FirstWord.saysNothing(sense, false) ? CAPITALIZED : 0)
                | (upper ? UPPER : 0)
                | (lone.isNothingAtBeginning(sense) ? AT_BEGINNING : 0)
                | (lone.isNothingInCapitals(sense) ? WEAK_UPPER : 0);
    }

    private static long pack(String word, int from) {
        long packed = 0;
        for (int i = from; i < Math.min(word.length(), from + 8); i++) {
            packed |= (long) word.charAt(i) << (8 * (i - from));
        }
        return packed;
    }

    private void put(long mixed, int verdicts) {
        int slot = (int) (mixed >>> shift);
        int tag = tag(mixed);
        while (slots[slot] != 0 && (slots[slot] & ~VERDICTS) != tag) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = tag | verdicts;
    }

    private static long mix(long first, long second) {
        long mixed = first * FIRST ^ Long.rotateLeft(second * SECOND, 32);
        mixed = (mixed ^ mixed >>> 32) * MIXER;
        return mixed ^ mixed >>> 29;
    }

    private static int tag(long mixed) {
        return (int) (mixed >>> 12) & ~VERDICTS;
    }

    private int verdicts(long first, long second) {
        long mixed = mix(first, second);
        int tag = tag(mixed);
        for (int slot = (int) (mixed >>> shift); ; slot = (slot + 1) & (slots.length - 1)) {
            int found = slots[slot];
            if (found == 0 || (found & ~VERDICTS) == tag) {
                return found & VERDICTS;
            }
        }
    }

    /**
     * Reads the ASCII letters that begin at an index, at most {@value #LONGEST}, and looks the word up.
     *
     * @param length how many of the bytes are text
     * @return what {@link #letters}, {@link #capitals} and {@link #verdicts(int)} take apart; 0 if there are more letters
     *     or the text ends too near
     */
    int read(byte[] bytes, int at, int length) {
        if (at > bytes.length - LONGEST) {
            return 0;
        }
        long units = (long) LONGS.get(bytes, at);
        long isLetter = isLetter(units);
        int letters = Long.numberOfTrailingZeros(isLetter ^ HIGH) >>> 3;
        long first = units | LOWER;
        long second = 0;
        int capitals;
        if (letters < 8) {
            long mask = (1L << (letters << 3)) - 1;
            first &= mask;
            capitals = Long.bitCount(isLetter & ~(units << 2) & mask);
        } else {
            capitals = Long.bitCount(isLetter & ~(units << 2));
            units = (long) LONGS.get(bytes, at + 8);
            isLetter = isLetter(units);
            int more = Long.numberOfTrailingZeros(isLetter ^ HIGH) >>> 3;
            if (more == 8) {
                return 0;
            }
            long mask = (1L << (more << 3)) - 1;
            second = (units | LOWER) & mask;
            capitals += Long.bitCount(isLetter & ~(units << 2) & mask);
            letters = 8 + more;
        }
        return at + letters >= length ? 0 : letters | capitals << 8 | verdicts(first, second) << 16;
    }

    /** The high bit of each byte that is an ASCII letter. */
    private static long isLetter(long units) {
        long lower = (units | LOWER) & ~HIGH;
        long atLeastA = lower + (0x80 - 'a') * EACH;
        long beyondZ = lower + (0x80 - 'z' - 1) * EACH;
        return atLeastA & ~beyondZ & ~units & HIGH;
    }

    static int letters(int read) {
        return read & 0xFF;
    }

    static int capitals(int read) {
        return read >>> 8 & 0xFF;
    }

    static int verdicts(int read) {
        return read >>> 16;
    }
}
