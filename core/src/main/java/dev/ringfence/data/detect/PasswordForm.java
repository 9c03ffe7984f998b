package dev.ringfence.data.detect;

/** Tells whether what is assigned is a password, or stands for one, describes one, or computes one. */
final class PasswordForm {
    private static final int MIN_PASSWORD = 4;
    private static final int MAX_PASSWORD = 128;
    private static final int MIN_KEY = 16;
    private static final int MIN_DISTINCT = 8;
    private static final int MAX_SPACES = 2;

    /** What stands where no password is. */
    private static final FoldedWords NONE = FoldedWords.of(
            "null",
            "none",
            "nil",
            "true",
            "false",
            "undefined",
            "string",
            "str",
            "text",
            "char",
            "chars",
            "bytes",
            "byte",
            "varchar",
            "nvarchar",
            "required",
            "optional",
            "input",
            "field",
            "hidden",
            "password",
            "passwd",
            "passwort",
            "pass",
            "secret",
            "token",
            "empty",
            "blank",
            "redacted",
            "masked",
            "invalid",
            "incorrect",
            "expired",
            "unknown",
            "disabled",
            "enabled",
            "default",
            "options",
            "option",
            "prompt",
            "value",
            "object",
            "this",
            "self",
            "request",
            "response",
            "form",
            "params",
            "param",
            "args",
            "config",
            "settings",
            "process",
            "system",
            "environment",
            "charsequence",
            "securestring",
            "optional<string>",
            "list",
            "array",
            "number",
            "integer",
            "boolean",
            "your-password",
            "your_password",
            "yourpassword",
            "must",
            "should",
            "will",
            "reset");

    private PasswordForm() {}

    static boolean isPassword(Window window, int start, int end, boolean quoted, boolean tight) {
        int length = end - start;
        if (length < MIN_PASSWORD
                || length > MAX_PASSWORD
                || NONE.contain(window, start, end)
                || isPlaceholder(window, start, end)) {
            return false;
        }
        int spaces = count(window, start, end, b -> b == ' ');
        int marks = count(window, start, end, b -> !Ascii.isLetter(b) && b != ' ');
        if (quoted) {
            return spaces == 0 || (spaces <= MAX_SPACES && marks > 0);
        }
        if (isExpression(window, start, end)) {
            return false;
        }
        // A word of a sentence or of program code has no digit, sign or capital within it.
        return tight || marks > 0 || count(window, start + 1, end, Ascii::isUpper) > 0;
    }

    /** Long, of letters and digits, and not of a few characters only. */
    static boolean isKey(Window window, int start, int end) {
        if (end - start < MIN_KEY || isPlaceholder(window, start, end) || isExpression(window, start, end)) {
            return false;
        }
        long seen = 0;
        for (int i = start; i < end; i++) {
            byte b = window.at(i);
            if (b <= ' ' || b >= 127) {
                return false;
            }
            seen |= 1L << (b & 63);
        }
        boolean letters = count(window, start, end, Ascii::isLetter) > 0;
        return letters && count(window, start, end, Ascii::isDigit) > 1 && Long.bitCount(seen) >= MIN_DISTINCT;
    }

    /** A variable of a template, or the same sign again and again. */
    private static boolean isPlaceholder(Window window, int start, int end) {
        byte first = window.at(start);
        byte second = window.at(start + 1);
        boolean opened = second == '{' || second == '(' || second == '[';
        if (first == '<'
                || first == '*'
                || (first == '{' && second == '{')
                || ((first == '$' || first == '#' || first == '%' || first == '@') && opened)
                || (first == '%' && (window.at(end - 1) == '%' || end - start == 2))) {
            return true;
        }
        byte last = window.at(start + 1);
        for (int i = start + 1; i < end; i++) {
            if (Ascii.fold(window.at(i)) != Ascii.fold(last)) {
                return false;
            }
        }
        return Ascii.fold(first) == Ascii.fold(last);
    }

    /** A call, an index, or names joined by full stops. */
    private static boolean isExpression(Window window, int start, int end) {
        byte next = window.at(end);
        if (next == '(' || next == '[' || (window.at(start) == '$' && Ascii.isLetter(window.at(start + 1)))) {
            return true;
        }
        int dots = 0;
        for (int i = start; i < end; i++) {
            byte b = window.at(i);
            if (b == '(' || (b == '[' && Ascii.isLetter(window.at(i - 1)))) {
                return true;
            }
            if (b == '.' && Ascii.isLetter(window.at(i - 1)) && Ascii.isLetter(window.at(i + 1))) {
                dots++;
            } else if (!Ascii.isLetter(b) && b != '_') {
                return false;
            }
        }
        return dots > 0;
    }

    /** A question about one byte; the ones used here capture nothing, so that no call allocates. */
    private interface Kind {
        boolean is(int b);
    }

    private static int count(Window window, int start, int end, Kind kind) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += kind.is(window.at(i)) ? 1 : 0;
        }
        return count;
    }
}
