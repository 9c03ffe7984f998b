package dev.ringfence.data.detect;

import dev.ringfence.data.detect.WordReader.Form;

/**
 * Words in a row of which each begins with a capital letter, and the particles between them: {@code Anna van der Berg},
 * {@code University of Oxford}, {@code Dr. J.R. Ewing}. Words of programs among them are kept in their place, as
 * something that belongs to no name. At most {@value #MOST} words; what follows in the same row is not looked at.
 *
 * <p>Made once for each thread and filled again and again. Not safe for use by many threads.
 */
final class Run {
    static final int MOST = 32;
    private static final int MOST_LINKS = 3;
    private static final int LONGEST_LINK = 5;
    private static final int MOST_PARTS = 8;

    final int[] start = new int[MOST];
    final int[] end = new int[MOST];
    final long[] hash = new long[MOST];
    final long[] sense = new long[MOST];
    final Form[] form = new Form[MOST];
    /** What stands before a word: a space, hyphen, full stop, comma, ampersand, or an apostrophe for {@code 's}. */
    final byte[] gap = new byte[MOST];

    int count;
    /** True if {@code 's} follows the last word. */
    boolean possessive;

    private final WordReader word = new WordReader();
    private byte nextGap;

    /** True if what stands before a word is no part of a sentence: it begins no row. */
    static boolean isJoined(byte before) {
        return switch (before) {
            case '.', '_', '/', '\\', '$', '@', '#', '%', '~' -> true;
            default -> before >= '0' && before <= '9';
        };
    }

    /** True if a row begins at a capital letter: it touches no word, and no row goes on here. */
    static boolean beginsAt(Window window, int at) {
        byte before = window.at(at - 1);
        switch (before) {
            case ' ' -> {
                return !goesOn(window, at - 2);
            }
            case '-' -> {
                int begin = WordReader.startOfWord(window, at - 2);
                return !window.isLetter(at - 2) || !WordReader.capitalAt(window, begin) || !isOfRow(window, begin);
            }
            case '\'' -> {
                return !window.isLetter(at - 2);
            }
            default -> {
                return !isJoined(before)
                        && !window.isLetter(at - 1)
                        && (before != Window.OTHER
                                || WordReader.behindApostrophe(window, at - 1) == at - 1
                                || !window.isLetter(at - 2));
            }
        }
    }

    /** True if a word with a capital ends at an index, also with links behind it, or an abbreviation with its stop. */
    private static boolean goesOn(Window window, int last) {
        int i = last;
        if (window.at(i) == '.') {
            int begin = WordReader.startOfWord(window, i - 1);
            return i - begin <= LONGEST_LINK
                    && window.isLetter(i - 1)
                    && WordReader.capitalAt(window, begin)
                    && !window.isWordPart(begin - 1)
                    && !isBehindApostrophe(window, begin)
                    && isOfRow(window, begin)
                    && (i - begin == 1 || abbreviates(Lexicon.standard().sense(WordHash.of(window, begin, i))));
        }
        int most = MOST_LINKS;
        if (window.at(i) == '&' && window.at(i - 1) == ' ') {
            i -= 2;
            most = 0;
        }
        for (int links = 0; links <= most; links++) {
            if (!window.isLetter(i)) {
                // J. van Dyk, Mr. and Mrs. Dyk
                int title = WordReader.startOfWord(window, i - 1);
                return links > 0
                        && window.at(i) == '.'
                        && i - title <= LONGEST_LINK
                        && WordReader.capitalAt(window, title)
                        && !window.isWordPart(title - 1)
                        && !isBehindApostrophe(window, title)
                        && isOfRow(window, title)
                        && (i - title == 1
                                || Sense.is(Lexicon.standard().sense(WordHash.of(window, title, i)), Cue.SHORT_TITLE));
            }
            int begin = WordReader.startOfWord(window, i);
            if (WordReader.capitalAt(window, begin)) {
                return isOfRow(window, begin)
                        && (links == 0 || carriesOn(Lexicon.standard().sense(WordHash.of(window, begin, i + 1))));
            }
            boolean link = i - begin < LONGEST_LINK
                    && window.at(begin - 1) == ' '
                    && links(Lexicon.standard().sense(WordHash.of(window, begin, i + 1)));
            if (!link) {
                return false;
            }
            i = begin - 2;
        }
        return false;
    }

    /** True if a word with a capital begins a row or goes on with one. */
    private static boolean isOfRow(Window window, int word) {
        int begin = word;
        // What an apostrophe joins is one word, and initials with their stops go on without a space.
        for (int parts = 0; parts < MOST_PARTS; parts++) {
            byte before = window.at(begin - 1);
            boolean initial = before == '.'
                    && WordReader.capitalAt(window, begin)
                    && WordReader.capitalAt(window, begin - 2)
                    && !window.isWordPart(begin - 3)
                    && !isBehindApostrophe(window, begin - 2);
            boolean joined = isBehindApostrophe(window, begin);
            if (!initial && !joined) {
                break;
            }
            begin = initial ? begin - 2 : WordReader.startOfWord(window, begin - 2);
        }
        return WordReader.capitalAt(window, begin) && !isJoined(window.at(begin - 1));
    }

    /** True if an apostrophe joins what begins at an index to the word before, so that both are one word. */
    private static boolean isBehindApostrophe(Window window, int begin) {
        return window.at(begin - 1) == '\'' && window.isLetter(begin - 2);
    }

    /** True if a link can follow the word within a name: nothing follows {@code Ask} in {@code Ask for Anna}. */
    private static boolean carriesOn(long sense) {
        return !FirstWord.saysNothing(sense, false);
    }

    private static boolean links(long sense) {
        return (sense & (Cue.PARTICLE.mask | Cue.LINK.mask)) != 0;
    }

    static boolean abbreviates(long sense) {
        return (sense & (Cue.SHORT_TITLE.mask | Cue.SUFFIX.mask | Cue.LEGAL_FORM.mask | Cue.ABBREVIATION.mask)) != 0;
    }

    /** Reads the row that begins at an index. */
    void read(Window window, int at) {
        count = 0;
        possessive = false;
        int next = at;
        byte before = 0;
        while (next >= 0 && count < MOST) {
            word.read(window, next);
            take(before);
            next = behind(window);
            before = nextGap;
        }
    }

    private void take(byte before) {
        start[count] = word.start;
        end[count] = word.end;
        hash[count] = word.hash;
        boolean code = word.form == Form.CODE;
        sense[count] = code && word.end - word.start > LONGEST_LINK ? 0 : word.sense();
        // GmbH, KGaA and SpA are written as words of programs are.
        form[count] = code && Sense.is(sense[count], Cue.LEGAL_FORM) ? Form.CAPITALIZED : word.form;
        sense[count] = form[count] == Form.CODE ? 0 : sense[count];
        gap[count] = before;
        possessive = word.possessive;
        count++;
    }

    /** Where the next word of the row begins, -1 if the row ends; notes what is between. */
    private int behind(Window window) {
        int i = word.behind;
        byte b = window.at(i);
        if (word.possessive) {
            nextGap = '\'';
            return b == ' ' && WordReader.capitalAt(window, i + 1) ? i + 1 : -1;
        }
        nextGap = b;
        switch (b) {
            case ' ' -> {
                return afterSpace(window, i + 1);
            }
            case '-' -> {
                return window.isLetter(i + 1) && WordReader.capitalAt(window, i + 1) ? i + 1 : -1;
            }
            case '.' -> {
                return afterStop(window, i + 1);
            }
            case ',' -> {
                return goesOnBehindComma(window, i) ? i + 2 : -1;
            }
            default -> {
                return -1;
            }
        }
    }

    private int afterStop(Window window, int i) {
        if (form[count - 1] == Form.INITIAL && WordReader.capitalAt(window, i)) {
            return i;
        }
        boolean titled = form[count - 1] == Form.INITIAL || Sense.is(sense[count - 1], Cue.SHORT_TITLE);
        if (titled && window.at(i) == ' ' && leadsToCapital(window, i + 1)) {
            return behindLinks(window, i + 1, (byte) '.');
        }
        boolean abbreviation = form[count - 1] == Form.INITIAL || abbreviates(sense[count - 1]);
        return abbreviation && window.at(i) == ' ' && WordReader.capitalAt(window, i + 1) ? i + 1 : -1;
    }

    /** True if the word between two indexes is an abbreviation, its stop and then a capital behind it. */
    static boolean goesOnBehindStop(Window window, int from, int stop) {
        return stop - from <= LONGEST_LINK
                && window.at(stop + 1) == ' '
                && WordReader.capitalAt(window, stop + 2)
                && abbreviates(Lexicon.standard().sense(WordHash.of(window, from, stop)));
    }

    /** True if what a name can end in stands behind a comma. */
    static boolean goesOnBehindComma(Window window, int comma) {
        return window.at(comma + 1) == ' ' && WordReader.capitalAt(window, comma + 2) && endsName(window, comma + 2);
    }

    /** Jr., Ltd. and the like go on behind a comma. */
    private static boolean endsName(Window window, int i) {
        int stop = i;
        while (stop - i <= LONGEST_LINK + 1 && window.isLetter(stop)) {
            stop++;
        }
        return stop - i <= LONGEST_LINK
                && (Lexicon.standard().sense(WordHash.of(window, i, stop)) & (Cue.SUFFIX.mask | Cue.LEGAL_FORM.mask))
                        != 0;
    }

    private int afterSpace(Window window, int i) {
        if (WordReader.capitalAt(window, i)) {
            return i;
        }
        if (window.at(i) == '&' && window.at(i + 1) == ' ' && WordReader.capitalAt(window, i + 2)) {
            nextGap = '&';
            return i + 2;
        }
        if (!carriesOn(word.sense()) || !leadsToCapital(window, i)) {
            return -1;
        }
        return behindLinks(window, i, (byte) ' ');
    }

    /** Takes the links from an index to a capital letter. */
    private int behindLinks(Window window, int i, byte before) {
        int from = i;
        byte gapBefore = before;
        while (!WordReader.capitalAt(window, from) && count < MOST) {
            word.read(window, from);
            take(gapBefore);
            gapBefore = ' ';
            from = word.behind + 1;
        }
        nextGap = ' ';
        return from;
    }

    /** True if up to three links, each with one space behind it, lead to a capital letter. */
    static boolean leadsToCapital(Window window, int from) {
        int begin = from;
        for (int links = 0; links < MOST_LINKS; links++) {
            int i = begin;
            while (i - begin <= LONGEST_LINK && window.isLetter(i)) {
                i++;
            }
            boolean may = i > begin && i - begin <= LONGEST_LINK && window.at(i) == ' ' && window.isLetter(i + 1);
            if (!may) {
                return false;
            }
            boolean capital = WordReader.capitalAt(window, i + 1);
            // Only what a capital or another short word follows is looked up: that is rare.
            if (!links(Lexicon.standard().sense(WordHash.of(window, begin, i)))) {
                return false;
            }
            if (capital) {
                return true;
            }
            begin = i + 1;
        }
        return false;
    }
}
