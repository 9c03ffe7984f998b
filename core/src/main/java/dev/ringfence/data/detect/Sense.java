package dev.ringfence.data.detect;

/**
 * What the lexicon knows of a word or phrase, in one number so that a lookup allocates nothing: weights from 0 (is none)
 * to 3 (one of the most frequent) as given name, surname, common word and town, the gender of a given name, and the
 * {@link Cue}s. An unknown word has the sense 0.
 */
final class Sense {
    private static final int GIVEN = 0;
    private static final int SURNAME = 2;
    private static final int COMMON = 4;
    private static final int TOWN = 6;
    private static final int WEIGHT = 3;

    private static final long FEMALE = 1L << 8;
    private static final long MALE = 1L << 9;
    /** A longer phrase begins with this one. */
    static final long BEGINS_PHRASE = 1L << 10;

    private Sense() {}

    static int given(long sense) {
        return (int) (sense >> GIVEN) & WEIGHT;
    }

    static int surname(long sense) {
        return (int) (sense >> SURNAME) & WEIGHT;
    }

    static int common(long sense) {
        return (int) (sense >> COMMON) & WEIGHT;
    }

    static int town(long sense) {
        return (int) (sense >> TOWN) & WEIGHT;
    }

    static boolean beginsPhrase(long sense) {
        return (sense & BEGINS_PHRASE) != 0;
    }

    static boolean is(long sense, Cue cue) {
        return (sense & cue.mask) != 0;
    }

    static boolean isName(long sense) {
        return (sense & (WEIGHT << GIVEN | WEIGHT << SURNAME)) != 0;
    }

    /**
     * The bits that a letter of {@code lexicon.txt} stands for.
     *
     * @param weight 1 to 3, or 0 for letters that have none
     */
    static long of(char kind, int weight) {
        return switch (kind) {
            case 'G' -> (long) weight << GIVEN;
            case 'S' -> (long) weight << SURNAME;
            case 'C' -> (long) weight << COMMON;
            case 'T' -> (long) weight << TOWN;
            case 'F' -> FEMALE;
            case 'M' -> MALE;
            case 'B' -> FEMALE | MALE;
            case 'N' -> Cue.NATIONALITY.mask;
            default -> throw new IllegalStateException("'kind' must be one of GSCTFMBN but was " + kind);
        };
    }
}
