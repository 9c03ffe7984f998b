package dev.ringfence.data.detect;

/**
 * Tells, of a short text, whether it holds an anchor: most short texts need no window. Immutable and safe for use by many
 * threads.
 */
final class Screen {
    /** Longer texts are walked at once. */
    static final int LONGEST = 64;

    private final AnchorMasks masks;
    private final boolean[] asked = new boolean[128];
    private final boolean atStart;

    Screen(AnchorTable table) {
        this.masks = new AnchorMasks(table);
        this.atStart = table.at(Matcher.Anchor.START).length > 0;
        byte[] classes = table.classes();
        for (char c = 0; c < asked.length; c++) {
            asked[c] = classes[c] != AnchorTable.PLAIN;
        }
    }

    /** False if no matcher would be asked about any place of the text. */
    boolean mayHold(String text) {
        int length = text.length();
        if (atStart && length > 2 && IntroductionMatcher.mayBegin(text.charAt(0), text.charAt(1))) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 127 || (asked[c] && mayAsk(c, i > 0, i + 1 < length ? text.charAt(i + 1) : ' '))) {
                return true;
            }
        }
        return false;
    }

    /** The same of UTF-8. Where no eight bytes may hold an anchor, no byte is looked at by itself. */
    boolean mayHold(byte[] utf8, int from, int to) {
        if (atStart && to - from > 2 && IntroductionMatcher.mayBegin(utf8[from], utf8[from + 1])) {
            return true;
        }
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
        for (int i = from; i < to; i++) {
            byte c = utf8[i];
            if (c < 0 || (asked[c] && mayAsk(c, i > from, i + 1 < to ? utf8[i + 1] : ' '))) {
                return true;
            }
        }
        return false;
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
