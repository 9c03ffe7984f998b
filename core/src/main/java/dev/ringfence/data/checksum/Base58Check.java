package dev.ringfence.data.checksum;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Base58Check of Bitcoin: a version, a payload and the first four bytes of their double SHA-256, written to the base 58.
 */
public final class Base58Check {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final byte[] VALUES = values();
    private static final int CHECK_BYTES = 4;
    /** A version and the 160 bits of a hash. */
    private static final int ADDRESS_BYTES = 21;

    private Base58Check() {}

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }

    /** True for a character of the alphabet, which has no {@code 0}, {@code O}, {@code I} and {@code l}. */
    public static boolean isPart(int c) {
        return c >= 0 && c < 128 && VALUES[c] >= 0;
    }

    /**
     * The version of an address: the byte before the 160 bits.
     *
     * @param text any text
     * @return -1 if it is no such address or its check does not fit
     */
    public static int version(CharSequence text) {
        byte[] bytes = new byte[ADDRESS_BYTES + CHECK_BYTES];
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int carry = isPart(text.charAt(i)) ? VALUES[text.charAt(i)] : -1;
            if (carry < 0) {
                return -1;
            }
            zeros += carry == 0 && zeros == i ? 1 : 0;
            for (int k = bytes.length - 1; k >= 0; k--) {
                carry += 58 * (bytes[k] & 0xFF);
                bytes[k] = (byte) carry;
                carry >>>= 8;
            }
            if (carry != 0) {
                return -1;
            }
        }
        // As many ones in front as bytes of zero, so that each address has one spelling.
        return zeros == leadingZeros(bytes) && fits(bytes) ? bytes[0] & 0xFF : -1;
    }

    private static int leadingZeros(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        return zeros;
    }

    private static boolean fits(byte[] bytes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, 0, ADDRESS_BYTES);
            byte[] hash = sha256.digest(sha256.digest());
            return Arrays.equals(hash, 0, CHECK_BYTES, bytes, ADDRESS_BYTES, bytes.length);
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256 (java.security.MessageDigest).
            throw new IllegalStateException("'SHA-256' must be available", e);
        }
    }
}
