package dev.ringfence.data.detect;

/** Where a telephone number may begin and end, so that it is no part of something larger. */
final class PhoneBounds {
    /** The most characters between two groups: parentheses, and a hyphen or dash with spaces around it. */
    private static final int MAX_GAP = 5;

    private static final int MINUS_SIGN = 0x2212;
    private static final int MIDDLE_DOT = 0xB7;

    private static final int FEW_DIGITS = 2;

    private PhoneBounds() {}

    /** True unless what stands before makes the digits a part of a word, path, time, date, sum or address. */
    static boolean begins(Window window, int start) {
        int before = window.at(start - 1);
        return switch (before) {
            case '_', '+', '$', '%', '@', '\\', '*' -> false;
            case ':' -> !window.isDigit(start - 2);
            // "Tel.030 901820", but no decimals and no file names.
            case '.' -> !window.isDigit(start - 2) && window.at(start - 2) != '.' && window.at(start - 2) != '_';
            case '-', '/' -> !window.isWordPart(start - 2) && window.at(start - 2) != before;
            case ' ' -> !ByteRow.holds(window, start);
            default -> !window.isWordPart(start - 1);
        };
    }

    /** True if a group of digits and a space stand before. */
    static boolean followsDigits(Window window, int start) {
        byte before = window.at(start - 1);
        return (before == ' ' || before == Window.OTHER) && window.isDigit(start - 2);
    }

    /** Where the next group of digits begins; negative if none does. */
    static int nextGroup(Window window, int end) {
        int next = end;
        for (int characters = 0; !window.isDigit(next); next++) {
            byte b = window.at(next);
            boolean separates = b == ' ' || b == '-' || b == '.' || b == '/' || b == ')' || b == '(';
            if (!separates && !(b == Window.OTHER && separates(window, next))) {
                return -1;
            }
            characters += separates || window.originalAt(next) >= 0 ? 1 : 0;
            if (characters > MAX_GAP) {
                return -1;
            }
        }
        return next > end ? next : -1;
    }

    /** True for a space, dash or invisible mark outside ASCII, and for what continues one; an ideograph separates no groups. */
    private static boolean separates(Window window, int index) {
        if (index < 0 || index >= window.length()) {
            return false;
        }
        int character = window.originalAt(index);
        return character < 0
                || character == MINUS_SIGN
                || character == MIDDLE_DOT
                || switch (Character.getType(character)) {
                    case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT -> true;
                    default -> false;
                };
    }

    /** True if a reading may end before the group of digits that follows it. */
    static boolean endsBefore(Window window, int next, int nextGap, PhoneEvidence evidence, int lastGap) {
        if (!evidence.atLeast(PhoneEvidence.NATIONAL)) {
            return false;
        }
        return switch (nextGap) {
            case PhoneGroups.SPACE ->
                lastGap != PhoneGroups.SPACE
                        || evidence == PhoneEvidence.INTERNATIONAL
                        || window.endOfDigits(next) - next <= FEW_DIGITS;
            case PhoneGroups.SLASH -> lastGap != PhoneGroups.SLASH;
            case PhoneGroups.OPEN -> true;
            default -> false;
        };
    }

    /** True unless what stands behind makes the digits a part of something larger. */
    static boolean ends(Window window, int end, PhoneEvidence evidence) {
        boolean grouped = evidence.atLeast(PhoneEvidence.GROUPED);
        return switch (window.at(end)) {
            case '@', '_', '+', '%', '=', '\\', '*' -> false;
            case ':' -> !window.isDigit(end + 1);
            case '-' -> !window.isWordPart(end + 1);
            case '.', '/' -> grouped ? !window.isDigit(end + 1) : !window.isWordPart(end + 1);
            default -> !window.isWordPart(end) || PhoneExtension.end(window, end) > end;
        };
    }
}
