package dev.ringfence.data.detect;

/**
 * The quick look at a capitalised word. Nearly all such words are common ones at the beginning of a sentence, or words of
 * programs and logs, with nothing capitalised behind them: those are passed over at the price of one lookup.
 */
final class FirstWord {
    private static final long ASKED = Cue.TITLE.mask
            | Cue.COUNTRY.mask
            | Cue.COUNTRY_CODE.mask
            | Cue.NATIONALITY.mask
            | Cue.REGION.mask
            | Cue.ORGANIZATION.mask
            | Cue.INSTITUTION.mask
            | Sense.BEGINS_PHRASE;
    private static final long NEVER = Cue.PRONOUN.mask | Cue.PRODUCT.mask;

    /** Instead of verdicts. */
    private static final int NOT_READ = 1 << 16;

    private FirstWord() {}

    /**
     * True if no name begins with the word: cheap, and wrong only on the side of false.
     *
     * @param at index of the word's first letter
     */
    static boolean saysNothing(Window window, int at) {
        int read = Lexicon.quiet().read(window.bytes(), at, window.length());
        if (read == 0) {
            return longSaysNothing(window, at);
        }
        int letters = QuietWords.letters(read);
        int capitals = QuietWords.capitals(read);
        int verdicts = QuietWords.verdicts(read);
        return saysNothing(window, at, letters, capitals, verdicts);
    }

    /** Reads what {@link QuietWords} does not: long words, and those near the end of the text. */
    private static boolean longSaysNothing(Window window, int at) {
        int i = at;
        int capitals = 0;
        while (window.isAsciiLetter(i)) {
            capitals += window.at(i) <= 'Z' ? 1 : 0;
            i++;
        }
        return saysNothing(window, at, i - at, capitals, NOT_READ);
    }

    private static boolean saysNothing(Window window, int at, int letters, int capitals, int verdicts) {
        int i = at + letters;
        byte next = window.at(i);
        switch (next) {
            case '_', '/', '\\', '(', '=', '@', '$', '#', '<', '{', '[', '%' -> {
                return true;
            }
            // An apostrophe, a hyphen or a letter outside ASCII goes on in ways that are not looked at here.
            case '\'', '-', '`', Window.OTHER, Window.LETTER -> {
                return false;
            }
            case '.' -> {
                return letters > 1
                        && (window.isWordPart(i + 1)
                                || (alone(window, at, letters, capitals, verdicts, false)
                                        && !Run.goesOnBehindStop(window, at, i)));
            }
            case ':' -> {
                return window.at(i + 1) == ':'
                        || window.isLetter(i + 1)
                        || alone(window, at, letters, capitals, verdicts, false);
            }
            case ' ' -> {
                boolean region = window.at(at - 2) == ',';
                return !goesOn(window.at(i + 1), letters)
                        && (alone(window, at, letters, capitals, verdicts, region)
                                || (!region && weak(window, at, letters, capitals, verdicts)))
                        && ((verdicts & QuietWords.CAPITALIZED) != 0 || !Run.leadsToCapital(window, i + 1));
            }
            case ',' -> {
                return alone(window, at, letters, capitals, verdicts, window.at(at - 2) == ',')
                        && !Run.goesOnBehindComma(window, i);
            }
            default -> {
                return (next >= '0' && next <= '9')
                        || alone(window, at, letters, capitals, verdicts, window.at(at - 2) == ',');
            }
        }
    }

    /** True if the word, before a space and in no row, may be a name but what stands around it cannot say so. */
    private static boolean weak(Window window, int at, int letters, int capitals, int verdicts) {
        if (capitals == letters) {
            return (verdicts & QuietWords.WEAK_UPPER) != 0;
        }
        return (verdicts & QuietWords.AT_BEGINNING) != 0
                && capitals == 1
                && isSmall(window.at(at + letters + 1))
                && beginsSentence(window, at);
    }

    /** True if a row goes on behind a space; before a number two letters may be those of a region. */
    private static boolean goesOn(byte behind, int letters) {
        return (behind >= 'A' && behind <= 'Z')
                || behind == Window.LETTER
                || behind == '&'
                || (letters == 2 && behind >= '0' && behind <= '9');
    }

    private static boolean isSmall(byte unit) {
        return unit >= 'a' && unit <= 'z';
    }

    /** True if a sentence ends right before, and nothing else that says anything: no comma, label or quotation mark. */
    private static boolean beginsSentence(Window window, int at) {
        byte before = window.at(at - 1);
        byte last = window.at(at - 2);
        boolean space = before == ' ' && (last == '.' || last == '!' || last == '?');
        boolean line = before == '\n' && (last == '.' || isSmall(last));
        return space || line || at == 0;
    }

    private static boolean alone(Window window, int at, int letters, int capitals, int verdicts, boolean region) {
        // With capitals within it is a word of programs, but for names such as McCoy.
        boolean code = capitals > 1 && capitals < letters && (capitals > 2 || letters <= 4);
        if (code || letters == 1 || region) {
            return code || letters == 1;
        }
        boolean upper = capitals == letters;
        if ((verdicts & (upper ? QuietWords.UPPER : QuietWords.CAPITALIZED)) != 0) {
            return true;
        }
        if (!upper && verdicts != NOT_READ) {
            return false;
        }
        long sense = Lexicon.standard().sense(WordHash.of(window, at, at + letters));
        return (upper && letters == 2) ? lettersSayNothing(sense) : saysNothing(sense, upper);
    }

    /** True if two capitals that stand alone are neither a country nor a name; a region they are only behind a comma. */
    static boolean lettersSayNothing(long sense) {
        return !Sense.is(sense, Cue.COUNTRY_CODE) && saysNothing(sense & ~Cue.REGION_CODE.mask, true);
    }

    /** True if a word that stands alone is no name, whatever stands around it. */
    static boolean saysNothing(long sense, boolean upper) {
        boolean known = Sense.isName(sense) || Sense.town(sense) > 0 || (sense & ASKED) != 0;
        if (upper) {
            return (!known && !Sense.is(sense, Cue.REGION_CODE)) || Sense.is(sense, Cue.PRODUCT);
        }
        return (!known && (Sense.common(sense) > 0 || (sense & NEVER) != 0)) || Sense.is(sense, Cue.PRONOUN);
    }
}
