package dev.ringfence.data.detect;

/**
 * Tells, of a short text, whether any matcher would be asked: most short texts need no window. Immutable and safe for
 * use by many threads.
 */
final class Screen {
    /** Longer texts are walked at once. */
    static final int LONGEST = 64;

    private static final byte DIGIT = 1;
    private static final byte HEX_LETTER = 2;
    private static final byte LETTER = 4;
    private static final byte ALPHANUMERIC = DIGIT | HEX_LETTER | LETTER;
    private static final byte ASKED = 8;

    private final AnchorTable table;
    private final AnchorMasks masks;
    private final byte[] kinds = new byte[128];

    Screen(AnchorTable table) {
        this.table = table;
        this.masks = new AnchorMasks(table);
        byte[] classes = table.classes();
        for (char c = 0; c < kinds.length; c++) {
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            int kind = letter ? (c | 0x20) <= 'f' ? HEX_LETTER : LETTER : c >= '0' && c <= '9' ? DIGIT : 0;
            boolean asked = classes[c] != AnchorTable.PLAIN && classes[c] != AnchorTable.DIGIT;
            kinds[c] = (byte) (kind | (asked ? ASKED : 0));
        }
    }

    /** False if no matcher would be asked about any place of the text. */
    boolean mayHold(String text) {
        int length = text.length();
        int start = 0;
        int run = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 127) {
                return true;
            }
            int kind = kinds[c];
            if ((kind & ASKED) != 0 && mayAsk(c, i > 0, i + 1 < length ? text.charAt(i + 1) : ' ')) {
                return true;
            }
            if ((kind & ALPHANUMERIC) != 0) {
                run |= kind;
            } else {
                if ((run & DIGIT) != 0 && isWanted(text.charAt(start), i - start, run, (byte) c)) {
                    return true;
                }
                run = 0;
                start = i + 1;
            }
        }
        return (run & DIGIT) != 0 && isWanted(text.charAt(start), length - start, run, Window.OTHER);
    }

    private boolean isWanted(int first, int length, int run, byte after) {
        int letters = (run & LETTER) != 0 ? 2 : (run & HEX_LETTER) >>> 1;
        return table.wanting(length, letters, first > '9', after) != 0;
    }

    /** The same of UTF-8. Where no eight bytes may hold an anchor, no byte is looked at by itself. */
    boolean mayHold(byte[] utf8, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && !masks.mayHold(Swar.read(utf8, i))) {
            i += Long.BYTES;
        }
        if (to - i < Long.BYTES && i + Long.BYTES <= utf8.length) {
            // Zeros are no anchors.
            i = masks.mayHold(Swar.firstOf(Swar.read(utf8, i), to - i)) ? i : to;
        }
        return i < to && mayHoldFrom(utf8, from, to);
    }

    private boolean mayHoldFrom(byte[] utf8, int from, int to) {
        int start = from;
        int run = 0;
        for (int i = from; i < to; i++) {
            byte c = utf8[i];
            if (c < 0) {
                return true;
            }
            int kind = kinds[c];
            if ((kind & ASKED) != 0 && mayAsk(c, i > from, i + 1 < to ? utf8[i + 1] : ' ')) {
                return true;
            }
            if ((kind & ALPHANUMERIC) != 0) {
                run |= kind;
            } else {
                if ((run & DIGIT) != 0 && isWanted(utf8[start], i - start, run, c)) {
                    return true;
                }
                run = 0;
                start = i + 1;
            }
        }
        return (run & DIGIT) != 0 && isWanted(utf8[start], to - start, run, Window.OTHER);
    }

    /** The hyphen and the full stop are anchors beside certain others only. */
    private static boolean mayAsk(int c, boolean within, int next) {
        return switch (c) {
            case '-' -> next == '-';
            // Half of a character outside ASCII may be a letter's.
            case '.' -> within && (next < 0 || Character.isLetter(next));
            default -> true;
        };
    }
}
