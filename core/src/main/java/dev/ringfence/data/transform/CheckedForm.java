package dev.ringfence.data.transform;

import dev.ringfence.data.Identifier;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.checksum.CheckCharacters;
import dev.ringfence.data.checksum.Checksum;
import dev.ringfence.data.checksum.Luhn;
import dev.ringfence.data.checksum.Mod97;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What validates an identifier, as far as encryption must know it.
 *
 * @param valid tells valid canonical forms
 * @param check writes the check characters; absent where they can only be asked for
 * @param prefixes what canonical forms begin with, of which the longest that fits stays
 */
record CheckedForm(Predicate<CharSequence> valid, @Nullable CheckCharacters check, List<String> prefixes) {
    /** Enough to see every character of a check change: ten changes both of two digits, and no two agree on all. */
    private static final int[] STEPS = {1, 2, 3, 5, 7, 10};

    CheckedForm {
        prefixes = List.copyOf(prefixes);
    }

    /** The form of a type; empty if nothing validates it. */
    static Optional<CheckedForm> of(InfoType type) {
        if (type == InfoType.PAYMENT_CARD_NUMBER || type == InfoType.IMEI) {
            return Optional.of(new CheckedForm(Luhn::isValid, Luhn.DIGITS, List.of()));
        }
        if (type == InfoType.IBAN) {
            return Optional.of(new CheckedForm(Mod97::isValid, Mod97.ACCOUNT, List.of()));
        }
        return type.identifier().filter(Identifier::checked).map(CheckedForm::of);
    }

    private static CheckedForm of(Identifier identifier) {
        Checksum checksum = identifier.checksum().orElseThrow();
        return new CheckedForm(
                identifier::isValid,
                checksum instanceof CheckCharacters characters ? characters : null,
                identifier.shapes().stream().map(CheckedForm::literalPrefix).toList());
    }

    /** What stands for itself at the beginning of a shape, separators left out. */
    private static String literalPrefix(String shape) {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < shape.length() && "9AX".indexOf(shape.charAt(i)) < 0; i++) {
            if (shape.charAt(i) != '_' && Character.isLetterOrDigit(shape.charAt(i))) {
                prefix.append(Character.toUpperCase(shape.charAt(i)));
            }
        }
        return prefix.toString();
    }

    boolean isValid(CharSequence canonical) {
        return valid.test(canonical);
    }

    /** Which characters of a valid form are not encrypted: country and prefix, and those that the check is written in. */
    boolean[] staysOrFollows(String canonical) {
        boolean[] stays = new boolean[canonical.length()];
        int prefix = check == Mod97.ACCOUNT ? 2 : 0;
        for (String known : prefixes) {
            prefix = canonical.startsWith(known) ? Math.max(prefix, known.length()) : prefix;
        }
        for (int i = 0; i < prefix; i++) {
            stays[i] = true;
        }
        if (check != null) {
            for (int steps : STEPS) {
                StringBuilder other = new StringBuilder(canonical);
                boolean written = check.write(other, steps);
                for (int i = 0; written && i < stays.length; i++) {
                    stays[i] |= other.charAt(i) != canonical.charAt(i);
                }
            }
        }
        return stays;
    }

    /** Writes the check that belongs to the rest; false if there is none. */
    boolean writeCheck(StringBuilder canonical) {
        return check == null || check.write(canonical, 0);
    }

    /** Makes a valid form invalid, by the first step of its check that no alternative of the check takes for right. */
    void spoilCheck(StringBuilder canonical) {
        for (int steps = 1; check != null && steps < 10 && valid.test(canonical); steps++) {
            check.write(canonical, steps);
        }
        // Where none can be written, or another alternative still holds: every checksum finds a single wrong character.
        for (int at = canonical.length() - 1; at >= 0 && valid.test(canonical); at--) {
            char c = canonical.charAt(at);
            canonical.setCharAt(at, c == '9' ? '0' : c == 'Z' ? 'A' : (char) (c + 1));
        }
    }
}
