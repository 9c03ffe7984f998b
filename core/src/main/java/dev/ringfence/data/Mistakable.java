package dev.ringfence.data;

import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Iso7064;
import dev.ringfence.data.checksum.Weighted;

/**
 * Numbers that a boundary would take for somebody else's: the forms that a bare number of no context is believed in, and
 * that a made number of another scheme can fall into. One made number in some hundred thousand does.
 */
final class Mistakable {
    private static final String SWITZERLAND = "756";
    private static final int SWISS_INSURANCE = 13;
    private static final CheckCharacters EAN = Weighted.fromRight(3, 1).modulo(10);
    private static final int CHINESE_RESIDENT = 18;

    private Mistakable() {}

    /** True if the canonical form could be a Swiss insurance number or that of a Chinese resident. */
    static boolean isForeign(CharSequence canonical) {
        return switch (canonical.length()) {
            case SWISS_INSURANCE ->
                SWITZERLAND.contentEquals(canonical.subSequence(0, SWITZERLAND.length()))
                        && areDigits(canonical, SWISS_INSURANCE)
                        && EAN.isValid(canonical);
            case CHINESE_RESIDENT -> areDigits(canonical, CHINESE_RESIDENT - 1) && Iso7064.MOD_11_2.isValid(canonical);
            default -> false;
        };
    }

    private static boolean areDigits(CharSequence text, int length) {
        for (int i = 0; i < length; i++) {
            if (!Digits.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
