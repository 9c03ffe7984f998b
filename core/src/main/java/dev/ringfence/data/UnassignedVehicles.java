package dev.ringfence.data;

import dev.ringfence.data.checksum.VehicleCheckDigit;
import java.util.Locale;

/**
 * Vehicle identification numbers of the maker {@code 000}: ISO 3780 assigns the area 0 to no region and the second
 * character 0 to no country. The check digit is right (49 CFR 565.15(c)); a program that knows makers does not accept
 * them.
 *
 * <p>The canonical form is letters and digits in upper case.
 */
final class UnassignedVehicles implements MadeSpace {
    private static final String MAKER = "000";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final int LENGTH = 17;
    private static final int SERIAL_DIGITS = 6;
    private static final VehicleCheckDigit CHECK = new VehicleCheckDigit();

    @Override
    public String description() {
        return "numbers of the maker 000, which ISO 3780 assigns to nobody, with a right check digit";
    }

    /** Five characters before the check digit, two between it and the six digits of the serial number. */
    @Override
    public long capacity() {
        return power(7) * 1_000_000L;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= ALPHABET.length();
        }
        return power;
    }

    @Override
    public int minimumLength() {
        return LENGTH;
    }

    @Override
    public boolean contains(String value) {
        String number = value.strip().toUpperCase(Locale.ROOT);
        return number.startsWith(MAKER) && CHECK.isValid(number);
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        StringBuilder canonical = new StringBuilder(LENGTH);
        value.codePoints().filter(Character::isLetterOrDigit).forEach(canonical::appendCodePoint);
        Draw draw = keyed.draw(canonical.toString().toUpperCase(Locale.ROOT));
        StringBuilder made = new StringBuilder(LENGTH).append(MAKER);
        append(made, draw.below(power(5)), 5);
        made.append('0');
        append(made, draw.below(power(2)), 2);
        Digits.append(made, draw.below(1_000_000), SERIAL_DIGITS);
        made.setCharAt(VehicleCheckDigit.POSITION, VehicleCheckDigit.of(made));
        return made.toString();
    }

    private static void append(StringBuilder made, long number, int count) {
        long rest = number;
        for (int i = 0; i < count; i++, rest /= ALPHABET.length()) {
            made.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
        }
    }
}
