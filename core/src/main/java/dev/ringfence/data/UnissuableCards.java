package dev.ringfence.data;

import dev.ringfence.data.checksum.Luhn;

/**
 * Card numbers that begin with 9999. ISO/IEC 7812-1 gives numbers that begin with 9 to the national standards
 * body of the country whose numeric code (ISO 3166-1) follows, and ISO 3166-1, 8.1.3 assigns the codes 900 to 999 to
 * no country. So no issuer can have one. They satisfy Luhn and keep the length and the separators of the original; a
 * program that asks for a brand does not accept them.
 *
 * <p>The canonical form is the digits. {@link #contains} also knows the numbers that payment processors publish for
 * tests.
 */
final class UnissuableCards implements MadeSpace {
    private static final String PREFIX = "9999";
    private static final int MIN_DIGITS = 12;
    private static final int MAX_DIGITS = 19;
    private static final int USUAL_DIGITS = 16;

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
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String digits = Digits.of(value);
        Draw draw = keyed.draw(digits);
        boolean sameLength = digits.length() >= MIN_DIGITS && digits.length() <= MAX_DIGITS;
        int length = sameLength ? digits.length() : USUAL_DIGITS;
        StringBuilder made = new StringBuilder(MAX_DIGITS).append(PREFIX);
        int free = length - PREFIX.length() - 1;
        Digits.append(made, draw.below(powerOfTen(free)), free);
        made.append(Luhn.checkDigit(made, made.length()));
        boolean digitsAndSeparators =
                digits.length() == value.length() || value.chars().noneMatch(Character::isLetter);
        return sameLength && digitsAndSeparators && value.length() <= maxLength
                ? Digits.laidOut(value, made)
                : made.toString();
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
