package dev.ringfence.data.checksum;

/** How check values are written: each value as one or two characters, some perhaps alike, some not at all. */
final class Symbols {
    private static final char NONE = ' ';

    /** The code of each value, {@link #width} characters long. */
    private final String codes;
    /** Each code once. */
    private final String alphabet;

    private final int width;

    private Symbols(String codes, int width) {
        this.codes = codes;
        this.width = width;
        StringBuilder distinct = new StringBuilder();
        for (int i = 0; i < codes.length(); i += width) {
            String code = codes.substring(i, i + width);
            if (code.charAt(0) != NONE && indexOf(distinct, code) < 0) {
                distinct.append(code);
            }
        }
        this.alphabet = distinct.toString();
    }

    /** One character for each value, in their order. */
    static Symbols of(String characters) {
        return new Symbols(characters, 1);
    }

    /** Two digits for each value from the lowest to the highest. */
    static Symbols twoDigits(int lowest, int highest) {
        StringBuilder codes = new StringBuilder();
        for (int value = 0; value <= highest; value++) {
            codes.append(value < lowest ? NONE : (char) ('0' + value / 10)).append((char) ('0' + value % 10));
        }
        return new Symbols(codes.toString(), 2);
    }

    /** Two characters of an alphabet for each value, the first counting as many times as the alphabet is long. */
    static Symbols pairs(String characters, int values) {
        StringBuilder codes = new StringBuilder();
        for (int value = 0; value < values; value++) {
            codes.append(characters.charAt(value / characters.length()))
                    .append(characters.charAt(value % characters.length()));
        }
        return new Symbols(codes.toString(), 2);
    }

    int width() {
        return width;
    }

    private boolean isWritten(int value) {
        return value >= 0 && value * width < codes.length() && codes.charAt(value * width) != NONE;
    }

    /** True if the code of a value stands in a text. */
    boolean stands(CharSequence text, int at, int value) {
        if (!isWritten(value)) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            if (text.charAt(at + i) != codes.charAt(value * width + i)) {
                return false;
            }
        }
        return true;
    }

    /** Writes the code that is some steps after that of a value; false if the value has none. */
    boolean write(StringBuilder text, int at, int value, int steps) {
        if (!isWritten(value)) {
            return false;
        }
        int right = indexOf(alphabet, codes.substring(value * width, (value + 1) * width));
        int written = Math.floorMod(right + steps, alphabet.length() / width);
        for (int i = 0; i < width; i++) {
            text.setCharAt(at + i, alphabet.charAt(written * width + i));
        }
        return true;
    }

    private int indexOf(CharSequence distinct, String code) {
        for (int i = 0; i < distinct.length(); i += width) {
            if (code.contentEquals(distinct.subSequence(i, i + width))) {
                return i / width;
            }
        }
        return -1;
    }
}
