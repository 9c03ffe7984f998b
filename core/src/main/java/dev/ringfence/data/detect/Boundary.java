package dev.ringfence.data.detect;

/** Whether a value stands for itself, or is a part of something larger: a word, UUID, version, time, path, amount. */
final class Boundary {
    private Boundary() {}

    /** True unless what stands before belongs to the value that begins here. */
    static boolean before(Window window, int start) {
        byte before = window.at(start - 1);
        if (before == Window.OTHER) {
            return true;
        }
        if (before == '_' || before == '+' || before == '$' || before == '@' || window.isWordPart(start - 1)) {
            return false;
        }
        return switch (before) {
            case '-', '.', '/', '%', '\\' ->
                !window.isWordPart(start - 2)
                        && window.at(start - 2) != '_'
                        && window.at(start - 2) != before
                        && window.at(start - 2) != '%';
            case ':', ',', '(' -> !window.isDigit(start - 2);
            case '&', '#' -> window.at(start - 2) != '&';
            default -> true;
        };
    }

    /** True unless what stands behind belongs to the value that ends here. */
    static boolean behind(Window window, int end) {
        byte after = window.at(end);
        if (after == Window.OTHER) {
            return true;
        }
        if (after == '_' || after == '@' || after == '%' || window.isWordPart(end)) {
            return false;
        }
        return switch (after) {
            case '-', '\\' -> !window.isWordPart(end + 1);
            case '.', ',', ':', '/' -> !window.isDigit(end + 1);
            default -> true;
        };
    }
}
