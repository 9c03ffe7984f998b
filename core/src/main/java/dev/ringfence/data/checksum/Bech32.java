package dev.ringfence.data.checksum;

import java.util.Locale;
import java.util.Optional;

/** Bech32 (BIP 173) and Bech32m (BIP 350): a readable part, {@code 1}, data and six characters of a BCH code. */
public final class Bech32 {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32 = 1;
    private static final int BECH32M = 0x2bc830a3;
    private static final int CHECK_LENGTH = 6;

    private Bech32() {}

    /**
     * True for an address of a witness program (BIP 173, "Segwit address format"): version 0 with Bech32 and 20 or 32
     * bytes, later versions with Bech32m and 2 to 40 bytes.
     *
     * @param text all in capitals or none
     */
    public static boolean isWitnessAddress(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int one = lower.lastIndexOf('1');
        int data = lower.length() - one - 1;
        boolean oneCase = text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT));
        if (!oneCase || one < 1 || data <= CHECK_LENGTH || text.length() > 90) {
            return false;
        }
        int version = ALPHABET.indexOf(lower.charAt(one + 1));
        if (version < 0 || version > 16 || polymod(lower, one) != (version == 0 ? BECH32 : BECH32M)) {
            return false;
        }
        int bits = 5 * (data - 1 - CHECK_LENGTH);
        int bytes = bits / 8;
        int padding = ALPHABET.indexOf(lower.charAt(lower.length() - CHECK_LENGTH - 1)) & ((1 << (bits % 8)) - 1);
        return bits % 8 < 5 && padding == 0 && (version == 0 ? bytes == 20 || bytes == 32 : bytes >= 2 && bytes <= 40);
    }

    /** The remainder of the whole, 0 where a character is none of the alphabet. */
    private static int polymod(String text, int one) {
        int check = expanded(text.substring(0, one));
        for (int i = one + 1; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return 0;
            }
            check = step(check, value);
        }
        return check;
    }

    private static int expanded(String readable) {
        int check = 1;
        for (int i = 0; i < readable.length(); i++) {
            check = step(check, readable.charAt(i) >> 5);
        }
        check = step(check, 0);
        for (int i = 0; i < readable.length(); i++) {
            check = step(check, readable.charAt(i) & 31);
        }
        return check;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = ((check & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >> i) & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }

    /**
     * The address of a witness program of version 0.
     *
     * @param readable the readable part in lower case
     * @param program the characters of the program, of the alphabet of Bech32
     * @return empty if a character is none of the alphabet
     */
    public static Optional<String> witnessAddress(String readable, String program) {
        int check = step(expanded(readable), 0);
        for (int i = 0; i < program.length(); i++) {
            int value = ALPHABET.indexOf(program.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            check = step(check, value);
        }
        for (int i = 0; i < CHECK_LENGTH; i++) {
            check = step(check, 0);
        }
        check ^= BECH32;
        StringBuilder address = new StringBuilder(readable)
                .append('1')
                .append(ALPHABET.charAt(0))
                .append(program);
        for (int i = CHECK_LENGTH - 1; i >= 0; i--) {
            address.append(ALPHABET.charAt((check >> (5 * i)) & 31));
        }
        return Optional.of(address.toString());
    }

    /** The 32 characters of data, each for five bits. */
    public static String alphabet() {
        return ALPHABET;
    }
}
