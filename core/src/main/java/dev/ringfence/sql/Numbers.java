package dev.ringfence.sql;

/** Where a number ends: integers, decimals, exponents, hexadecimal, octal and binary, digits parted by underscores. */
final class Numbers {
    private Numbers() {}

    static int end(String text, int start) {
        int end = start;
        if (text.charAt(start) == '0' && start + 2 < text.length()) {
            char base = (char) (text.charAt(start + 1) | 0x20);
            if ((base == 'x' || base == 'o' || base == 'b') && isHexadecimal(text.charAt(start + 2))) {
                end = start + 2;
                while (end < text.length() && isHexadecimal(text.charAt(end))) {
                    end++;
                }
                return end;
            }
        }
        end = digits(text, end);
        // "1..5" is a range, not "1." and ".5".
        if (end < text.length()
                && text.charAt(end) == '.'
                && !(end + 1 < text.length() && text.charAt(end + 1) == '.')) {
            end = digits(text, end + 1);
        }
        return exponent(text, end);
    }

    private static int exponent(String text, int end) {
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            int digit = end + 1;
            if (digit < text.length() && (text.charAt(digit) == '+' || text.charAt(digit) == '-')) {
                digit++;
            }
            if (digit < text.length() && Letters.isDigit(text.charAt(digit))) {
                return digits(text, digit);
            }
        }
        return end;
    }

    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length()) {
            boolean parted = text.charAt(end) == '_'
                    && end > start
                    && end + 1 < text.length()
                    && Letters.isDigit(text.charAt(end + 1));
            if (!parted && !Letters.isDigit(text.charAt(end))) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isHexadecimal(char c) {
        char lower = (char) (c | 0x20);
        return Letters.isDigit(c) || (lower >= 'a' && lower <= 'f');
    }
}
