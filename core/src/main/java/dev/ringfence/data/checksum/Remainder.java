package dev.ringfence.data.checksum;

import java.util.Objects;

/**
 * Checks that divide the rest of an identifier, read as one number, and write the remainder: two digits, or one
 * character of a list, such as the letters of Spain's modulo 23 or Finland's modulo 31.
 *
 * <pre>{@code
 * Remainder.modulo(97).complement()                          // 97 - n mod 97, two digits
 * Remainder.modulo(23).symbols("TRWAGMYFPDXBNJZSQVHLCKE")    // one letter
 * }</pre>
 *
 * <p>Letters count as two digits, A as 10 to Z as 35, unless {@link #letters} says otherwise. A single wrong digit is
 * found when the modulus is not a multiple of 2, 3, 5 or 7 (else most are). Each method gives a new scheme; immutable
 * and safe for use by many threads.
 */
public final class Remainder extends Scheme {
    private final int modulus;
    private final boolean complement;
    private final String letters;
    private final String prefix;
    private final boolean first;
    private final Symbols symbols;

    private Remainder(int modulus, boolean complement, String letters, String prefix, boolean first, Symbols symbols) {
        super(symbols);
        this.modulus = modulus;
        this.complement = complement;
        this.letters = letters;
        this.prefix = prefix;
        this.first = first;
        this.symbols = symbols;
    }

    /**
     * The remainder itself, in two digits at the end; one digit where the modulus is at most 10.
     *
     * @throws IllegalArgumentException if the modulus is not from 2 to 99
     */
    public static Remainder modulo(int modulus) {
        if (modulus < 2 || modulus > 99) {
            throw new IllegalArgumentException("'modulus' must be from 2 to 99 but was " + modulus);
        }
        Symbols symbols =
                modulus > 10 ? Symbols.twoDigits(0, modulus - 1) : Symbols.of("0123456789".substring(0, modulus));
        return new Remainder(modulus, false, "", "", false, symbols);
    }

    /** The modulus minus the remainder, so from 1 to the modulus, in two digits. */
    public Remainder complement() {
        return new Remainder(modulus, true, letters, prefix, first, Symbols.twoDigits(1, modulus));
    }

    /**
     * One character for each remainder, that of 0 first.
     *
     * @throws IllegalArgumentException if there are not as many as remainders
     */
    public Remainder symbols(String characters) {
        if (characters.length() != modulus) {
            throw new IllegalArgumentException("'characters' must be " + modulus + " but were " + characters.length());
        }
        return new Remainder(modulus, complement, letters, prefix, first, Symbols.of(characters));
    }

    /** Letters of which the first counts as one digit 0, the second as 1 and so on; others do not fit. */
    public Remainder letters(String counted) {
        return new Remainder(modulus, complement, Objects.requireNonNull(counted, "counted"), prefix, first, symbols);
    }

    /** Digits that count as if they stood before the number. */
    public Remainder behind(String digits) {
        return new Remainder(modulus, complement, letters, Objects.requireNonNull(digits, "digits"), first, symbols);
    }

    /** Check characters that stand before the number instead of after it. */
    public Remainder first() {
        return new Remainder(modulus, complement, letters, prefix, true, symbols);
    }

    @Override
    int position(int from, int to) {
        return first ? from : to - width();
    }

    @Override
    int value(CharSequence text, int from, int to) {
        int remainder = take(prefix, 0, prefix.length(), 0, modulus);
        int start = first ? from + width() : from;
        int end = first ? to : to - width();
        if (letters.isEmpty()) {
            remainder = take(text, start, end, remainder, modulus);
        } else {
            for (int i = start; i < end && remainder >= 0; i++) {
                char c = text.charAt(i);
                int value = Base36.digit(c) >= 0 ? c - '0' : letters.indexOf(c);
                remainder = value < 0 ? -1 : (remainder * 10 + value) % modulus;
            }
        }
        return remainder < 0 || !complement ? remainder : modulus - remainder;
    }

    /** The remainder of a number after some more characters; -1 if one of them is neither digit nor letter. */
    static int take(CharSequence text, int from, int to, int before, int modulus) {
        int remainder = before;
        for (int i = from; i < to && remainder >= 0; i++) {
            int value = Base36.value(text.charAt(i));
            remainder = value < 0 ? -1 : (remainder * (value > 9 ? 100 : 10) + value) % modulus;
        }
        return remainder;
    }
}
