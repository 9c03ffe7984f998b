package dev.ringfence.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that literals stand for. */
final class Constants {
    // An exponent of any length would make a number that takes all memory.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,60}\\.?\\d{0,60}|\\.\\d{1,60})(?:[eE][+-]?\\d{1,3})?");
    private static final int LONGEST = 64;

    private Constants() {}

    /** The number of a numeric literal. */
    static Optional<BigDecimal> literal(String text) {
        String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
        if (plain.length() > 2 && plain.length() < LONGEST && plain.charAt(0) == '0') {
            switch (plain.charAt(1) | 0x20) {
                case 'x' -> {
                    return based(plain, 16);
                }
                case 'o' -> {
                    return based(plain, 8);
                }
                case 'b' -> {
                    return based(plain, 2);
                }
                default -> {}
            }
        }
        return exact(plain);
    }

    private static Optional<BigDecimal> based(String text, int base) {
        String digits = text.substring(2);
        boolean valid = digits.chars().allMatch(c -> Character.digit(c, base) >= 0);
        return valid ? Optional.of(new BigDecimal(new BigInteger(digits, base))) : Optional.empty();
    }

    /** The number that a whole string is. */
    static Optional<BigDecimal> exact(String text) {
        String stripped = text.strip();
        return stripped.length() <= 2 * LONGEST && NUMBER.matcher(stripped).matches()
                ? Optional.of(new BigDecimal(stripped))
                : Optional.empty();
    }

    /** The number that a string counts as where one is wanted: MySQL takes what it begins with, and else zero. */
    static Optional<BigDecimal> number(Dialect dialect, String text) {
        if (dialect != Dialect.MYSQL) {
            return exact(text);
        }
        String stripped = text.stripLeading();
        Matcher matcher = NUMBER.matcher(stripped.substring(0, Math.min(stripped.length(), LONGEST)));
        return Optional.of(matcher.lookingAt() ? new BigDecimal(matcher.group()) : BigDecimal.ZERO);
    }
}
