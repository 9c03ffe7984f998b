package dev.ringfence.sql;

import org.jspecify.annotations.Nullable;

/** What quoted text says once its quotes are taken off. */
final class Literals {
    private Literals() {}

    static String dollarContent(String text, int start, int end) {
        int tag = text.indexOf('$', start + 1) + 1 - start;
        return text.substring(start + tag, end - tag);
    }

    /** The content of a string, its escapes resolved; null where it is not characters, or its escapes are set elsewhere. */
    static @Nullable String content(Dialect dialect, String text, int start, int end) {
        boolean postgres = dialect == Dialect.POSTGRESQL;
        char prefix = (char) (text.charAt(start) | 0x20);
        boolean escaped = postgres && prefix == 'e';
        int open = escaped || prefix == 'n' ? start + 1 : start;
        char quote = text.charAt(open);
        if (quote != '\'' && quote != '"') {
            return null;
        }
        String content = text.substring(open + 1, end - 1);
        return (escaped || dialect == Dialect.MYSQL) && content.indexOf('\\') >= 0
                ? Escapes.resolve(dialect, content, quote)
                : undouble(content, quote);
    }

    /** The name that a quoted name says, escapes of {@code U&"..."} resolved. */
    static String quotedName(String text, int start, int end) {
        char first = text.charAt(start);
        if (first == 'u' || first == 'U') {
            return unescape(undouble(text.substring(start + 3, end - 1), '"'));
        }
        return undouble(text.substring(start + 1, end - 1), first == '[' ? ']' : first);
    }

    private static String undouble(String content, char quote) {
        if (content.indexOf(quote) < 0) {
            return content;
        }
        return content.replace(String.valueOf(quote) + quote, String.valueOf(quote));
    }

    /** Resolves {@code \0061} and {@code \+000061}; what is no such escape stays. */
    private static String unescape(String content) {
        StringBuilder name = new StringBuilder(content.length());
        int i = 0;
        while (i < content.length()) {
            boolean wide = content.startsWith("\\+", i);
            int digits = i + (wide ? 2 : 1);
            int width = wide ? 6 : 4;
            int code = content.charAt(i) == '\\' ? hexadecimal(content, digits, width) : -1;
            if (code >= 0 && Character.isValidCodePoint(code)) {
                name.appendCodePoint(code);
                i = digits + width;
            } else {
                name.append(content.charAt(i));
                i++;
            }
        }
        return name.toString();
    }

    private static int hexadecimal(String content, int start, int width) {
        if (start + width > content.length()) {
            return -1;
        }
        int code = 0;
        for (int i = start; i < start + width; i++) {
            int digit = Character.digit(content.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
