package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedBlocks;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * FF1 of NIST SP 800-38G: encrypts a numeral string to another of the same length and radix. A permutation under each
 * key, tweak, radix and length.
 *
 * <p>By SP 800-38G Rev. 1 (2nd public draft, February 2025) {@code radix^length} must be at least 1,000,000; smaller
 * domains can be searched, and are refused. Lengths up to {@value #MAX_LENGTH} are taken. FF3 and FF3-1 are not here:
 * the same draft withdraws them, because their round function falls to the attack of Beyne (CRYPTO 2021).
 *
 * <p>Third parties claim patents on format-preserving encryption (NIST keeps their letters of assurance for FF1). Who
 * ships it should have that looked at; {@link Transformation} is the place where another bijection could stand in.
 *
 * <p>It is deterministic: equal values stay equal, and who may try values under the key can find them. Immutable and
 * safe for use by many threads. Time does not depend on the value but for the arithmetic of the processor.
 */
public final class Ff1 {
    /** The longest numeral string; FF1 itself would allow 2^32. */
    public static final int MAX_LENGTH = 4_096;

    /** The highest radix (SP 800-38G, 5.1). */
    public static final int MAX_RADIX = 65_536;

    private static final int CHARACTERS = 36;

    private final KeyedBlocks blocks;
    private final int radix;
    private final byte[] tweak;
    private final Map<Integer, Ff1Rounds> rounds = new ConcurrentHashMap<>();

    private Ff1(KeyedBlocks blocks, int radix, byte[] tweak) {
        this.blocks = Objects.requireNonNull(blocks, "blocks");
        if (radix < 2 || radix > MAX_RADIX) {
            throw new IllegalArgumentException("'radix' must be from 2 to " + MAX_RADIX + " but was " + radix);
        }
        this.radix = radix;
        this.tweak = tweak.clone();
    }

    /**
     * Without a tweak.
     *
     * @param radix from 2 to {@value #MAX_RADIX}
     */
    public static Ff1 of(KeyedBlocks blocks, int radix) {
        return new Ff1(blocks, radix, new byte[0]);
    }

    /**
     * With a tweak: another permutation for each.
     *
     * @param radix from 2 to {@value #MAX_RADIX}
     * @param tweak any bytes, no secret; copied
     */
    public static Ff1 of(KeyedBlocks blocks, int radix, byte[] tweak) {
        return new Ff1(blocks, radix, tweak);
    }

    /**
     * Encrypts numerals.
     *
     * @param numerals each from 0 to {@code radix - 1}
     * @throws IllegalArgumentException if one is not, or the domain is too small or the string too long
     */
    public int[] encrypt(int[] numerals) {
        requireNumerals(numerals);
        return rounds(numerals.length).apply(numerals, true);
    }

    /** Takes {@link #encrypt(int[])} back. */
    public int[] decrypt(int[] numerals) {
        requireNumerals(numerals);
        return rounds(numerals.length).apply(numerals, false);
    }

    /**
     * Encrypts digits and, above radix 10, letters from {@code a} on in either case; the result is in lower case.
     *
     * @throws IllegalStateException if the radix is above 36
     * @throws IllegalArgumentException if a character is no numeral, or the domain is too small or the text too long;
     *     the message gives the index
     */
    public String encrypt(String text) {
        return text(encrypt(numerals(text)));
    }

    /** Takes {@link #encrypt(String)} back. */
    public String decrypt(String text) {
        return text(decrypt(numerals(text)));
    }

    /** The rounds for strings of a length; made once. */
    Ff1Rounds rounds(int length) {
        Ff1Rounds known = rounds.get(length);
        if (known == null) {
            known = Ff1Rounds.of(Ff1Form.of(radix, length, tweak), blocks, tweak);
            rounds.put(length, known);
        }
        return known;
    }

    private void requireNumerals(int[] numerals) {
        for (int i = 0; i < numerals.length; i++) {
            if (numerals[i] < 0 || numerals[i] >= radix) {
                throw new IllegalArgumentException(
                        "'numerals' must be from 0 to " + (radix - 1) + " but were not at index " + i);
            }
        }
    }

    private int[] numerals(String text) {
        if (radix > CHARACTERS) {
            throw new IllegalStateException("'radix' must be at most " + CHARACTERS + " for texts but was " + radix);
        }
        int[] numerals = new int[text.length()];
        for (int i = 0; i < numerals.length; i++) {
            char c = text.charAt(i);
            numerals[i] = c < 128 ? Character.digit(c, radix) : -1;
            if (numerals[i] < 0) {
                throw new IllegalArgumentException(
                        "'text' must be numerals of radix " + radix + " but was not at index " + i);
            }
        }
        return numerals;
    }

    private static String text(int[] numerals) {
        StringBuilder text = new StringBuilder(numerals.length);
        for (int numeral : numerals) {
            text.append(Character.forDigit(numeral, CHARACTERS));
        }
        return text.toString();
    }
}
