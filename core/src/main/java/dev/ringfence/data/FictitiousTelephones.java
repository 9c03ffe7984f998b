package dev.ringfence.data;

import java.util.Arrays;
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
final class FictitiousTelephones implements AsciiSpace {
    private static final byte NANP = '1';
    private static final byte[] NANP_FICTION = {'5', '5', '5', '0', '1'};
    private static final int NANP_DIGITS = 10;
    /** Behind plus, country code and area. */
    private static final int FICTION_AT = 5;

    /** Areas [2-9][0-8]x without those that end in 11: 8 x 9 x 10 - 8. */
    private static final int NANP_AREAS = 712;

    private static final int NANP_LINES = 100;
    private static final int LONGEST = 14;
    private static final FictitiousRange.Group ALL = FictitiousRange.Group.of("");
    /** By country code of two digits. */
    private static final FictitiousRange.@Nullable Group[] OF_COUNTRY = new FictitiousRange.Group[100];

    static {
        for (FictitiousRange range : FictitiousRange.WITH_TRUNK_ZERO) {
            OF_COUNTRY[Integer.parseInt(range.country())] = FictitiousRange.Group.of(range.country());
        }
    }

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
        return contains(AsciiValue.of(value));
    }

    @Override
    public boolean contains(byte[] utf8, int from, int to) {
        AsciiValue value = new AsciiValue();
        value.set(utf8, from, to, 0);
        return value.isAscii() ? contains(value) : AsciiSpace.super.contains(utf8, from, to);
    }

    private static boolean contains(AsciiValue number) {
        TelephoneForm.narrow(number);
        byte[] form = new byte[TelephoneForm.room(number)];
        int length = TelephoneForm.write(number, form, 0);
        if (length < FICTION_AT) {
            return false;
        }
        if (form[0] != '+') {
            return form[0] == '0' && ALL.contains(form, 1, length);
        }
        if (form[1] == NANP) {
            return length == 12
                    && Arrays.equals(
                            form, FICTION_AT, FICTION_AT + NANP_FICTION.length, NANP_FICTION, 0, NANP_FICTION.length);
        }
        FictitiousRange.Group group = OF_COUNTRY[country(form, 1)];
        return group != null && group.contains(form, 3, length);
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        return one(keyed, value, maxLength).orElseThrow();
    }

    @Override
    public boolean ask(AsciiValue value, int maxLength, KeyedForms forms) {
        TelephoneForm.narrow(value);
        byte[] form = forms.begin(TelephoneForm.room(value));
        forms.end(TelephoneForm.write(value, form, forms.at()));
        return true;
    }

    @Override
    public void make(AsciiValue value, int maxLength, KeyedForms forms, MadeBytes made) {
        byte[] form = forms.bytes();
        int start = forms.start(value.form());
        int length = forms.length(value.form());
        boolean plus = length > 0 && form[start] == '+';
        boolean national = length > 0 && form[start] == '0';
        FictitiousRange.Group group = national ? ALL : plus && length > 2 ? OF_COUNTRY[country(form, start + 1)] : null;
        byte[] bytes = made.reserve(value.length() + LONGEST);
        int at = made.size() + value.length();
        bytes[at] = '+';
        int digits = national ? at : at + 1;
        Draw draw = forms.draw(value.form());
        int end = group == null ? northAmerican(draw, bytes, digits) : group.write(draw, bytes, digits, plus);
        // The spelling of the original, where the made number has as many digits and they mean the same there.
        boolean withoutCountry = plus && length > 1 && form[start + 1] == NANP && end - digits == 1 + NANP_DIGITS;
        int size = TelephoneForm.laidOut(
                value, bytes, digits, end, made.size(), maxLength, withoutCountry ? NANP_DIGITS : -1);
        if (size < 0) {
            made.take(at, end - at);
        } else {
            made.advance(size);
        }
    }

    private static int country(byte[] digits, int at) {
        return 10 * (digits[at] - '0') + digits[at + 1] - '0';
    }

    private static int northAmerican(Draw draw, byte[] into, int at) {
        int area = (int) draw.below(NANP_AREAS);
        int line = (int) draw.below(NANP_LINES);
        // 89 areas for each first digit: 00 to 88 and without 11.
        int rest = area % 89;
        into[at] = NANP;
        into[at + 1] = (byte) ('2' + area / 89);
        DecimalDigits.write(rest >= 11 ? rest + 1 : rest, into, at + 2, at + 4);
        System.arraycopy(NANP_FICTION, 0, into, at + 4, NANP_FICTION.length);
        DecimalDigits.write(line, into, at + 9, at + 11);
        return at + 11;
    }
}
