package dev.ringfence.data.detect;

/**
 * What stands before and behind a {@link Run} and says what its words are: the words next to it, the beginning of a
 * sentence, the label of a field. Filled again for each run; not safe for use by many threads.
 */
final class Surroundings {
    private static final int FARTHEST = 4;

    private final WordReader word = new WordReader();

    /** Sense of the word right before, 0 if there is none. */
    long before;
    /** Sense of the two or three words right before, taken as one phrase. */
    long phraseBefore;
    /** Sense of what stands before a colon or equals sign. */
    long label;
    /** True at the beginning of the text, of a line or sentence. */
    boolean begins;
    /** True at the beginning of the text or of a line. */
    boolean beginsLine;
    /** Sense of the lower-case word right behind, 0 if there is none. */
    long after;
    /** True if the word before is a number. */
    boolean number;
    /** True if a number of four or five digits follows. */
    boolean numberAfter;
    /** True if a comma or exclamation mark follows, as behind whom one speaks to. */
    boolean addressed;
    /** True if a digit follows. */
    boolean digitAfter;
    /** True if a word that asks or answers follows behind a comma. */
    boolean asked;
    /** True if the word before ends in a comma. */
    boolean comma;

    void read(Window window, Run run) {
        before = 0;
        phraseBefore = 0;
        label = 0;
        after = 0;
        number = false;
        numberAfter = false;
        digitAfter = false;
        asked = false;
        comma = false;
        readBefore(window, run.start[0] - 1);
        readAfter(window, run);
    }

    private void readBefore(Window window, int from) {
        int i = from;
        while (from - i < FARTHEST && opens(window.at(i))) {
            i--;
        }
        byte b = window.at(i);
        beginsLine = i < 0 || b == '\n' || b == '\r';
        begins = beginsLine
                || b == '.'
                || b == '!'
                || b == '?'
                || b == ';'
                || b == '|'
                || b == '*'
                || b == '>'
                || (b == '-' && i < from);
        if (b == ':' || b == '=') {
            label = label(window, i);
            begins = true;
        } else if (beginsLine) {
            readSignOff(window, i);
        } else if (b == ',') {
            comma = true;
            words(window, i - 1);
        } else if (window.isLetter(i) && i < from + 1) {
            words(window, i);
        }
        number = window.isDigit(i);
    }

    /** The words of a line before that ends in a comma, as the end of a letter does. */
    private void readSignOff(Window window, int lineBreak) {
        int i = lineBreak;
        while (lineBreak - i < FARTHEST && (window.at(i) == '\n' || window.at(i) == '\r' || window.at(i) == ' ')) {
            i--;
        }
        if (window.at(i) == ',') {
            words(window, i - 1);
        }
    }

    /** Spaces, and what opens a quotation or bracket. */
    private static boolean opens(byte b) {
        return b == ' ' || b == '"' || b == '\'' || b == '(' || b == '[' || b == '\t' || b == Window.OTHER;
    }

    /** The word that ends at an index, and that one with those before it. */
    private void words(Window window, int last) {
        int stop = last + 1;
        int begin = WordReader.startOfWord(window, last);
        if (begin == stop) {
            return;
        }
        before = Lexicon.standard().sense(WordHash.of(window, begin, stop));
        for (int words = 2; words <= 3; words++) {
            if (window.at(begin - 1) != ' ' || !window.isLetter(begin - 2)) {
                return;
            }
            begin = WordReader.startOfWord(window, begin - 2);
            phraseBefore |= Lexicon.standard().sense(WordHash.of(window, begin, stop)) & ~Sense.BEGINS_PHRASE;
        }
    }

    /** Of {@code customerName=}, {@code "last_name": } and {@code Full name:} what the key says. */
    private long label(Window window, int sign) {
        int stop = sign;
        while (sign - stop < FARTHEST && !window.isLetter(stop - 1) && opens(window.at(stop - 1))) {
            stop--;
        }
        int begin = startOfHump(window, stop);
        if (begin == stop) {
            return 0;
        }
        long alone = Lexicon.standard().sense(WordHash.of(window, begin, stop));
        byte join = window.at(begin - 1);
        boolean joined = join == '_' || join == '-' || join == '.' || window.isLetter(begin - 1);
        if (!joined && (join != ' ' || !window.isLetter(begin - 2))) {
            return alone;
        }
        int ownerStop = window.isLetter(begin - 1) ? begin : begin - 1;
        int ownerBegin = startOfHump(window, ownerStop);
        long owner = Lexicon.standard().sense(WordHash.of(window, ownerBegin, ownerStop));
        long phrase = Lexicon.standard().sense(WordHash.of(window, ownerBegin, stop));
        if (join == ' ' && (phrase & LABELS) != 0) {
            return phrase;
        }
        boolean owned = Sense.is(owner, Cue.KEY_OWNER) || Sense.is(owner, Cue.PERSON_LABEL);
        return owned || !Sense.is(alone, Cue.PERSON_LABEL) ? alone : 0;
    }

    private static final long LABELS = Cue.PERSON_LABEL.mask | Cue.PLACE_LABEL.mask | Cue.ORGANIZATION_LABEL.mask;

    /** Where the last of the words joined in a key begins: at a capital in the middle, or where the letters begin. */
    private static int startOfHump(Window window, int stop) {
        int i = stop;
        int first = stop - WordReader.LONGEST;
        while (i > first && window.isLetter(i - 1)) {
            i--;
            boolean hump =
                    WordReader.capitalAt(window, i) && window.isLetter(i - 1) && !WordReader.capitalAt(window, i - 1);
            if (hump) {
                break;
            }
        }
        return i;
    }

    private void readAfter(Window window, Run run) {
        int i = run.end[run.count - 1];
        addressed = window.at(i) == ',' || window.at(i) == '!';
        if (window.at(i) == ' ' && window.isLetter(i + 1)) {
            word.read(window, i + 1);
            after = word.form == WordReader.Form.LOWER ? word.sense() : 0;
        } else if (window.at(i) == ' ' && window.isDigit(i + 1)) {
            int digits = window.endOfDigits(i + 1) - i - 1;
            digitAfter = true;
            // A town's; not the first group of a telephone number.
            boolean grouped = window.at(i + 1 + digits) == ' ' && window.isDigit(i + 2 + digits);
            numberAfter = (digits == 4 || digits == 5) && !grouped;
        } else if (window.at(i) == ',' && window.at(i + 1) == ' ' && window.isLetter(i + 2)) {
            word.read(window, i + 2);
            after = word.form == WordReader.Form.CODE ? 0 : word.sense() & AFTER_COMMA;
            asked = beginsLine && word.form == WordReader.Form.LOWER && Sense.is(word.sense(), Cue.ASK);
        }
    }

    /** What says something about a name across a comma. */
    static final long AFTER_COMMA = Cue.COUNTRY.mask | Cue.COUNTRY_CODE.mask | Cue.REGION.mask | Cue.REGION_CODE.mask;
}
