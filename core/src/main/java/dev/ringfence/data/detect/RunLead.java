package dev.ringfence.data.detect;

/**
 * What a run of ASCII letters and digits that holds a digit has before it, and how it begins.
 *
 * @param before the unit before the run, as a {@link Window} shows it
 * @param behindDigit whether a digit stands before that unit, as in a date, time, decimal or version
 * @param beginsWithLetter whether the first unit of the run is a letter
 */
record RunLead(byte before, boolean behindDigit, boolean beginsWithLetter) {
    /** How many there are. */
    static final int COUNT = 1 << 10;

    /** The one with a {@linkplain #index(byte, boolean, boolean) number}. */
    static RunLead of(int index) {
        return new RunLead((byte) (index >>> 2), (index & 2) != 0, (index & 1) != 0);
    }

    /** Numbers all that there are, from 0. */
    static int index(byte before, boolean behindDigit, boolean beginsWithLetter) {
        return (before & 0xFF) << 2 | (behindDigit ? 2 : 0) | (beginsWithLetter ? 1 : 0);
    }

    /** True if the unit is one of these, which are ASCII. */
    boolean isOneOf(String units) {
        return units.indexOf(before) >= 0;
    }

    /** True if a letter outside ASCII goes on as the run. */
    boolean isForeignLetter() {
        return before == Window.LETTER;
    }
}
