package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedBlocks;
import java.math.BigInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * FF1 over the ASCII letters and digits of a text: digits become digits, capitals capitals, small letters small letters;
 * all else stays where it is. A permutation of the texts of one layout.
 *
 * <p>Digits alone are encrypted in radix 10. With letters among them the text is a number below {@code 10^d * 26^l},
 * encrypted in radix 2 over as many bits as that takes, again until the result is below (cycle walking, fewer than two
 * times on average; SP 800-38G allows any domain so).
 */
final class LayoutCipher {
    private static final int LETTERS = 26;
    private static final int MOST_BATCHED_DIGITS = 36;

    private final Ff1 digits;
    private final Ff1 bits;

    LayoutCipher(KeyedBlocks blocks) {
        this.digits = Ff1.of(blocks, 10);
        this.bits = Ff1.of(blocks, 2);
    }

    /** The size of a character's alphabet; 1 if it stays. */
    private static int radix(char c) {
        if (c >= '0' && c <= '9') {
            return 10;
        }
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? LETTERS : 1;
    }

    private static char first(char c) {
        return c <= '9' ? '0' : c <= 'Z' ? 'A' : 'a';
    }

    /**
     * The text encrypted.
     *
     * @throws IllegalArgumentException if a letter or digit is not ASCII, or there are too few for the smallest domain
     */
    String encrypt(String text) {
        int numbers = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int radix = radix(c);
            if (radix == 1 && c > 127 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c))) {
                throw new IllegalArgumentException(
                        "'value' must have ASCII letters and digits only but has another at index " + i + " of "
                                + text.length() + "; choose another treatment");
            }
            numbers += radix == 10 ? 1 : 0;
            letters += radix == LETTERS ? 1 : 0;
        }
        return letters == 0 ? encryptDigits(text, numbers) : encryptMixed(text, numbers, letters);
    }

    private String encryptDigits(String text, int count) {
        int[] numerals = new int[count];
        for (int i = 0, next = 0; i < text.length(); i++) {
            if (radix(text.charAt(i)) == 10) {
                numerals[next++] = text.charAt(i) - '0';
            }
        }
        int[] encrypted = digits.encrypt(numerals);
        char[] result = text.toCharArray();
        for (int i = 0, next = 0; i < result.length; i++) {
            if (radix(result[i]) == 10) {
                result[i] = (char) ('0' + encrypted[next++]);
            }
        }
        return new String(result);
    }

    private String encryptMixed(String text, int numbers, int letters) {
        BigInteger size =
                BigInteger.TEN.pow(numbers).multiply(BigInteger.valueOf(LETTERS).pow(letters));
        if (size.compareTo(BigInteger.valueOf(1_000_000)) < 0) {
            throw new IllegalArgumentException(
                    "'value' must give a domain of at least 1,000,000 (SP 800-38G Rev. 1) but " + numbers
                            + " digits and " + letters + " letters give " + size + "; generalize such values instead");
        }
        int length = size.subtract(BigInteger.ONE).bitLength();
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (radix(c) > 1) {
                number = number.multiply(BigInteger.valueOf(radix(c))).add(BigInteger.valueOf(c - first(c)));
            }
        }
        do {
            number = encryptBits(number, length);
        } while (number.compareTo(size) >= 0);
        char[] result = text.toCharArray();
        for (int i = result.length - 1; i >= 0; i--) {
            int radix = radix(result[i]);
            if (radix > 1) {
                BigInteger[] parts = number.divideAndRemainder(BigInteger.valueOf(radix));
                result[i] = (char) (first(result[i]) + parts[1].intValue());
                number = parts[0];
            }
        }
        return new String(result);
    }

    private BigInteger encryptBits(BigInteger number, int length) {
        if (bits.rounds(length) instanceof LongRounds rounds) {
            int right = length - length / 2;
            long[] a = {number.shiftRight(right).longValueExact()};
            long[] b = {number.longValue() & ((1L << right) - 1)};
            rounds.encrypt(a, b, 1);
            return BigInteger.valueOf(a[0]).shiftLeft(right).or(BigInteger.valueOf(b[0]));
        }
        int[] numerals = new int[length];
        for (int i = 0; i < length; i++) {
            numerals[i] = number.testBit(length - 1 - i) ? 1 : 0;
        }
        BigInteger result = BigInteger.ZERO;
        for (int bit : bits.encrypt(numerals)) {
            result = result.shiftLeft(1).or(BigInteger.valueOf(bit));
        }
        return result;
    }

    /**
     * Encrypts the values of a column in place. Texts of digits alone are encrypted together, all of one length at a
     * time. NULL stays.
     *
     * @param one replaces every other value
     */
    void encryptAll(@Nullable Object[] values, int count, UnaryOperator<Object> one) {
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            Object value = values[i];
            if (value != null) {
                lengths[i] = value instanceof String text ? batchedDigits(text) : -1;
                if (lengths[i] < 0) {
                    values[i] = one.apply(value);
                }
            }
        }
        DigitColumn column = null;
        for (int i = 0; i < count; i++) {
            if (lengths[i] > 0) {
                int length = lengths[i];
                if (column == null) {
                    column = new DigitColumn(count - i);
                }
                column.begin(length);
                for (int j = i; j < count; j++) {
                    if (lengths[j] == length) {
                        column.add(String.valueOf(values[j]), j);
                        lengths[j] = 0;
                    }
                }
                column.encrypt((LongRounds) digits.rounds(length), values);
            }
        }
    }

    /** How many digits; -1 unless digits and ASCII separators are all, and few enough for a batch. */
    private static int batchedDigits(String text) {
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 || radix(c) == LETTERS) {
                return -1;
            }
            found += c >= '0' && c <= '9' ? 1 : 0;
        }
        return found > 0 && found <= MOST_BATCHED_DIGITS ? found : -1;
    }
}
