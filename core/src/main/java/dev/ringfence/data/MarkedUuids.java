package dev.ringfence.data;

import java.util.Locale;

/**
 * UUIDs of version 8, whose bits RFC 9562, 5.8 leaves to the maker: they begin with {@code 5246} and carry {@code 52e}
 * behind the version; the other 94 bits are keyed. {@link #contains} also knows the nil and max UUIDs (RFC 9562, 5.9 and
 * 5.10).
 *
 * <p>The canonical form is the digits in lower case. The case of the original stays.
 */
final class MarkedUuids implements MadeSpace {
    private static final int DIGITS = 32;
    private static final int LENGTH = 36;
    private static final String LAYOUT = "00000000-0000-0000-0000-000000000000";
    private static final String BEGINNING = "5246";
    private static final String VERSION = "852e";
    private static final String VARIANTS = "89ab";

    @Override
    public String description() {
        return "94 keyed bits in UUIDs of version 8 with the marks 5246 and 52e (RFC 9562, 5.8)";
    }

    /** 2^94. */
    @Override
    public long capacity() {
        return Long.MAX_VALUE;
    }

    @Override
    public int minimumLength() {
        return LENGTH;
    }

    @Override
    public boolean contains(String value) {
        String digits = Hexadecimal.of(value);
        return digits.length() == DIGITS
                && ((digits.startsWith(BEGINNING)
                                && digits.startsWith(VERSION, 12)
                                && VARIANTS.indexOf(digits.charAt(16)) >= 0)
                        || digits.chars().allMatch(c -> c == '0')
                        || digits.chars().allMatch(c -> c == 'f'));
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String digits = Hexadecimal.of(value);
        boolean whole = digits.length() == DIGITS;
        Draw draw = keyed.draw(whole ? digits : value.strip().toLowerCase(Locale.ROOT));
        long high = draw.next();
        long low = draw.next();
        String made = BEGINNING
                + Hexadecimal.digits(high, 8)
                + VERSION
                + VARIANTS.charAt((int) (low >>> 60) & 3)
                + Hexadecimal.digits(low, 15);
        return Hexadecimal.laidOut(whole && value.length() <= maxLength ? value : LAYOUT, made);
    }
}
