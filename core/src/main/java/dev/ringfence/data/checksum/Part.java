package dev.ringfence.data.checksum;

/** A check over a range that is counted from the beginning. */
record Part(CheckCharacters check, int start, int end) implements CheckCharacters {
    Part {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "'end' must be greater than 'start' but they were " + end + ", " + start);
        }
    }

    @Override
    public boolean isValid(CharSequence text, int from, int to) {
        return to - from >= end && check.isValid(text, from + start, from + end);
    }

    @Override
    public boolean write(StringBuilder text, int from, int to, int steps) {
        return to - from >= end && check.write(text, from + start, from + end, steps);
    }
}
