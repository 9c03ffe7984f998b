package dev.ringfence.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Pronounceable words whose form alone tells that they are invented, such as {@code Zovaquex}: two or three syllables of
 * a consonant and a vowel, a core from a closed list, and an ending that says what the word stands for. No word is a
 * name, a town or a common word of the lists that the detectors know. Letters are lower case here.
 */
final class InventedWord {
    private static final String ONSETS = "bdfghjklmnprtvwz";
    private static final String VOWELS = "aeio";
    /** Sixteen of three letters, then as many longer ones. Each has a consonant after its vowel, and a rare one. */
    private static final List<String> CORES = List.of(
            "zax", "vyx", "zux", "xyv", "jex", "qyv", "vux", "xyn", "zyq", "wyx", "jyx", "xuv", "zox", "kyx", "vaq",
            "jaq", "quex", "zorn", "vynd", "xard", "thux", "zelk", "quorn", "vrix", "dwex", "zimph", "kwarl", "xolt",
            "vusk", "zyrn", "quilk", "jorx");

    private static final List<Ending> ENDINGS = List.of(Ending.values());
    private static final int LONGEST_CORE = 5;
    private static final int CORES_OF_A_SIZE = 16;
    /** Words of each size and ending; there are 64 times as many long ones. */
    static final int CAPACITY = 64 * 64 * CORES_OF_A_SIZE;

    /** The most letters before the ending. */
    static final int LONGEST = 3 * 2 + LONGEST_CORE;

    private static final int LONGEST_MEDIUM = 2 * 2 + LONGEST_CORE;
    private static final int MOST_SHORT = 5;
    private static final int MOST_MEDIUM = 8;

    /** What a word stands for, as its last letters say. */
    enum Ending {
        NONE(""),
        FEMALE("a"),
        MALE("o"),
        TOWN("by"),
        COUNTRY("ia"),
        NATIONALITY("ian");

        final String letters;

        Ending(String letters) {
            this.letters = letters;
        }

        /** The most letters of a word with this ending. */
        int longest() {
            return LONGEST + letters.length();
        }

        /** The most letters of a word with this ending that stands for one of so many. */
        int longest(int of) {
            return of > MOST_MEDIUM ? longest() : longestMedium();
        }

        /** The most letters of a word with this ending that stands for one of medium length. */
        int longestMedium() {
            return LONGEST_MEDIUM + letters.length();
        }
    }

    private static final int LONGEST_OF_ALL = LONGEST + Ending.NATIONALITY.letters.length();
    private static final long[] CORE_LETTERS =
            CORES.stream().mapToLong(InventedWord::packed).toArray();
    private static final VarHandle LETTERS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private InventedWord() {}

    /** The word that belongs to keyed bits: short for at most five letters, medium for at most eight, else long. */
    static String of(Draw draw, int letters, Ending ending) {
        byte[] word = new byte[LONGEST_OF_ALL + Long.BYTES];
        return new String(word, 0, write(draw, letters, ending, word, 0), StandardCharsets.US_ASCII);
    }

    /**
     * Writes that word.
     *
     * @param into has room for the longest word and eight bytes behind it
     * @return behind the word
     */
    static int write(Draw draw, int letters, Ending ending, byte[] into, int at) {
        int index = (int) draw.below(CAPACITY);
        int end = syllable(into, at, index);
        end = syllable(into, end, index >> 6);
        int core = index >> 12;
        if (letters > MOST_SHORT) {
            core += CORES_OF_A_SIZE;
        }
        if (letters > MOST_MEDIUM) {
            end = syllable(into, end, (int) draw.below(64));
        }
        LETTERS.set(into, end, CORE_LETTERS[core]);
        end += CORES.get(core).length();
        for (int i = 0; i < ending.letters.length(); i++) {
            into[end++] = (byte) ending.letters.charAt(i);
        }
        return end;
    }

    private static int syllable(byte[] into, int at, int bits) {
        into[at] = (byte) ONSETS.charAt(bits & 15);
        into[at + 1] = (byte) VOWELS.charAt((bits >> 4) & 3);
        return at + 2;
    }

    /** Up to eight letters as the bytes of a number, the first in the lowest. */
    private static long packed(String letters) {
        long packed = 0;
        for (int i = letters.length() - 1; i >= 0; i--) {
            packed = (packed << Byte.SIZE) | letters.charAt(i);
        }
        return packed;
    }

    /** True if a word in lower case has this form, whatever its ending. */
    static boolean matches(String word) {
        if (!isSyllable(word, 0) || !isSyllable(word, 2)) {
            return false;
        }
        return endsInvented(word, 4) || (isSyllable(word, 4) && endsInvented(word, 6));
    }

    private static boolean isSyllable(String word, int at) {
        return word.length() > at + 1
                && ONSETS.indexOf(word.charAt(at)) >= 0
                && VOWELS.indexOf(word.charAt(at + 1)) >= 0;
    }

    private static boolean endsInvented(String word, int from) {
        for (String core : CORES) {
            if (word.startsWith(core, from)) {
                int behind = from + core.length();
                for (Ending ending : ENDINGS) {
                    if (word.length() - behind == ending.letters.length() && word.endsWith(ending.letters)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
