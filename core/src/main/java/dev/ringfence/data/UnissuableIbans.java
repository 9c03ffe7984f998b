package dev.ringfence.data;

import dev.ringfence.data.checksum.Mod97;

/**
 * Account numbers of the country ZZ, one of the codes that ISO 3166-1, 8.1.3 leaves to users and assigns to no
 * country, with correct check digits. Length and grouping of the original stay; a program that knows the countries of
 * the IBAN registry does not accept them.
 *
 * <p>The canonical form is upper case without spaces.
 */
final class UnissuableIbans implements MadeSpace {
    private static final String COUNTRY = "ZZ";
    private static final int MIN_LENGTH = 15;
    private static final int MAX_LENGTH = 34;
    private static final int DIGITS_A_DRAW = 15;
    private static final long BOUND_OF_DRAW = 1_000_000_000_000_000L;

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
        String account = Alphanumerics.of(value);
        Draw draw = keyed.draw(account);
        int length = Math.max(MIN_LENGTH, Math.min(MAX_LENGTH, account.length()));
        StringBuilder made = new StringBuilder(MAX_LENGTH).append(COUNTRY).append("00");
        while (made.length() < length) {
            Digits.append(made, draw.below(BOUND_OF_DRAW), DIGITS_A_DRAW);
        }
        made.setLength(length);
        int check = Mod97.checkDigits(made);
        made.setCharAt(2, (char) ('0' + check / 10));
        made.setCharAt(3, (char) ('0' + check % 10));
        return value.length() <= maxLength && account.length() == length
                ? Alphanumerics.laidOut(value, made)
                : made.toString();
    }
}
