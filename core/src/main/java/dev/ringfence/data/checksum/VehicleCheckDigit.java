package dev.ringfence.data.checksum;

/**
 * The check digit of a vehicle identification number: the ninth of seventeen characters (49 CFR 565.15(c); ISO 3779
 * leaves it to the maker elsewhere). The letters I, O and Q do not occur.
 */
public final class VehicleCheckDigit implements Checksum {
    /** Where the check digit stands, counted from 0. */
    public static final int POSITION = 8;

    private static final int LENGTH = 17;
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    /** 49 CFR 565.15, table III: the value of each letter from A on, 0 for those that do not occur. */
    private static final int[] LETTERS = {1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9};

    /** The check digit; it has no state. */
    public VehicleCheckDigit() {}

    @Override
    public boolean isValid(CharSequence canonical) {
        if (canonical.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (!isPart(canonical.charAt(i))) {
                return false;
            }
        }
        return canonical.charAt(POSITION) == of(canonical);
    }

    /** True for a character that may stand in a number. */
    public static boolean isPart(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z' && LETTERS[c - 'A'] != 0);
    }

    /**
     * The check digit of the other sixteen characters: a digit, or X for ten.
     *
     * @param canonical seventeen characters; the ninth does not matter
     */
    public static char of(CharSequence canonical) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = canonical.charAt(i);
            sum += WEIGHTS[i] * (c <= '9' ? c - '0' : LETTERS[c - 'A']);
        }
        int check = sum % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }
}
