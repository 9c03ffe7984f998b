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
 * <p>Letters count as two digits, A as 10 to Z as 35, unless one of the methods says otherwise. A single wrong digit is
 * found when the modulus is not a multiple of 2, 3, 5 or 7 (else most are). Each method gives a new scheme; immutable
 * and safe for use by many threads.
 */
public final class Remainder extends Scheme {
    private final int modulus;
    private final Form form;

    /** How characters are read, and where the check characters stand. */
    private record Form(
            boolean complement,
            Reading reading,
            String letters,
            String before,
            String after,
            boolean first,
            Symbols symbols) {}

    private enum Reading {
        TWO_DIGITS,
        INDEX,
        BELOW_ZERO,
        SKIPPED
    }

    private Remainder(int modulus, Form form) {
        super(form.symbols);
        this.modulus = modulus;
        this.form = form;
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
        return new Remainder(modulus, new Form(false, Reading.TWO_DIGITS, "", "", "", false, symbols));
    }

    /** The modulus minus the remainder, so from 1 to the modulus, in two digits. */
    public Remainder complement() {
        Symbols symbols = Symbols.twoDigits(1, modulus);
        return new Remainder(
                modulus, new Form(true, form.reading, form.letters, form.before, form.after, form.first, symbols));
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
        Symbols symbols = Symbols.of(characters);
        return new Remainder(
                modulus,
                new Form(form.complement, form.reading, form.letters, form.before, form.after, form.first, symbols));
    }

    /** Letters of which the first counts as one digit 0, the second as 1 and so on; others do not fit. */
    public Remainder letters(String counted) {
        return reading(Reading.INDEX, counted);
    }

    /** Letters of which the first counts as -1, the second as -2, so that 2A is 19 and 2B is 18; others do not fit. */
    public Remainder lettersBelowZero(String counted) {
        return reading(Reading.BELOW_ZERO, counted);
    }

    /** Letters do not count. */
    public Remainder skippingLetters() {
        return reading(Reading.SKIPPED, "");
    }

    private Remainder reading(Reading reading, String letters) {
        Objects.requireNonNull(letters, "letters");
        return new Remainder(
                modulus,
                new Form(form.complement, reading, letters, form.before, form.after, form.first, form.symbols));
    }

    /** Digits that count as if they stood before the number. */
    public Remainder behind(String digits) {
        Objects.requireNonNull(digits, "digits");
        return new Remainder(
                modulus,
                new Form(form.complement, form.reading, form.letters, digits, form.after, form.first, form.symbols));
    }

    /** Digits that count as if they stood after the number. */
    public Remainder before(String digits) {
        Objects.requireNonNull(digits, "digits");
        return new Remainder(
                modulus,
                new Form(form.complement, form.reading, form.letters, form.before, digits, form.first, form.symbols));
    }

    /** Check characters that stand before the number instead of after it. */
    public Remainder first() {
        return new Remainder(
                modulus,
                new Form(form.complement, form.reading, form.letters, form.before, form.after, true, form.symbols));
    }

    @Override
    int position(int from, int to) {
        return form.first ? from : to - width();
    }

    @Override
    int value(CharSequence text, int from, int to) {
        int start = form.first ? from + width() : from;
        int end = form.first ? to : to - width();
        int remainder = take(form.before, 0, form.before.length(), 0, modulus);
        for (int i = start; i < end && remainder >= 0; i++) {
            remainder = take(text.charAt(i), remainder);
        }
        remainder = take(form.after, 0, form.after.length(), remainder, modulus);
        return remainder < 0 || !form.complement ? remainder : modulus - remainder;
    }

    private int take(char c, int before) {
        int value = Base36.value(c);
        if (value < 0) {
            return -1;
        }
        if (value < 10) {
            return (before * 10 + value) % modulus;
        }
        if (form.reading == Reading.SKIPPED) {
            return before;
        }
        if (form.reading == Reading.TWO_DIGITS) {
            return (before * 100 + value) % modulus;
        }
        int index = form.letters.indexOf(c);
        if (index < 0) {
            return -1;
        }
        return Math.floorMod(before * 10 + (form.reading == Reading.INDEX ? index : -1 - index), modulus);
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
