package dev.ringfence.data.detect;

/** Whether a value stands for itself, or is a part of something larger: a word, UUID, version, time, path, amount. */
final class Boundary {
    private Boundary() {}

    /** True unless what stands before belongs to the value that begins here. */
    static boolean before(Window window, int start) {
        return before(window.at(start - 1), window.at(start - 2));
    }

    /** The same of the unit before the value and the one before that. */
    static boolean before(byte before, byte second) {
        if (before == Window.OTHER) {
            return true;
        }
        if (before == '_' || before == '+' || before == '$' || before == '@' || isWordPart(before)) {
            return false;
        }
        return switch (before) {
            case '-', '.', '/', '%', '\\' -> !isWordPart(second) && second != '_' && second != before && second != '%';
            case ':', ',', '(' -> !Ascii.isDigit(second);
            case '&', '#' -> second != '&';
            default -> true;
        };
    }

    /** True unless what stands behind belongs to the value that ends here. */
    static boolean behind(Window window, int end) {
        return behind(window.at(end), window.at(end + 1));
    }

    /** The same of the unit behind the value and the one behind that. */
    static boolean behind(byte after, byte second) {
        if (after == Window.OTHER) {
            return true;
        }
        if (after == '_' || after == '@' || after == '%' || isWordPart(after)) {
            return false;
        }
        return switch (after) {
            case '-', '\\' -> !isWordPart(second);
            case '.', ',', ':', '/' -> !Ascii.isDigit(second);
            default -> true;
        };
    }

    private static boolean isWordPart(byte unit) {
        return unit == Window.LETTER || Ascii.isAlphanumeric(unit);
    }
}
