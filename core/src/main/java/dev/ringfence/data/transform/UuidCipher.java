package dev.ringfence.data.transform;

import dev.ringfence.data.KeyedBlocks;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/**
 * AES on the 128 bits of a UUID: a permutation of all of them. Version and variant (RFC 9562, 4) are bits like the
 * others, so that results show any: 122 bits that stay free would not make a bijection of UUIDs of every version.
 */
final class UuidCipher {
    private final KeyedBlocks blocks;

    UuidCipher(KeyedBlocks blocks) {
        this.blocks = blocks;
    }

    /** True for the form of RFC 9562, 4: hexadecimal digits in groups of 8, 4, 4, 4 and 12. */
    static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : c > 127 || Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    UUID encrypt(UUID uuid) {
        byte[] block = ByteBuffer.allocate(KeyedBlocks.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        blocks.encrypt(block, 1);
        ByteBuffer encrypted = ByteBuffer.wrap(block);
        return new UUID(encrypted.getLong(), encrypted.getLong());
    }

    /**
     * The text of a UUID, with or without hyphens and braces, in the same form.
     *
     * @throws IllegalArgumentException if it does not have 32 hexadecimal digits
     */
    String encrypt(String text) {
        long high = 0;
        long low = 0;
        int digits = 0;
        boolean upper = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit >= 0) {
                digits++;
                high = (high << 4) | (low >>> 60);
                low = (low << 4) | digit;
                upper |= c >= 'A' && c <= 'F';
            }
        }
        if (digits != 32) {
            throw new IllegalArgumentException(
                    "'value' must have the 32 hexadecimal digits of a UUID but had " + digits);
        }
        UUID encrypted = encrypt(new UUID(high, low));
        String plain = String.format(
                Locale.ROOT,
                upper ? "%016X%016X" : "%016x%016x",
                encrypted.getMostSignificantBits(),
                encrypted.getLeastSignificantBits());
        StringBuilder result = new StringBuilder(text);
        for (int i = 0, next = 0; i < result.length(); i++) {
            if (result.charAt(i) < 128 && Character.digit(result.charAt(i), 16) >= 0) {
                result.setCharAt(i, plain.charAt(next++));
            }
        }
        return result.toString();
    }
}
