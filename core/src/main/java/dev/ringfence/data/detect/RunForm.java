package dev.ringfence.data.detect;

/**
 * The form of a run of ASCII letters and digits that holds a digit, and of what stands beside it: lengths and kinds of
 * units, not the units themselves. Texts of machines repeat few forms again and again, so what is known of one is known
 * of nearly all that follow.
 *
 * <p>Beside the run are a unit, and if that is a joint ({@value #JOINTS} or nothing of ASCII), the run of ASCII letters
 * and digits next to it, as far as eight units tell. A <em>kind</em> is {@code 0} for a digit, {@code a} for a small
 * letter and {@code A} for a capital; every other unit is its own, as a {@link Window} shows it.
 *
 * <p>All of it fits into a number, the {@link #code}. Shown one form after another; not safe for use by many threads.
 */
final class RunForm {
    /** From here on the lengths of runs are not told apart. */
    static final int LONGEST = 63;

    /** What values have between their parts. */
    static final String JOINTS = " -./:,()_+\\'%@&#";

    /** From here on the lengths of runs next to this one are not told apart. */
    static final int SEEN = Long.BYTES;
    /** The same of words, which stand beside spaces in all lengths. */
    private static final int WORD = 3;

    private static final int LETTERS = 6;
    private static final int LEADING = 8;
    private static final int TWO_PARTS = 11;
    private static final int FIRST_DIGIT = 12;
    private static final int BEFORE = 14;
    private static final int SECOND_BEFORE = 22;
    private static final int LAST = 30;
    private static final int AFTER = 35;
    private static final int SECOND_BEHIND = 43;
    private static final int NEXT = 51;
    private static final int BEHIND_NEXT = 56;
    /** Of the field of a run beside: it has digits only. */
    private static final int OF_DIGITS = 16;

    private static final byte[] KINDS = kinds();
    private static final boolean[] IS_JOINT = joints();

    /** The letters of a run. */
    enum Letters {
        /** None: digits only. */
        NONE,
        /** Some of A to F, in either case. */
        HEX,
        /** Others too. */
        ANY
    }

    private static final Letters[] ALL_LETTERS = Letters.values();

    private long code;

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int i = 0; i < kinds.length; i++) {
            byte unit = (byte) i;
            kinds[i] = Ascii.isDigit(unit)
                    ? (byte) '0'
                    : Ascii.isUpper(unit) ? (byte) 'A' : Ascii.isLetter(unit) ? (byte) 'a' : unit;
        }
        return kinds;
    }

    private static boolean[] joints() {
        boolean[] joints = new boolean[256];
        for (char joint : JOINTS.toCharArray()) {
            joints[joint] = true;
        }
        joints[Window.OTHER & 0xFF] = true;
        return joints;
    }

    /** The form with a code, until it is shown another. */
    RunForm show(long shown) {
        code = shown;
        return this;
    }

    /**
     * The code of a run's form; never 0.
     *
     * @param start where the run begins
     * @param first where its first digit is
     * @param end where it ends
     * @param kinds what letters it has: 0 for none, 1 for some of A to F, 2 for others too
     * @param lettersBehind whether there are letters behind the first digit
     */
    static long code(Window window, int start, int first, int end, int kinds, boolean lettersBehind) {
        byte[] bytes = window.bytes();
        long code = Math.min(end - start, LONGEST) | kinds << LETTERS;
        if (first > start) {
            code |= Math.min(first - start, 3) << LEADING | (lettersBehind ? 0 : 1 << TWO_PARTS);
        } else if (kinds != 0) {
            code |= leadingDigits(bytes, start, end);
        }
        int digit = bytes[first] - '0';
        code |= (long) Math.min(digit, 2) << FIRST_DIGIT;
        return code | before(window, start) | behind(window, end);
    }

    /** Of a run that begins with digits and has letters. */
    private static int leadingDigits(byte[] bytes, int start, int end) {
        int i = start + 1;
        while (i - start < 4 && Ascii.isDigit(bytes[i])) {
            i++;
        }
        int letters = i;
        while (letters < end && letters - i < SEEN && !Ascii.isDigit(bytes[letters])) {
            letters++;
        }
        return 3 + (i - start) << LEADING | (letters == end ? 1 << TWO_PARTS : 0);
    }

    private static long before(Window window, int start) {
        int unit = window.at(start - 1) & 0xFF;
        long code = (long) unit << BEFORE;
        if (!IS_JOINT[unit]) {
            return code;
        }
        int second = KINDS[window.at(start - 2) & 0xFF] & 0xFF;
        boolean word = (second | 0x20) == 'a';
        second = word ? 'a' : second;
        code |= (long) second << SECOND_BEFORE;
        if (!word && second != '0') {
            return code;
        }
        int end = start - 1;
        long units = end >= SEEN
                ? Swar.read(window.bytes(), end - SEEN)
                : Swar.read(window.bytes(), 0) << (SEEN - end) * Byte.SIZE;
        long letters = Swar.letters(units);
        int length = Long.numberOfLeadingZeros((Swar.digits(units) | letters) ^ Swar.HIGH) >>> 3;
        boolean digits = letters >>> (SEEN - length) * Byte.SIZE == 0;
        return code | (long) run(length, digits, unit) << LAST;
    }

    private static long behind(Window window, int end) {
        int unit = window.at(end) & 0xFF;
        long code = (long) unit << AFTER;
        if (!IS_JOINT[unit]) {
            return code;
        }
        int second = KINDS[window.at(end + 1) & 0xFF] & 0xFF;
        code |= (long) second << SECOND_BEHIND;
        if (second != '0' && (second | 0x20) != 'a') {
            return code;
        }
        long units = Swar.read(window.bytes(), end + 1);
        long letters = Swar.letters(units);
        int length = Swar.first((Swar.digits(units) | letters) ^ Swar.HIGH);
        boolean digits = Swar.firstOf(letters, length) == 0;
        int run = run(length, digits, unit);
        boolean whole = (run & OF_DIGITS - 1) == length && length < SEEN && !(unit == ' ' && !digits && length >= WORD);
        int third = whole ? KINDS[window.at(end + 1 + length) & 0xFF] & 0xFF : 0;
        return code | (long) run << NEXT | (long) third << BEHIND_NEXT;
    }

    private static int run(int length, boolean digits, int joint) {
        return digits ? length | OF_DIGITS : joint == ' ' ? Math.min(length, WORD) : length;
    }

    private int field(int shift, int mask) {
        return (int) (code >>> shift) & mask;
    }

    /** Units of the run, {@value #LONGEST} standing for as many or more. */
    int length() {
        return field(0, 63);
    }

    /** What letters it holds. */
    Letters letters() {
        return ALL_LETTERS[field(LETTERS, 3)];
    }

    boolean isDigits() {
        return field(LETTERS, 3) == 0;
    }

    boolean isHex() {
        return field(LETTERS, 3) < 2;
    }

    boolean beginsWithLetter() {
        return leadingLetters() > 0;
    }

    /** How many letters it begins with, 3 standing for as many or more. */
    int leadingLetters() {
        int leading = field(LEADING, 7);
        return leading <= 3 ? leading : 0;
    }

    /** How many digits it begins with if it has letters, 4 standing for as many or more; 0 if it begins with a letter. */
    int leadingDigits() {
        return Math.max(0, field(LEADING, 7) - 3);
    }

    /** True of letters and then digits, or digits and then at most eight letters. */
    boolean hasTwoParts() {
        return field(TWO_PARTS, 1) != 0;
    }

    /** The first digit, 2 standing for all from there on. */
    int firstDigit() {
        return field(FIRST_DIGIT, 3);
    }

    /** The unit before the run. */
    byte before() {
        return (byte) field(BEFORE, 0xFF);
    }

    /** The kind of the unit before a joint, a small letter standing for a capital too; 0 if no joint is before. */
    byte secondBefore() {
        return (byte) field(SECOND_BEFORE, 0xFF);
    }

    /** The unit behind the run. */
    byte after() {
        return (byte) field(AFTER, 0xFF);
    }

    /** The kind of the unit behind a joint; 0 if no joint is behind. */
    byte secondBehind() {
        return (byte) field(SECOND_BEHIND, 0xFF);
    }

    /** Whether the run before the joint may be this long: false if there is none. */
    boolean lastMayHave(int length) {
        return mayHave(field(LAST, 31), length, before());
    }

    /** True if there is a run before the joint, of digits as far as it is seen. */
    boolean lastIsDigits() {
        return field(LAST, OF_DIGITS) != 0;
    }

    /** Whether the run behind the joint may be this long: false if there is none. */
    boolean nextMayHave(int length) {
        return mayHave(field(NEXT, 31), length, after());
    }

    /** True if there is a run behind the joint, of digits as far as it is seen. */
    boolean nextIsDigits() {
        return field(NEXT, OF_DIGITS) != 0;
    }

    /** The fewest units that the run behind the joint has; 0 if there is none. */
    int leastOfNext() {
        return field(NEXT, OF_DIGITS - 1);
    }

    /** The kind of the unit behind the run behind the joint; 0 if it is not seen. */
    byte behindNext() {
        return (byte) field(BEHIND_NEXT, 0xFF);
    }

    private static boolean mayHave(int run, int length, byte joint) {
        int seen = run & OF_DIGITS - 1;
        boolean atLeast = seen == SEEN || (seen == WORD && joint == ' ' && run < OF_DIGITS);
        return seen > 0 && (atLeast ? length >= seen : length == seen);
    }

    /** As {@link Boundary#before} has it of a value that begins with the run. */
    boolean begins() {
        return Boundary.before(before(), secondBefore());
    }

    /** As {@link Boundary#behind} has it of a value that ends with the run. */
    boolean ends() {
        return Boundary.behind(after(), secondBehind());
    }

    /** True if a letter outside ASCII goes on as the run. */
    boolean isBehindForeignLetter() {
        return before() == Window.LETTER;
    }

    /** True if a digit stands before one of these joints, which stands before the run. */
    boolean isBehindDigitAnd(String joints) {
        return secondBefore() == '0' && isOneOf(before(), joints);
    }

    /** True if the unit is one of these, which are ASCII. */
    static boolean isOneOf(byte unit, String units) {
        return units.indexOf(unit) >= 0;
    }

    /** True of the kinds of letters, those outside ASCII among them. */
    static boolean isLetter(byte kind) {
        return (kind | 0x20) == 'a' || kind == Window.LETTER;
    }
}
