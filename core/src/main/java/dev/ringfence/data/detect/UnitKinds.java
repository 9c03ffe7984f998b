package dev.ringfence.data.detect;

import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.KHMER;
import static java.lang.Character.UnicodeScript.LAO;
import static java.lang.Character.UnicodeScript.MYANMAR;
import static java.lang.Character.UnicodeScript.THAI;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What a character is to a matcher: itself, a digit, a letter, or anything else. */
final class UnitKinds {
    /** Scripts that write words together, or, as Korean does, endings to a number: their letters may touch a value. */
    private static final Set<UnicodeScript> TOUCHING =
            EnumSet.of(HANGUL, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR);

    /** The kind of each UTF-16 unit; of half a surrogate pair {@link Window#OTHER}. */
    @SuppressWarnings("MutablePublicArray") // read in the hottest loop, written by nobody
    static final byte[] OF_CHARS = ofChars();

    private UnitKinds() {}

    private static byte[] ofChars() {
        byte[] kinds = new byte[1 << 16];
        for (int c = 0; c < kinds.length; c++) {
            int digit = c < 128 ? -1 : Character.digit((char) c, 10);
            kinds[c] = c < 128 ? (byte) c : digit >= 0 ? (byte) ('0' + digit) : of(c);
        }
        return kinds;
    }

    /** The kind of a character outside ASCII, whose digits are no digits here. */
    static byte of(int point) {
        if (point < 128 || Character.isIdeographic(point)) {
            return Window.OTHER;
        }
        boolean letter = switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> point < 0xFE00 || point > 0xFE0F;
            default -> Character.isLetter(point);
        };
        return letter && !TOUCHING.contains(UnicodeScript.of(point)) ? Window.LETTER : Window.OTHER;
    }
}
