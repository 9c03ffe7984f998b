package dev.ringfence.data.checksum;

import java.util.Objects;

/**
 * Checks that multiply each character by a weight, add the products, and divide the sum. By default the check digit is
 * the last character and makes up the sum to a multiple of the modulus.
 *
 * <pre>{@code
 * Weighted.sum(1, 3, 7, 9, 1, 3, 7, 9, 1, 3).modulo(10)                       // makes up the sum
 * Weighted.sum(9, 8, 7, 6, 5, 4, 3, 2).modulo(11).remainder()                 // the remainder; 10 is not issued
 * Weighted.sum(2, 7, 6, 5, 4, 3, 2).modulo(11).symbols("0123456789X")         // 10 is written X
 * Weighted.fromRight(2, 3, 4, 5, 6, 7).modulo(11).symbols("0123456789K")      // any length
 * }</pre>
 *
 * <p>Digits count as themselves; letters do not fit unless the sum says what they count. Every single wrong digit
 * is found when all weights are prime to the modulus and the symbols differ. Each method gives a new scheme; immutable
 * and safe for use by many threads.
 */
public final class Weighted extends Scheme {
    private static final String DIGITS = "0123456789";
    /** In place of letters and their values. */
    private static final String SPELLED_OUT = "#";

    private final Weights weights;
    private final Form form;

    private Weighted(Weights weights, Form form) {
        super(form.symbols);
        this.weights = weights;
        this.form = form;
    }

    /** How the sum is made. */
    private static final class Weights {
        /** Of the characters, in their order. */
        private final int[] weights;

        /** The first weight belongs to the last character, and they begin anew to its left. */
        private final boolean fromRight;

        /** Weights to try when the first give a check value of 10; empty for none. */
        private final int[] again;

        /** Products count as the sum of their digits. */
        private final boolean crossed;

        /** The values of letters by their index; no other letter fits. */
        private final String letters;

        Weights(int[] weights, boolean fromRight, int[] again, boolean crossed, String letters) {
            this.weights = weights;
            this.fromRight = fromRight;
            this.again = again;
            this.crossed = crossed;
            this.letters = letters;
        }

        int sum(CharSequence text, int from, int to, int check, int[] used) {
            if (letters.equals(SPELLED_OUT)) {
                return spelledOut(text, from, to, check, used);
            }
            int length = to - from - 1;
            if (!fromRight && length != used.length) {
                return -1;
            }
            int sum = 0;
            for (int i = from, n = 0; i < to; i++) {
                if (i != check) {
                    int value = valueOf(text.charAt(i));
                    if (value < 0) {
                        return -1;
                    }
                    sum += product(value, fromRight ? used[(length - 1 - n) % used.length] : used[n]);
                    n++;
                }
            }
            return sum;
        }

        private int spelledOut(CharSequence text, int from, int to, int check, int[] used) {
            int sum = 0;
            int n = 0;
            for (int i = from; i < to; i++) {
                if (i != check) {
                    int value = Base36.value(text.charAt(i));
                    int letter = value - 9;
                    if (value < 0 || n + (letter > 0 ? 2 : 1) > used.length) {
                        return -1;
                    }
                    if (letter > 0) {
                        sum += product(letter / 10, used[n++]) + product(letter % 10, used[n++]);
                    } else {
                        sum += product(value, used[n++]);
                    }
                }
            }
            return n == used.length ? sum : -1;
        }

        private int product(int value, int weight) {
            int product = value * weight;
            return crossed ? product / 10 + product % 10 : product;
        }

        private int valueOf(char c) {
            int digit = Base36.digit(c);
            return digit >= 0 ? digit : letters.indexOf(c);
        }
    }

    /** How the sum becomes a check character; {@code at} is negative for the last place. */
    private record Form(int modulus, boolean complement, int plus, int at, Symbols symbols) {}

    /** Weights of the characters but the check character, from left to right. */
    public static Sum sum(int... weights) {
        return new Sum(new Weights(weights.clone(), false, new int[0], false, ""));
    }

    /** Weights from the right, the first for the character before the check character, used again as often as needed. */
    public static Sum fromRight(int... weights) {
        return new Sum(new Weights(weights.clone(), true, new int[0], false, ""));
    }

    /** A weighted sum that still needs its modulus. Immutable. */
    public static final class Sum {
        private final Weights weights;

        private Sum(Weights weights) {
            if (weights.weights.length == 0) {
                throw new IllegalArgumentException("'weights' must not be empty");
            }
            this.weights = weights;
        }

        /** Products count as the sum of their digits, as in Luhn's scheme; they must be below 100. */
        public Sum crossed() {
            return new Sum(new Weights(weights.weights, weights.fromRight, weights.again, true, weights.letters));
        }

        /** Letters that count as their index in this text; a letter that is not in it does not fit. */
        public Sum letters(String counted) {
            Objects.requireNonNull(counted, "counted");
            return new Sum(new Weights(weights.weights, weights.fromRight, weights.again, weights.crossed, counted));
        }

        /** Letters count as 10 to 35. */
        public Sum lettersFromTen() {
            return letters("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        }

        /** Letters count as two digits, A as 01 to Z as 26, each with a weight of its own; from left to right only. */
        public Sum lettersSpelledOut() {
            return letters(SPELLED_OUT);
        }

        /** Weights to use instead where the first give a check value of 10. */
        public Sum ifTenThen(int... other) {
            return new Sum(
                    new Weights(weights.weights, weights.fromRight, other.clone(), weights.crossed, weights.letters));
        }

        /**
         * The scheme that makes up the sum to a multiple of the modulus, in one digit at the end; two where the
         * modulus is above 11. A check value of 10 is not issued.
         *
         * @throws IllegalArgumentException if the modulus is not from 2 to 99
         */
        public Weighted modulo(int modulus) {
            if (modulus < 2 || modulus > 99) {
                throw new IllegalArgumentException("'modulus' must be from 2 to 99 but was " + modulus);
            }
            Symbols symbols = modulus > 11 ? Symbols.twoDigits(0, modulus - 1) : Symbols.of(DIGITS);
            return new Weighted(weights, new Form(modulus, true, 0, -1, symbols));
        }
    }

    /** The remainder itself instead of what makes up the sum. */
    public Weighted remainder() {
        return new Weighted(weights, new Form(form.modulus, false, form.plus, form.at, form.symbols));
    }

    /** Adds a constant to the sum. */
    public Weighted plus(int constant) {
        return new Weighted(weights, new Form(form.modulus, form.complement, constant, form.at, form.symbols));
    }

    /** One character for each check value, that of 0 first; a value that has none is not issued. */
    public Weighted symbols(String characters) {
        return new Weighted(
                weights, new Form(form.modulus, form.complement, form.plus, form.at, Symbols.of(characters)));
    }

    /** The check character stands at this index; weights are of the others. */
    public Weighted at(int index) {
        return new Weighted(weights, new Form(form.modulus, form.complement, form.plus, index, form.symbols));
    }

    @Override
    int position(int from, int to) {
        return form.at < 0 ? to - width() : Math.min(from + form.at, to - width());
    }

    @Override
    int value(CharSequence text, int from, int to) {
        int value = value(text, from, to, weights.weights);
        return value == 10 && weights.again.length > 0 ? value(text, from, to, weights.again) : value;
    }

    private int value(CharSequence text, int from, int to, int[] used) {
        int end = to - (width() - 1);
        int sum = weights.sum(text, from, end, position(from, to), used);
        if (sum < 0) {
            return -1;
        }
        int remainder = (sum + form.plus) % form.modulus;
        return form.complement ? (form.modulus - remainder) % form.modulus : remainder;
    }
}
