package dev.ringfence.data.checksum;

/**
 * The check digit of ISO/IEC 7812-1, annex B: from the right every second digit is doubled and its digits added. Finds
 * every single wrong digit and every exchange of neighbours but 09 and 90.
 */
public final class Luhn {
    /** Over digits, the last being the check digit. */
    public static final CheckCharacters DIGITS = new Digits("");

    /** Over digits and letters, a letter counting as two digits, A as 10 to Z as 35 (ISO 6166, annex A). */
    public static final CheckCharacters LETTERS = new Letters();

    private Luhn() {}

    /**
     * True if the last digit is the check digit of those before it.
     *
     * @param digits ASCII digits, at least two
     */
    public static boolean isValid(CharSequence digits) {
        return DIGITS.isValid(digits);
    }

    /** The check digit of the first {@code length} digits, as a character. */
    public static char checkDigit(CharSequence digits, int length) {
        return (char) ('0' + (10 - sum(digits, 0, length, true) % 10) % 10);
    }

    /**
     * The check digit of digits in ASCII, as a character in ASCII.
     *
     * @param from where they begin
     * @param to behind the last
     */
    public static byte checkDigit(byte[] digits, int from, int to) {
        int sum = 0;
        for (int i = to - 1; i >= from; i -= 2) {
            int digit = digits[i] - '0';
            sum += 2 * digit - (digit > 4 ? 9 : 0);
        }
        for (int i = to - 2; i >= from; i -= 2) {
            sum += digits[i] - '0';
        }
        return (byte) ('0' + (10 - sum % 10) % 10);
    }

    /** Over digits, with these before them that are never written, such as 80840 for US health care providers. */
    public static CheckCharacters behind(String digits) {
        return new Digits(digits);
    }

    private static int sum(CharSequence digits, int from, int to, boolean lastDoubled) {
        int sum = 0;
        boolean doubled = lastDoubled;
        for (int i = to - 1; i >= from; i--, doubled = !doubled) {
            int digit = Base36.digit(digits.charAt(i));
            if (digit < 0) {
                return -1;
            }
            sum += weighted(digit, doubled);
        }
        return sum;
    }

    private static int weighted(int digit, boolean doubled) {
        int product = doubled ? digit * 2 : digit;
        return product > 9 ? product - 9 : product;
    }

    private static final class Digits extends Scheme {
        /** What the digits before add when the last of them is doubled, and when it is not. */
        private final int doubledBefore;

        private final int plainBefore;

        Digits(String before) {
            super(Symbols.of("0123456789"));
            this.doubledBefore = sum(before, 0, before.length(), true);
            this.plainBefore = sum(before, 0, before.length(), false);
        }

        @Override
        int value(CharSequence text, int from, int to) {
            int sum = sum(text, from, to - 1, true);
            if (sum < 0) {
                return -1;
            }
            boolean even = (to - 1 - from) % 2 == 0;
            return (10 - (sum + (even ? doubledBefore : plainBefore)) % 10) % 10;
        }
    }

    private static final class Letters extends Scheme {
        Letters() {
            super(Symbols.of("0123456789"));
        }

        @Override
        int value(CharSequence text, int from, int to) {
            int sum = 0;
            boolean doubled = true;
            for (int i = to - 2; i >= from; i--) {
                int value = Base36.value(text.charAt(i));
                if (value < 0) {
                    return -1;
                }
                sum += weighted(value % 10, doubled);
                doubled = !doubled;
                if (value > 9) {
                    sum += weighted(value / 10, doubled);
                    doubled = !doubled;
                }
            }
            return (10 - sum % 10) % 10;
        }
    }
}
