package dev.ringfence.data;

import java.util.Locale;

/**
 * Hardware addresses that begin with {@code 02-DA-7A}: locally administered (IEEE 802-2014, 8.4), so of no maker. The
 * blocks for documentation of RFC 9542, 2.1.1 and 2.1.4 hold 256 addresses, too few; {@link #contains} knows them, and
 * the null and broadcast addresses. A device that draws its address at random meets the marked beginning once in four
 * million times.
 *
 * <p>The canonical form is the digits in lower case. Separators and case of the original stay.
 */
final class MarkedMacs implements MadeSpace {
    private static final String MARK = "02da7a";
    private static final int EUI48_DIGITS = 12;
    private static final int EUI64_DIGITS = 16;

    @Override
    public String description() {
        return "24 keyed bits behind the locally administered beginning 02-DA-7A (IEEE 802-2014, 8.4)";
    }

    @Override
    public long capacity() {
        return 1L << 24;
    }

    @Override
    public int minimumLength() {
        return EUI64_DIGITS + 7;
    }

    @Override
    public boolean contains(String value) {
        String digits = Hexadecimal.of(value);
        boolean whole = digits.length() == EUI48_DIGITS || digits.length() == EUI64_DIGITS;
        return whole
                && (digits.startsWith(MARK)
                        || digits.startsWith("00005e0053")
                        || digits.startsWith("01005e9010")
                        || digits.startsWith("02005e10000000")
                        || digits.chars().allMatch(c -> c == '0')
                        || digits.chars().allMatch(c -> c == 'f'));
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String digits = Hexadecimal.of(value);
        boolean whole = digits.length() == EUI48_DIGITS || digits.length() == EUI64_DIGITS;
        String canonical = whole ? digits : value.strip().toLowerCase(Locale.ROOT);
        String bits = Hexadecimal.digits(keyed.draw(canonical).next(), EUI48_DIGITS - MARK.length());
        String made = digits.length() == EUI64_DIGITS ? MARK + "fffe" + bits : MARK + bits;
        boolean laidOut = whole && value.length() <= maxLength;
        return Hexadecimal.laidOut(laidOut ? value : "00:00:00:00:00:00", laidOut ? made : MARK + bits);
    }
}
