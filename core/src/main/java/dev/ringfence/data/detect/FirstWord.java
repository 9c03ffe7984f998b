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

    private FirstWord() {}

    /**
     * True if no name begins with the word: cheap, and wrong only on the side of false.
     *
     * @param at index of the word's first letter
     */
    static boolean saysNothing(Window window, int at) {
        byte[] bytes = window.bytes();
        int length = window.length();
        long hash = WordHash.EMPTY;
        int capitals = 0;
        int i = at;
        for (; i < length; i++) {
            int letter = bytes[i] | 0x20;
            if (letter < 'a' || letter > 'z') {
                break;
            }
            capitals += bytes[i] <= 'Z' ? 1 : 0;
            hash = WordHash.ascii(hash, letter);
        }
        byte next = i < length ? bytes[i] : Window.OTHER;
        int letters = i - at;
        return switch (next) {
            case '_', '/', '\\', '(', '=', '@', '$', '#', '<', '{', '[', '%' -> true;
            case '.' ->
                (letters > 1 && window.isWordPart(i + 1)) || (letters > 1 && alone(hash, capitals, letters, false));
            case ':' -> window.at(i + 1) == ':' || window.isLetter(i + 1) || alone(hash, capitals, letters, false);
            case ' ' -> !capitalAfter(window, i + 1) && alone(hash, capitals, letters, window.at(at - 2) == ',');
            case ',' -> alone(hash, capitals, letters, window.at(at - 2) == ',');
            // An apostrophe, a hyphen or a letter outside ASCII goes on in ways that are not looked at here.
            case '\'', '-', '`', Window.OTHER, Window.LETTER -> false;
            default -> (next >= '0' && next <= '9') || alone(hash, capitals, letters, window.at(at - 2) == ',');
        };
    }

    private static boolean capitalAfter(Window window, int index) {
        byte b = window.at(index);
        return (b >= 'A' && b <= 'Z') || b == Window.LETTER || b == '&' || (b >= '0' && b <= '9');
    }

    private static boolean alone(long hash, int capitals, int letters, boolean region) {
        // With capitals within it is a word of programs, but for names such as McCoy.
        if (capitals == letters && !region && letters == 2) {
            long sense = Lexicon.standard().sense(hash);
            return !Sense.is(sense, Cue.COUNTRY_CODE) && saysNothing(sense & ~Cue.REGION_CODE.mask, true);
        }
        boolean code = capitals > 1 && capitals < letters && !(capitals == 2 && letters > 4);
        return code
                || letters == 1
                || (!region && saysNothing(Lexicon.standard().sense(hash), capitals == letters));
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
