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
    /** All bits of a joint, none of another unit: what stands beside a unit that is no joint is not looked at. */
    private static final long[] JOINT = joints();
    /** What is told of a run beside, by what {@link #beside} gives: {@value #SPACED} on of one beyond a space. */
    private static final byte[] RUNS = runs();
    /** The same: all bits of a run whose end is seen. */
    private static final int[] WHOLE = whole();

    private static final int SPACED = 32;

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

    private static long[] joints() {
        long[] joints = new long[256];
        for (int i = 0; i < JOINTS.length(); i++) {
            joints[JOINTS.charAt(i)] = -1;
        }
        joints[Window.OTHER & 0xFF] = -1;
        return joints;
    }

    private static byte[] runs() {
        byte[] runs = new byte[2 * SPACED];
        for (int beside = 0; beside < SPACED; beside++) {
            boolean none = (beside & OF_DIGITS - 1) == 0;
            runs[beside] = (byte) (none ? 0 : beside);
            runs[SPACED + beside] = (byte) (none ? 0 : beside < OF_DIGITS ? Math.min(beside, WORD) : beside);
        }
        return runs;
    }

    private static int[] whole() {
        int[] whole = new int[2 * SPACED];
        for (int i = 0; i < whole.length; i++) {
            int length = i & OF_DIGITS - 1;
            boolean word = i >= SPACED && (i & OF_DIGITS) == 0;
            whole[i] = length > 0 && length < (word ? WORD : SEEN) ? 0xFF : 0;
        }
        return whole;
    }

    /** The form with a code, until it is shown another. */
    RunForm show(long shown) {
        code = shown;
        return this;
    }

    /** The code of the form of a run whose first digit is at an index; never 0. */
    static long code(Window window, int start, int first, int end) {
        byte[] bytes = window.bytes();
        boolean lettersBehind = window.endOfDigits(first) < end;
        int kinds = start == first && !lettersBehind ? 0 : lettersOf(window, start, end);
        int last = 0;
        if (start > 1) {
            int length = Swar.runBefore(bytes, start - 1);
            int digits = 0;
            while (digits < length && digits < SEEN && Ascii.isDigit(bytes[start - 2 - digits])) {
                digits++;
            }
            last = beside(length, digits);
        }
        int length = Swar.runFrom(bytes, Math.min(end + 1, window.length()), window.length());
        int next = beside(length, window.endOfDigits(end + 1) - end - 1);
        return code(window, start, first, end, kinds, lettersBehind, last, next);
    }

    /** What letters a run has: 0 for none, 1 for some of A to F, 2 for others too. */
    static int lettersOf(Window window, int start, int end) {
        byte[] bytes = window.bytes();
        long others = 0;
        long any = 0;
        for (int i = start; i < end; i += Long.BYTES) {
            long units = Swar.read(bytes, i);
            long letters = Swar.letters(units);
            any |= Swar.firstOf(letters, end - i);
            others |= Swar.firstOf(letters ^ Swar.hexLetters(units), end - i);
        }
        return others != 0 ? 2 : any != 0 ? 1 : 0;
    }

    /**
     * A run next to another.
     *
     * @param length of the run, 0 if there is none
     * @param digits units that are digits, of those next to the other run
     */
    static int beside(int length, int digits) {
        int seen = Math.min(length, SEEN);
        return digits >= seen ? seen | OF_DIGITS : seen;
    }

    /**
     * The code of the form of a run.
     *
     * @param start where the run begins
     * @param first where its first digit is
     * @param end where it ends
     * @param kinds what letters it has, as {@link #lettersOf} tells
     * @param lettersBehind whether there are letters behind the first digit
     * @param last the run that ends at the second unit before, as {@link #beside} tells
     * @param next the run that begins at the second unit behind
     */
    static long code(
            Window window, int start, int first, int end, int kinds, boolean lettersBehind, int last, int next) {
        byte[] bytes = window.bytes();
        long code = Math.min(end - start, LONGEST) | (long) Math.min(bytes[first] - '0', 2) << FIRST_DIGIT;
        if (kinds != 0) {
            code |= kinds << LETTERS;
            code |= first > start
                    ? Math.min(first - start, 3) << LEADING | (lettersBehind ? 0 : 1 << TWO_PARTS)
                    : leadingDigits(bytes, start, end);
        }
        return code | before(bytes, start, last) | behind(bytes, end, next);
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
        return ((3 + i - start) << LEADING) | (letters == end ? 1 << TWO_PARTS : 0);
    }

    private static long before(byte[] bytes, int start, int last) {
        int unit = (start > 0 ? bytes[start - 1] : Window.OTHER) & 0xFF;
        long second = KINDS[(start > 1 ? bytes[start - 2] : Window.OTHER) & 0xFF] & 0xFF;
        long run = RUNS[(unit == ' ' ? SPACED : 0) | last];
        // Capitals are letters here.
        second |= second == 'A' ? 0x20 : 0;
        return (long) unit << BEFORE | ((second << SECOND_BEFORE | run << LAST) & JOINT[unit]);
    }

    /** Behind the text a window shows what is read here. */
    private static long behind(byte[] bytes, int end, int next) {
        int unit = bytes[end] & 0xFF;
        int beside = (unit == ' ' ? SPACED : 0) | next;
        long second = KINDS[bytes[end + 1] & 0xFF] & 0xFF;
        long third = KINDS[bytes[end + 1 + (next & OF_DIGITS - 1)] & 0xFF] & WHOLE[beside];
        return (long) unit << AFTER
                | ((second << SECOND_BEHIND | (long) RUNS[beside] << NEXT | third << BEHIND_NEXT) & JOINT[unit]);
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
