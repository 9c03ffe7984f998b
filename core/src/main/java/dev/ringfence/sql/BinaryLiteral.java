package dev.ringfence.sql;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes written as digits: {@code 0x41}, {@code x'41'}, {@code 0b1000001}, {@code b'1000001'}. */
final class BinaryLiteral {
    private static final int LONGEST = 128;

    private BinaryLiteral() {}

    /** The bytes as characters, one each; null if the text is no such literal, or a long one. */
    static @Nullable String content(String text) {
        if (text.length() < 3 || text.length() > LONGEST) {
            return null;
        }
        boolean quoted = text.charAt(1) == '\'';
        if (!quoted && text.charAt(0) != '0') {
            return null;
        }
        int base = switch (text.charAt(quoted ? 0 : 1) | 0x20) {
            case 'x' -> 16;
            case 'b' -> 2;
            default -> 0;
        };
        String digits = quoted ? text.substring(2, text.length() - 1) : text.substring(2);
        if (base == 0 || digits.isEmpty() || !digits.chars().allMatch(c -> Character.digit(c, base) >= 0)) {
            return null;
        }
        int bits = digits.length() * (base == 16 ? 4 : 1);
        byte[] number = new BigInteger(digits, base).toByteArray();
        byte[] bytes = new byte[(bits + Byte.SIZE - 1) / Byte.SIZE];
        int count = Math.min(number.length, bytes.length);
        System.arraycopy(number, number.length - count, bytes, bytes.length - count, count);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
