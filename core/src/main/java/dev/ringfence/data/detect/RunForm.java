package dev.ringfence.data.detect;

/**
 * The form of a run of ASCII letters and digits that holds a digit.
 *
 * @param length units of the run, {@value #LONGEST} standing for as many or more
 * @param letters what letters it holds
 * @param beginsWithLetter whether the first unit is a letter
 * @param after the unit behind the run if it is one of {@link #AFTER}, otherwise (also at the end of the text) 0
 */
record RunForm(int length, Letters letters, boolean beginsWithLetter, char after) {
    /** From here on lengths are not told apart. */
    static final int LONGEST = 40;

    /** The units behind a run that are told apart. */
    static final String AFTER = " -.:/,@()+_%'\\";

    /** The letters of a run. */
    enum Letters {
        /** None: digits only. */
        NONE,
        /** Some of A to F, in either case. */
        HEX,
        /** Others too. */
        ANY
    }

    boolean isDigits() {
        return letters == Letters.NONE;
    }

    boolean isHex() {
        return letters != Letters.ANY;
    }
}
