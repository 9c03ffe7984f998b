package dev.ringfence.data.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Questions about the bytes of a {@link Window} that matchers share. Nothing here allocates but {@link #text}. */
final class Ascii {
    private static final byte[] HEX = hex();

    private Ascii() {}

    private static byte[] hex() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 16; i++) {
            values[Character.forDigit(i, 16)] = (byte) i;
            values[Character.toUpperCase(Character.forDigit(i, 16))] = (byte) i;
        }
        return values;
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    static boolean isLetter(int b) {
        return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
    }

    static boolean isUpper(int b) {
        return b >= 'A' && b <= 'Z';
    }

    static boolean isAlphanumeric(int b) {
        return isDigit(b) || isLetter(b);
    }

    static boolean isHex(int b) {
        return HEX[b & 0xFF] >= 0;
    }

    /** The value of a hexadecimal digit, negative for anything else. */
    static int hexValue(int b) {
        return HEX[b & 0xFF];
    }

    /** A character of base64url (RFC 4648, 5) without padding; names of keys are made of the same ones. */
    static boolean isBase64Url(int b) {
        return isAlphanumeric(b) || b == '-' || b == '_';
    }

    static boolean isSpace(int b) {
        return b == ' ' || b == '\t';
    }

    /** Where a run of ASCII letters and digits ends, looking no further than {@code most} units. */
    static int endOfRun(Window window, int from, int most) {
        int i = from;
        while (i - from < most && isAlphanumeric(window.at(i))) {
            i++;
        }
        return i;
    }

    /** Where the run of ASCII letters and digits begins that ends before an index, at most so many units back. */
    static int startOfRun(Window window, int before, int most) {
        int i = before;
        while (before - i < most && isAlphanumeric(window.at(i - 1))) {
            i--;
        }
        return i;
    }

    /** Where the run of ASCII letters begins that ends before an index, at most so many units back. */
    static int startOfLetters(Window window, int before, int most) {
        int i = before;
        while (before - i < most && isLetter(window.at(i - 1))) {
            i--;
        }
        return i;
    }

    /** True if exactly this stands at an index. */
    static boolean at(Window window, int index, String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (window.at(index + i) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** True if this stands at an index, letters in either case; {@code lower} is in lower case. */
    static boolean folded(Window window, int index, String lower) {
        for (int i = 0; i < lower.length(); i++) {
            if (fold(window.at(index + i)) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int fold(int b) {
        return isUpper(b) ? b | 0x20 : b;
    }

    /** True if a value that begins here touches no letter, digit or underscore before it. */
    static boolean isFreeBefore(Window window, int start) {
        return !window.isWordPart(start - 1) && window.at(start - 1) != '_';
    }

    /** True if a value that ends here touches no letter, digit or underscore behind it. */
    static boolean isFreeBehind(Window window, int end) {
        return !window.isWordPart(end) && window.at(end) != '_';
    }

    /** A stretch of the window as a text; for what is found only. */
    static String text(Window window, int start, int end) {
        return new String(window.bytes(), start, end - start, StandardCharsets.ISO_8859_1);
    }
}
