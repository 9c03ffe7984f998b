package dev.ringfence.data;

/** Writes keyed bits in Crockford's alphabet of 32, in which no letter looks like a digit. */
final class Crockford {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /** Five bits a letter, forty of each 64 that are drawn. */
    private static final int LETTERS_A_DRAW = 8;

    private Crockford() {}

    static void append(StringBuilder text, Draw draw, int letters) {
        long bits = 0;
        for (int i = 0; i < letters; i++) {
            bits = i % LETTERS_A_DRAW == 0 ? draw.next() : bits >>> 5;
            text.append(ALPHABET.charAt((int) (bits & 31)));
        }
    }
}
