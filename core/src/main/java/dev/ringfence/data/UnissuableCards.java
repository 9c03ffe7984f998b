package dev.ringfence.data;

import dev.ringfence.data.checksum.Luhn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Card numbers that begin with 9999. ISO/IEC 7812-1 gives numbers that begin with 9 to the national standards
 * body of the country whose numeric code (ISO 3166-1) follows, and ISO 3166-1, 8.1.3 assigns the codes 900 to 999 to
 * no country. So no issuer can have one. They satisfy Luhn and keep the length and the separators of the original; a
 * program that asks for a brand does not accept them.
 *
 * <p>The canonical form is the digits. {@link #contains} also knows the numbers that payment processors publish for
 * tests.
 */
final class UnissuableCards implements AsciiSpace {
    private static final String PREFIX = "9999";
    private static final int MIN_DIGITS = 12;
    private static final int MAX_DIGITS = 19;
    private static final int USUAL_DIGITS = 16;
    private static final byte[] PREFIX_BYTES = PREFIX.getBytes(StandardCharsets.US_ASCII);
    private static final int PREFIX_DIGITS = PREFIX_BYTES.length;

    @Override
    public String description() {
        return "Luhn-valid numbers of the same length that begin with 9999, a national issuer of no country"
                + " (ISO/IEC 7812-1, ISO 3166-1); capacity for 16 digits";
    }

    @Override
    public long capacity() {
        return 100_000_000_000L;
    }

    @Override
    public int minimumLength() {
        return MAX_DIGITS;
    }

    @Override
    public boolean contains(String value) {
        String digits = Digits.of(value);
        return digits.length() >= MIN_DIGITS
                && digits.length() <= MAX_DIGITS
                && ((digits.startsWith(PREFIX) && Luhn.isValid(digits)) || PublishedTestCards.contain(digits));
    }

    @Override
    public boolean contains(byte[] utf8, int from, int to) {
        boolean plain = to - from >= MIN_DIGITS
                && to - from <= MAX_DIGITS
                && AsciiValue.isDigits(utf8, from, to)
                && Arrays.equals(utf8, from, from + PREFIX_DIGITS, PREFIX_BYTES, 0, PREFIX_DIGITS);
        return plain ? Luhn.checkDigit(utf8, from, to - 1) == utf8[to - 1] : AsciiSpace.super.contains(utf8, from, to);
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        return one(keyed, value, maxLength).orElseThrow();
    }

    @Override
    public boolean ask(AsciiValue value, int maxLength, KeyedForms forms) {
        byte[] form = forms.begin(value.length());
        int at = forms.at();
        int end = at;
        byte[] units = value.bytes();
        for (int i = value.from(); i < value.to(); i++) {
            if (AsciiValue.isDigit(units[i])) {
                form[end++] = units[i];
            }
        }
        forms.end(end - at);
        return true;
    }

    @Override
    public void make(AsciiValue value, int maxLength, KeyedForms forms, MadeBytes made) {
        int digits = forms.length(value.form());
        boolean sameLength = digits >= MIN_DIGITS && digits <= MAX_DIGITS;
        int length = sameLength ? digits : USUAL_DIGITS;
        byte[] bytes = made.reserve(value.length() + length);
        int at = made.size() + value.length();
        for (int i = 0; i < PREFIX_DIGITS; i++) {
            bytes[at + i] = '9';
        }
        int check = at + length - 1;
        int free = length - PREFIX_DIGITS - 1;
        long number = forms.draw(value.form()).below(Digits.powerOfTen(free));
        DecimalDigits.write(number, bytes, at + PREFIX_DIGITS, check);
        bytes[check] = Luhn.checkDigit(bytes, at, check);
        boolean bare = digits == value.length();
        if (sameLength && !bare && value.length() <= maxLength && !value.hasLetter()) {
            made.layDigits(value, at);
        } else {
            made.take(at, length);
        }
    }
}
