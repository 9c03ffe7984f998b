package dev.ringfence.data;

/**
 * How telephone numbers are read: the digits, with a plus when the number is international. That is after {@code +}, {@code
 * 00} or {@code 011}, or with ten or eleven digits of the North American plan. A trunk zero behind a country code, in
 * parentheses or not, is dropped where the country dials one.
 */
final class TelephoneForm {
    private static final byte NANP = '1';
    /** A plus and a country code. */
    private static final int MOST_BEFORE = 2;
    /** Country codes behind which a zero is none of the number's own; in Italy it is. */
    private static final boolean[] TRUNK_ZERO = countries(44, 33, 49, 61, 41, 43, 31, 32, 46, 27, 91);

    private TelephoneForm() {}

    private static boolean[] countries(int... codes) {
        boolean[] countries = new boolean[100];
        for (int code : codes) {
            countries[code] = true;
        }
        return countries;
    }

    /** Narrows a value to its number, without what stands before it ({@code tel:}) and the extension ({@code x12}). */
    static void narrow(AsciiValue value) {
        byte[] units = value.bytes();
        int from = value.from();
        int end = value.to();
        while (from < end && !begins(units[from])) {
            from++;
        }
        int to = from;
        while (to < end && !endsNumber(units[to])) {
            to++;
        }
        while (to > from && AsciiValue.isSpace(units[to - 1])) {
            to--;
        }
        value.narrow(from, to);
    }

    private static boolean begins(byte unit) {
        return AsciiValue.isDigit(unit) || unit == '+' || unit == '(';
    }

    private static boolean endsNumber(byte unit) {
        return unit == '#' || unit == ';' || unit == ',' || AsciiValue.isLetter(unit);
    }

    /** The most bytes that the canonical form takes while it is written. */
    static int room(AsciiValue number) {
        return number.length() + MOST_BEFORE;
    }

    /** Writes the canonical form of a number; its length. */
    static int write(AsciiValue number, byte[] into, int at) {
        byte[] units = number.bytes();
        int from = at + MOST_BEFORE;
        int end = from;
        for (int i = number.from(); i < number.to(); i++) {
            if (AsciiValue.isDigit(units[i])) {
                into[end++] = units[i];
            } else if (isOptionalZero(number, i)) {
                i += 2;
            }
        }
        int length = end - from;
        if (isInternational(number)) {
            return international(into, from, end, at);
        } else if (length >= 2 && into[from] == '0' && into[from + 1] == '0') {
            return international(into, from + 2, end, at);
        } else if (length > 12 && into[from] == '0' && into[from + 1] == NANP && into[from + 2] == NANP) {
            return international(into, from + 3, end, at);
        } else if (length == 11 && into[from] == NANP) {
            return international(into, from, end, at);
        } else if (length == 10 && into[from] >= '2' && into[from + 3] >= '2') {
            into[from - 1] = NANP;
            return international(into, from - 1, end, at);
        }
        System.arraycopy(into, from, into, at, length);
        return length;
    }

    private static boolean isInternational(AsciiValue number) {
        byte[] units = number.bytes();
        int from = number.from();
        return number.length() > 0
                && (units[from] == '+' || (units[from] == '(' && number.length() > 1 && units[from + 1] == '+'));
    }

    /** True if a trunk zero in parentheses stands there. */
    private static boolean isOptionalZero(AsciiValue number, int at) {
        byte[] units = number.bytes();
        return units[at] == '(' && at + 2 < number.to() && units[at + 1] == '0' && units[at + 2] == ')';
    }

    /** Moves digits to the front, behind a plus. */
    private static int international(byte[] digits, int from, int end, int at) {
        int first = from;
        if (end - from > 2
                && digits[from + 2] == '0'
                && TRUNK_ZERO[10 * (digits[from] - '0') + digits[from + 1] - '0']) {
            digits[from + 2] = digits[from + 1];
            digits[from + 1] = digits[from];
            first++;
        }
        digits[at] = '+';
        System.arraycopy(digits, first, digits, at + 1, end - first);
        return 1 + end - first;
    }

    /**
     * Writes made digits in the places of those of a number, without optional zeros.
     *
     * @param made holds the digits, and takes the result, which is written before them
     * @param from where they begin
     * @param end behind them
     * @param at where the result is to begin
     * @param last so many of them are also enough, the last ones; -1 if not
     * @return behind the result; -1 if the number has another count of digits, is too long, or reads as an address of IPv4
     */
    static int laidOut(AsciiValue number, byte[] made, int from, int end, int at, int maxLength, int last) {
        byte[] units = number.bytes();
        int digits = 0;
        int dots = 0;
        int others = 0;
        for (int i = number.from(); i < number.to(); i++) {
            if (AsciiValue.isDigit(units[i])) {
                digits++;
            } else if (isOptionalZero(number, i)) {
                i += 2;
            } else if (units[i] == '.') {
                dots++;
            } else {
                others++;
            }
        }
        boolean fits = (digits == end - from || digits == last) && digits + dots + others <= maxLength;
        // Four groups between dots and no plus are an address to everybody.
        if (!fits || (dots == 3 && others == 0)) {
            return -1;
        }
        int next = end - digits;
        int behind = at;
        for (int i = number.from(); i < number.to(); i++) {
            if (AsciiValue.isDigit(units[i])) {
                made[behind++] = made[next++];
            } else if (isOptionalZero(number, i)) {
                i += 2;
            } else {
                made[behind++] = units[i];
            }
        }
        return behind;
    }
}
