package dev.ringfence.data.checksum;

/** A check that computes a value from the characters beside it and writes that value in its symbols. */
abstract class Scheme implements CheckCharacters {
    private final Symbols symbols;

    Scheme(Symbols symbols) {
        this.symbols = symbols;
    }

    final int width() {
        return symbols.width();
    }

    /** The right check value, or -1 if the range does not fit the scheme. Does not read the check characters. */
    abstract int value(CharSequence text, int from, int to);

    /** Where the check characters begin. */
    int position(int from, int to) {
        return to - symbols.width();
    }

    @Override
    public final boolean isValid(CharSequence text, int from, int to) {
        if (to - from <= symbols.width()) {
            return false;
        }
        int value = value(text, from, to);
        return value >= 0 && symbols.stands(text, position(from, to), value);
    }

    @Override
    public final boolean write(StringBuilder text, int from, int to, int steps) {
        return to - from > symbols.width() && symbols.write(text, position(from, to), value(text, from, to), steps);
    }
}
