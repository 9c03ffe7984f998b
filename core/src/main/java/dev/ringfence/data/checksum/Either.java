package dev.ringfence.data.checksum;

/** Two checks of which one must fit. */
record Either(CheckCharacters first, CheckCharacters second) implements CheckCharacters {

    @Override
    public boolean isValid(CharSequence text, int from, int to) {
        return first.isValid(text, from, to) || second.isValid(text, from, to);
    }

    @Override
    public boolean write(StringBuilder text, int from, int to, int steps) {
        return first.write(text, from, to, steps) || second.write(text, from, to, steps);
    }
}
