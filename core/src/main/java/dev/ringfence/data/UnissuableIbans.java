package dev.ringfence.data;

import dev.ringfence.data.checksum.Mod97;

/**
 * Account numbers of the country ZZ, one of the codes that ISO 3166-1, 8.1.3 leaves to users and assigns to no
 * country, with correct check digits. Length and grouping of the original stay; a program that knows the countries of
 * the IBAN registry does not accept them.
 *
 * <p>The canonical form is upper case without spaces.
 */
final class UnissuableIbans implements AsciiSpace {
    /** Z is 35. */
    private static final int COUNTRY_NUMBER = 3_535;

    private static final long MODULUS = 97;
    /** Country and check digits. */
    private static final int FIRST = 4;

    private static final int MIN_LENGTH = 15;
    private static final int MAX_LENGTH = 34;
    private static final int DIGITS_A_DRAW = 15;

    @Override
    public String description() {
        return "account numbers of the same length in country ZZ, which ISO 3166-1 assigns to none";
    }

    /** 10^11 at the shortest length, 10^18 at the usual ones. */
    @Override
    public long capacity() {
        return 100_000_000_000L;
    }

    @Override
    public int minimumLength() {
        return MAX_LENGTH;
    }

    @Override
    public boolean contains(String value) {
        String account = Alphanumerics.of(value);
        return account.length() >= MIN_LENGTH && isUserAssigned(account) && Mod97.isValid(account);
    }

    @Override
    public boolean contains(byte[] utf8, int from, int to) {
        boolean plain = to - from >= MIN_LENGTH
                && to - from <= MAX_LENGTH
                && utf8[from] == 'Z'
                && utf8[from + 1] == 'Z'
                && AsciiValue.isDigits(utf8, from + 2, to);
        if (!plain) {
            return AsciiSpace.super.contains(utf8, from, to);
        }
        int check = 10 * (utf8[from + 2] - '0') + utf8[from + 3] - '0';
        return check == checkDigits(utf8, from + FIRST, to);
    }

    /** Of an account number whose other digits those are. */
    private static int checkDigits(byte[] digits, int from, int to) {
        long remainder = 0;
        for (int begin = from; begin < to; begin += DIGITS_A_DRAW) {
            int end = Math.min(to, begin + DIGITS_A_DRAW);
            long number = 0;
            for (int i = begin; i < end; i++) {
                number = number * 10 + digits[i] - '0';
            }
            remainder = (remainder * (Digits.powerOfTen(end - begin) % MODULUS) + number) % MODULUS;
        }
        return checkDigits(remainder);
    }

    /** ISO 13616: the country goes behind, as numbers, and two zeros for the check digits. */
    private static int checkDigits(long remainder) {
        return (int) (MODULUS + 1 - (remainder * 10_000 + COUNTRY_NUMBER) * 100 % MODULUS);
    }

    /** AA, QM to QZ, XA to XZ and ZZ; XK is in use for Kosovo. */
    private static boolean isUserAssigned(String account) {
        char first = account.charAt(0);
        char second = account.charAt(1);
        return (first == 'A' && second == 'A')
                || (first == 'Q' && second >= 'M')
                || (first == 'X' && second != 'K')
                || (first == 'Z' && second == 'Z');
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
            byte unit = units[i];
            if (AsciiValue.isDigit(unit)) {
                form[end++] = unit;
            } else if (AsciiValue.isAsciiLetter(unit)) {
                form[end++] = (byte) (unit & ~0x20);
            }
        }
        forms.end(end - at);
        return true;
    }

    @Override
    public void make(AsciiValue value, int maxLength, KeyedForms forms, MadeBytes made) {
        int original = forms.length(value.form());
        int length = Math.max(MIN_LENGTH, Math.min(MAX_LENGTH, original));
        byte[] bytes = made.reserve(value.length() + MAX_LENGTH);
        int at = made.size() + value.length();
        Draw draw = forms.draw(value.form());
        long remainder = 0;
        for (int begin = at + FIRST; begin < at + length; begin += DIGITS_A_DRAW) {
            int digits = Math.min(DIGITS_A_DRAW, at + length - begin);
            // The first digits of fifteen: all that there is room for.
            long number = draw.below(Digits.powerOfTen(DIGITS_A_DRAW)) / Digits.powerOfTen(DIGITS_A_DRAW - digits);
            DecimalDigits.write(number, bytes, begin, begin + digits);
            remainder = (remainder * (Digits.powerOfTen(digits) % MODULUS) + number) % MODULUS;
        }
        bytes[at] = 'Z';
        bytes[at + 1] = 'Z';
        DecimalDigits.write(checkDigits(remainder), bytes, at + 2, at + FIRST);
        if (value.length() <= maxLength && original == length) {
            made.layAlphanumerics(value, at);
        } else {
            made.take(at, length);
        }
    }
}
