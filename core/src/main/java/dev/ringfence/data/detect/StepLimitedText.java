package dev.ringfence.data.detect;

/** A text that can be read a number of times only: for readers that may not come to an end. */
final class StepLimitedText implements CharSequence {
    private final CharSequence text;
    private int left;

    StepLimitedText(CharSequence text) {
        this.text = text;
    }

    /** Thrown at the first character beyond the limit; has no trace, for it is no error of the program. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private SpentException() {
            super("the steps are spent", null, false, false);
        }
    }

    /** From now on so many characters can be read. */
    void allow(int steps) {
        left = steps;
    }

    @Override
    public char charAt(int index) {
        if (left == 0) {
            throw new SpentException();
        }
        left--;
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
