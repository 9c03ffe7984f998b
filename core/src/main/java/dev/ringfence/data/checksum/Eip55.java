package dev.ringfence.data.checksum;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The checksum of EIP-55: which letters of a hexadecimal address are capitals. */
public final class Eip55 {
    private Eip55() {}

    /**
     * True if the capitals fit, or there are none, or only capitals: then nothing is checked.
     *
     * @param digits forty hexadecimal digits without {@code 0x}
     */
    public static boolean isValid(String digits) {
        String lower = digits.toLowerCase(Locale.ROOT);
        return digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT)) || digits.equals(cased(lower));
    }

    /**
     * The address with the capitals that fit it.
     *
     * @param digits forty hexadecimal digits in lower case
     */
    public static String cased(String digits) {
        byte[] hash = Keccak.hash(digits.getBytes(StandardCharsets.US_ASCII));
        StringBuilder cased = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            int nibble = (hash[i >> 1] >> ((i & 1) == 0 ? 4 : 0)) & 0xF;
            cased.append(nibble >= 8 ? Character.toUpperCase(digits.charAt(i)) : digits.charAt(i));
        }
        return cased.toString();
    }
}
