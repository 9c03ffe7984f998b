package dev.ringfence.data.identifier;

import java.util.BitSet;

/** A closed list of codes of up to three letters and digits, such as regions; asked without allocation. */
final class Codes {
    private static final int LONGEST = 3;
    private static final int RADIX = 37;

    private final BitSet codes = new BitSet(RADIX * RADIX * RADIX);

    private Codes() {}

    /** The codes of a text in which a space stands between any two. */
    static Codes of(String list) {
        Codes codes = new Codes();
        for (String code : list.split(" ", -1)) {
            int index = index(code, 0, code.length());
            if (index < 0) {
                throw new IllegalArgumentException(
                        "'list' must hold codes of 1 to 3 letters and digits but has " + code);
            }
            codes.codes.set(index);
        }
        return codes;
    }

    boolean contain(CharSequence text, int from, int to) {
        int index = index(text, from, to);
        return index >= 0 && codes.get(index);
    }

    private static int index(CharSequence text, int from, int to) {
        if (to <= from || to - from > LONGEST || to > text.length()) {
            return -1;
        }
        int index = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
            if (value < 0) {
                return -1;
            }
            index = index * RADIX + value + 1;
        }
        return index;
    }
}
