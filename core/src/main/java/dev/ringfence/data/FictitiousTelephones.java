package dev.ringfence.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers that regulators keep for fiction: 555-0100 to 555-0199 in every area of the North American
 * Numbering Plan, and {@link FictitiousRange#WITH_TRUNK_ZERO}.
 *
 * <p>A number of a country with such a range becomes one of that country. One that is written with a trunk zero and no
 * country code becomes one of any range that is written so. All others become North American ones.
 *
 * <p>The canonical form is the digits, with a plus when the number is international: after {@code +}, {@code 00} or
 * {@code 011}, or as ten or eleven digits of the North American plan. A trunk zero behind a country code, in parentheses
 * or not, is dropped where the country dials one ({@code +44 (0)20} is {@code +44 20}). Without a country code a trunk
 * zero tells no country: {@code 020} is an area of London, Amsterdam and Canton. So that spelling and the international
 * one of the same number are two values. An extension is dropped.
 */
final class FictitiousTelephones implements MadeSpace {
    private static final String NANP = "1";
    private static final String NANP_FICTION = "55501";
    /** Areas [2-9][0-8]x without those that end in 11: 8 x 9 x 10 - 8. */
    private static final int NANP_AREAS = 712;

    private static final int NANP_LINES = 100;
    private static final int LONGEST = 14;
    private static final FictitiousRange.Group ALL = FictitiousRange.Group.of("");
    private static final Map<String, FictitiousRange.Group> OF_COUNTRY = Map.of(
            "44", FictitiousRange.Group.of("44"),
            "33", FictitiousRange.Group.of("33"),
            "49", FictitiousRange.Group.of("49"),
            "61", FictitiousRange.Group.of("61"));

    /** Country codes behind which a zero is none of the number's own; in Italy it is. */
    private static final List<String> TRUNK_ZERO =
            List.of("44", "33", "49", "61", "41", "43", "31", "32", "46", "27", "91");

    private static final String OPTIONAL_ZERO = "(0)";

    @Override
    public String description() {
        return "numbers kept for fiction: North America 555-0100 to 555-0199 (71,200), Ofcom (20,000), ARCEP (60,000),"
                + " ACMA (80,000), Bundesnetzagentur (5,000); capacity of North America";
    }

    @Override
    public long capacity() {
        return (long) NANP_AREAS * NANP_LINES;
    }

    @Override
    public int minimumLength() {
        return LONGEST;
    }

    @Override
    public boolean contains(String value) {
        String canonical = canonical(value);
        if (canonical.startsWith("+" + NANP)) {
            return canonical.length() == 12 && canonical.startsWith(NANP_FICTION, 5);
        }
        boolean international = canonical.startsWith("+");
        for (FictitiousRange range : FictitiousRange.WITH_TRUNK_ZERO) {
            if (international
                    ? canonical.startsWith(range.country(), 1)
                            && range.contains(
                                    canonical.substring(1 + range.country().length()))
                    : canonical.startsWith("0") && range.contains(canonical.substring(1))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String number = number(value).replace(OPTIONAL_ZERO, "");
        String canonical = canonical(value);
        Draw draw = keyed.draw(canonical);
        String made = made(canonical, draw);
        String old = Digits.of(number);
        // The spelling of the original, where the made number has as many digits and they mean the same there.
        String digits = made.startsWith("+") ? made.substring(1) : made;
        if (canonical.startsWith("+1") && old.length() == 10) {
            digits = digits.substring(1);
        }
        boolean fits = digits.length() == old.length() && number.length() <= maxLength;
        return fits && !readsAsAddress(number) ? Digits.laidOut(number, digits) : made;
    }

    /** Four groups between dots and no plus are an address of IPv4 to everybody. */
    private static boolean readsAsAddress(String number) {
        return Digits.isDigit(number.charAt(0))
                && number.chars().filter(c -> c == '.').count() == 3
                && number.chars().allMatch(c -> c == '.' || Digits.isDigit((char) c));
    }

    private static String made(String canonical, Draw draw) {
        FictitiousRange.Group group = groupOf(canonical);
        if (group == null) {
            return northAmerican(draw);
        }
        boolean international = canonical.startsWith("+");
        long index = draw.below(group.capacity());
        for (FictitiousRange range : group.ranges()) {
            if (index < range.capacity()) {
                StringBuilder number = new StringBuilder(LONGEST);
                number.append(international ? "+" + range.country() : "0").append(range.prefix());
                Digits.append(number, index, range.freeDigits());
                return number.toString();
            }
            index -= range.capacity();
        }
        throw new IllegalStateException("'index' must lie in a range");
    }

    private static FictitiousRange.@Nullable Group groupOf(String canonical) {
        if (canonical.startsWith("0")) {
            return ALL;
        }
        for (Map.Entry<String, FictitiousRange.Group> country : OF_COUNTRY.entrySet()) {
            if (canonical.startsWith("+") && canonical.startsWith(country.getKey(), 1)) {
                return country.getValue();
            }
        }
        return null;
    }

    private static String northAmerican(Draw draw) {
        int area = (int) draw.below(NANP_AREAS);
        int line = (int) draw.below(NANP_LINES);
        // 89 areas for each first digit: 00 to 88 and without 11.
        int rest = area % 89;
        StringBuilder number = new StringBuilder(LONGEST).append('+').append(NANP);
        number.append((char) ('2' + area / 89));
        Digits.append(number, rest >= 11 ? rest + 1 : rest, 2);
        number.append(NANP_FICTION);
        Digits.append(number, line, 2);
        return number.toString();
    }

    private static String canonical(String value) {
        String number = number(value);
        boolean optionalZero = number.contains(OPTIONAL_ZERO);
        String digits = Digits.of(optionalZero ? number.replace(OPTIONAL_ZERO, "") : number);
        if (number.startsWith("+") || number.startsWith("(+")) {
            return international(digits);
        }
        if (digits.startsWith("00")) {
            return international(digits.substring(2));
        }
        if (digits.startsWith("011") && digits.length() > 12) {
            return international(digits.substring(3));
        }
        if (digits.length() == 11 && digits.startsWith(NANP)) {
            return "+" + digits;
        }
        boolean northAmerican = digits.length() == 10 && digits.charAt(0) >= '2' && digits.charAt(3) >= '2';
        return northAmerican ? "+" + NANP + digits : digits;
    }

    private static String international(String digits) {
        boolean trunkZero =
                digits.length() > 2 && digits.charAt(2) == '0' && TRUNK_ZERO.contains(digits.substring(0, 2));
        return "+" + (trunkZero ? digits.substring(0, 2) + digits.substring(3) : digits);
    }

    /** Without what stands before it ({@code tel:}) and the extension behind it ({@code x12}, {@code ;ext=12}). */
    private static String number(String value) {
        int start = 0;
        while (start < value.length() && !begins(value.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < value.length() && !endsNumber(value.charAt(end))) {
            end++;
        }
        return value.substring(start, end).strip();
    }

    private static boolean begins(char c) {
        return Digits.isDigit(c) || c == '+' || c == '(';
    }

    private static boolean endsNumber(char c) {
        return c == '#' || c == ';' || c == ',' || Character.isLetter(c);
    }
}
