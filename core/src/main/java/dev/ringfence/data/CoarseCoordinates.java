package dev.ringfence.data;

/**
 * Coordinates cut to a tenth of a degree, about eleven kilometres; of degrees, minutes and seconds the degrees
 * stay. A generalization: no key takes part, but for what is no coordinate.
 */
final class CoarseCoordinates implements MadeSpace {
    private static final int DIGITS_KEPT = 1;
    private static final String LETTERS = "latiudeongsw";

    private final KeyedTokens otherwise = new KeyedTokens("GEO_COORDINATE");

    @Override
    public String description() {
        return "degrees with one decimal, or whole degrees where minutes are written";
    }

    /** Tenths of degrees, both ways round. */
    @Override
    public long capacity() {
        return 1_800L * 3_600L;
    }

    @Override
    public int minimumLength() {
        return otherwise.minimumLength();
    }

    /** True if no number has more than one decimal and no minutes are written. */
    @Override
    public boolean contains(String value) {
        return otherwise.contains(value)
                || (isCoordinate(value) && coarse(value).equals(value));
    }

    @Override
    public String replace(KeyedFunction keyed, String value, int maxLength) {
        String made = isCoordinate(value) ? coarse(value) : otherwise.replace(keyed, value, maxLength);
        return made.length() <= maxLength ? made : otherwise.replace(keyed, value, maxLength);
    }

    /** Digits, signs, directions and the names of latitude and longitude. */
    private static boolean isCoordinate(String value) {
        boolean digits = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digits |= Digits.isDigit(c);
            if (c < 128 && Character.isLetter(c) && LETTERS.indexOf(Character.toLowerCase(c)) < 0) {
                return false;
            }
        }
        return digits;
    }

    private static String coarse(String value) {
        StringBuilder made = new StringBuilder(value.length());
        boolean inDegrees = true;
        for (int i = 0; i < value.length(); ) {
            char c = value.charAt(i);
            if (!Digits.isDigit(c)) {
                inDegrees |= Character.isLetter(c) || c == ',' || c == ';';
                made.append(c);
                i++;
                continue;
            }
            int end = endOfDigits(value, i);
            boolean decimals =
                    end + 1 < value.length() && value.charAt(end) == '.' && Digits.isDigit(value.charAt(end + 1));
            int last = decimals ? endOfDigits(value, end + 1) : end;
            if (inDegrees) {
                made.append(value, i, decimals ? end + 1 + DIGITS_KEPT : end);
            } else {
                made.append("0".repeat(end - i));
            }
            // Behind the sign of degrees minutes and seconds follow; a comma or a letter begins the next number.
            inDegrees = decimals;
            i = last;
        }
        return made.toString();
    }

    private static int endOfDigits(String value, int start) {
        int i = start;
        while (i < value.length() && Digits.isDigit(value.charAt(i))) {
            i++;
        }
        return i;
    }
}
