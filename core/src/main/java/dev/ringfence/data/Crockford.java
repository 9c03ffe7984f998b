package dev.ringfence.data;

import java.nio.charset.StandardCharsets;

/** Writes keyed bits in Crockford's alphabet of 32, in which no letter looks like a digit. */
final class Crockford {
    private static final byte[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);

    /** Five bits a letter, forty of each 64 that are drawn. */
    private static final int LETTERS_A_DRAW = 8;

    private Crockford() {}

    static void append(StringBuilder text, Draw draw, int letters) {
        byte[] written = new byte[letters];
        write(draw, written, 0, letters);
        text.append(new String(written, StandardCharsets.US_ASCII));
    }

    /** Writes so many letters from an index on. */
    static void write(Draw draw, byte[] into, int at, int letters) {
        long bits = 0;
        for (int i = 0; i < letters; i++) {
            bits = i % LETTERS_A_DRAW == 0 ? draw.next() : bits >>> 5;
            into[at + i] = ALPHABET[(int) (bits & 31)];
        }
    }
}
