package dev.ringfence.data.checksum;

/** A check over the last characters. */
record Last(CheckCharacters check, int count) implements CheckCharacters {
    Last {
        if (count <= 0) {
            throw new IllegalArgumentException("'count' must be positive but was " + count);
        }
    }

    @Override
    public boolean isValid(CharSequence text, int from, int to) {
        return to - from >= count && check.isValid(text, to - count, to);
    }

    @Override
    public boolean write(StringBuilder text, int from, int to, int steps) {
        return to - from >= count && check.write(text, to - count, to, steps);
    }
}
