package dev.ringfence.data.detect;

/** What may stand before, within and after a value. */
final class Shape {
    private Shape() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordPart(char c) {
        return isDigit(c) || c == '_' || Character.isLetter(c);
    }

    static int endOfDigits(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** True unless what stands before makes the digits a part of something larger: a word, UUID, version, time. */
    static boolean beginsNumber(CharSequence text, int index) {
        if (index == 0) {
            return true;
        }
        char before = text.charAt(index - 1);
        if (isWordPart(before) || before == '+') {
            return false;
        }
        boolean joins = before == '-' || before == '.' || before == '/' || before == '%';
        if (joins) {
            return index < 2 || (!isWordPart(text.charAt(index - 2)) && text.charAt(index - 2) != before);
        }
        boolean joinsDigits = before == ':' || before == ',' || before == '(';
        return !joinsDigits || index < 2 || !isDigit(text.charAt(index - 2));
    }

    /** True unless what stands after makes the digits a part of something larger. */
    static boolean endsNumber(CharSequence text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char after = text.charAt(end);
        if (isWordPart(after) || after == '@') {
            return false;
        }
        if (end + 1 >= text.length()) {
            return true;
        }
        char second = text.charAt(end + 1);
        return switch (after) {
            case '-' -> !isWordPart(second);
            case '.', ',', ':', '/' -> !isDigit(second);
            default -> true;
        };
    }
}
