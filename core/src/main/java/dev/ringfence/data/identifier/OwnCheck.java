package dev.ringfence.data.identifier;

import dev.ringfence.data.checksum.CheckCharacters;
import java.util.List;

/**
 * A check that one country alone uses: the code of a value computed from the rest stands at a certain place.
 *
 * @param length of the whole identifier
 * @param at where the code stands
 * @param codes the code of each value, all of one length
 * @param value of the rest; negative if the rest has none
 */
record OwnCheck(int length, int at, List<String> codes, Value value) implements CheckCharacters {

    /** Computes a check value. */
    @FunctionalInterface
    interface Value {
        /** The index of the right code, without a look at the code that stands there; negative if there is none. */
        int of(CharSequence text, int from);
    }

    OwnCheck {
        codes = List.copyOf(codes);
    }

    /** A check of one character. */
    static OwnCheck of(int length, int at, String alphabet, Value value) {
        return new OwnCheck(
                length,
                at,
                alphabet.chars().mapToObj(c -> String.valueOf((char) c)).toList(),
                value);
    }

    @Override
    public boolean isValid(CharSequence text, int from, int to) {
        int right = to - from == length ? value.of(text, from) : -1;
        if (right < 0) {
            return false;
        }
        String code = codes.get(right);
        for (int i = 0; i < code.length(); i++) {
            if (text.charAt(from + at + i) != code.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean write(StringBuilder text, int from, int to, int steps) {
        int right = to - from == length ? value.of(text, from) : -1;
        if (right < 0) {
            return false;
        }
        String code = codes.get(Math.floorMod(right + steps, codes.size()));
        text.replace(from + at, from + at + code.length(), code);
        return true;
    }
}
