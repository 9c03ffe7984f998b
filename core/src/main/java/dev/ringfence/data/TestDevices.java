package dev.ringfence.data;

import dev.ringfence.data.checksum.Luhn;

/**
 * Identities of mobile devices under a type allocation code that begins with 00, the reporting body of test devices
 * (GSMA TS.06, "Test IMEI"). The check digit is right (3GPP TS 23.003, annex B); a network does not accept them.
 *
 * <p>The canonical form is the first fourteen digits, so that IMEI and IMEISV of one device are one; the software
 * version goes. Separators of the original stay.
 */
final class TestDevices implements MadeSpace {
    private static final String PREFIX = "00";
    private static final int SIGNIFICANT = 14;
    private static final int IMEI = 15;
    private static final int IMEISV = 16;

    @Override
    public String description() {
        return "twelve keyed digits behind the reporting body 00 of test devices (GSMA TS.06)";
    }

    @Override
    public long capacity() {
        return 1_000_000_000_000L;
    }

    @Override
    public int minimumLength() {
        return IMEISV;
    }

    @Override
    public boolean contains(String value) {
        String digits = Digits.of(value);
        return digits.startsWith(PREFIX)
                && ((digits.length() == IMEI && Luhn.isValid(digits)) || digits.length() == IMEISV);
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String digits = Digits.of(value);
        boolean whole = digits.length() == IMEI || digits.length() == IMEISV;
        String canonical = whole ? digits.substring(0, SIGNIFICANT) : value.strip();
        StringBuilder made = new StringBuilder(IMEISV).append(PREFIX);
        Digits.append(made, keyed.draw(canonical).below(capacity()), SIGNIFICANT - PREFIX.length());
        if (digits.length() == IMEISV) {
            made.append("00");
        } else {
            made.append(Luhn.checkDigit(made, SIGNIFICANT));
        }
        return whole && value.length() <= maxLength ? Digits.laidOut(value, made) : made.toString();
    }
}
