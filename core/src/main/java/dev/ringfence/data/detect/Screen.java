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
    private final byte[] kinds = new byte[128];

    Screen(AnchorTable table) {
        this.table = table;
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
            if ((kind & ASKED) != 0 && mayAsk(text, c, i)) {
                return true;
            }
            if ((kind & ALPHANUMERIC) != 0) {
                run |= kind;
            } else {
                if ((run & DIGIT) != 0 && isWanted(text, start, i, run, (byte) c)) {
                    return true;
                }
                run = 0;
                start = i + 1;
            }
        }
        return (run & DIGIT) != 0 && isWanted(text, start, length, run, Window.OTHER);
    }

    private boolean isWanted(String text, int start, int end, int run, byte after) {
        int letters = (run & LETTER) != 0 ? 2 : (run & HEX_LETTER) >>> 1;
        return table.wanting(end - start, letters, text.charAt(start) > '9', after) != 0;
    }

    /** The hyphen and the full stop are anchors beside certain others only. */
    private static boolean mayAsk(String text, char c, int index) {
        if (c != '-' && c != '.') {
            return true;
        }
        char next = index + 1 < text.length() ? text.charAt(index + 1) : ' ';
        return c == '-' ? next == '-' : index > 0 && Character.isLetter(next);
    }
}
