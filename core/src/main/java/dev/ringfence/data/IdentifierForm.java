package dev.ringfence.data;

import java.util.ArrayList;
import java.util.List;

/** The canonical form of one shape of an {@link Identifier}: which character stands at each place. */
final class IdentifierForm {
    /** For each place {@code 9}, {@code A}, {@code X}, or the lower-case letter or the digit that must stand there. */
    private final String places;

    private IdentifierForm(String places) {
        this.places = places;
    }

    /** The different forms of an identifier, in the order of their shapes. */
    static List<IdentifierForm> of(Identifier identifier) {
        List<String> all = new ArrayList<>();
        for (String shape : identifier.shapes()) {
            StringBuilder places = new StringBuilder(shape.length());
            for (int i = 0; i < shape.length(); i++) {
                char c = shape.charAt(i);
                if (isPlaceholder(c)) {
                    places.append(c);
                } else if (Alphanumerics.isAlphanumeric(c)) {
                    places.append(Character.toLowerCase(c));
                }
            }
            if (!all.contains(places.toString())) {
                all.add(places.toString());
            }
        }
        return all.stream().map(IdentifierForm::new).toList();
    }

    private static boolean isPlaceholder(char c) {
        return c == '9' || c == 'A' || c == 'X';
    }

    int length() {
        return places.length();
    }

    /** True if something may be put at a place. */
    boolean isFree(int place) {
        return isPlaceholder(places.charAt(place));
    }

    /** How many characters may stand at a place; of those that may be either, only the digits are counted. */
    int choices(int place) {
        return isFree(place) ? places.charAt(place) == 'A' ? 26 : 10 : 1;
    }

    boolean matches(CharSequence canonical) {
        if (canonical.length() != places.length()) {
            return false;
        }
        for (int i = 0; i < places.length(); i++) {
            char place = places.charAt(i);
            char c = canonical.charAt(i);
            boolean fits = switch (place) {
                case '9' -> Digits.isDigit(c);
                case 'A' -> Alphanumerics.isLetter(c);
                case 'X' -> Alphanumerics.isAlphanumeric(c);
                default -> Alphanumerics.upper(place) == c;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** True if values of this form can begin so. */
    boolean canBegin(String beginning) {
        return beginning.length() <= places.length()
                && new IdentifierForm(places.substring(0, beginning.length())).matches(beginning);
    }

    /** The characters that are not the same in every value of this form. */
    String free(CharSequence canonical) {
        StringBuilder free = new StringBuilder(places.length());
        for (int i = 0; i < places.length(); i++) {
            if (isFree(i)) {
                free.append(canonical.charAt(i));
            }
        }
        return free.toString();
    }

    /** A value of this form with letters and digits where the original has them; digits where it may have either. */
    StringBuilder filled(CharSequence original, Draw draw) {
        StringBuilder value = new StringBuilder(places.length());
        long bits = 0;
        for (int i = 0; i < places.length(); i++) {
            if (i % 12 == 0) {
                // Twelve characters of 36 take 62 bits.
                bits = draw.next() >>> 1;
            }
            char place = places.charAt(i);
            boolean letter = place == 'A'
                    || (place == 'X' && i < original.length() && Alphanumerics.isLetter(original.charAt(i)));
            if (!isFree(i)) {
                value.append(Alphanumerics.upper(place));
            } else {
                int choices = letter ? 26 : 10;
                value.append((char) ((letter ? 'A' : '0') + (int) (bits % choices)));
                bits /= choices;
            }
        }
        return value;
    }
}
