package dev.ringfence.sql;

import org.jspecify.annotations.Nullable;

/**
 * Resolves backslashes in a string: PostgreSQL's {@code E'...'} ("String Constants With C-Style Escapes") and MySQL's
 * strings ("String Literals", with NO_BACKSLASH_ESCAPES unset).
 */
final class Escapes {
    private static final String LETTERS = "bfnrt";
    private static final String CONTROLS = "\b\f\n\r\t";
    private static final char SUBSTITUTE = 26;
    private static final int OCTAL_DIGITS = 3;

    private final String content;
    private final char quote;
    private final boolean mySql;
    private final StringBuilder resolved;
    private int at;

    private Escapes(String content, char quote, boolean mySql) {
        this.content = content;
        this.quote = quote;
        this.mySql = mySql;
        this.resolved = new StringBuilder(content.length());
    }

    /** What the string says; null for an escape that no server takes. */
    static @Nullable String resolve(Dialect dialect, String content, char quote) {
        Escapes escapes = new Escapes(content, quote, dialect == Dialect.MYSQL);
        return escapes.all() ? escapes.resolved.toString() : null;
    }

    private boolean all() {
        while (at < content.length()) {
            char c = content.charAt(at++);
            if (c != '\\' || at == content.length()) {
                // A doubled quote stands for one.
                at += c == quote ? 1 : 0;
                resolved.append(c);
            } else if (!escape(content.charAt(at++))) {
                return false;
            }
        }
        return true;
    }

    private boolean escape(char c) {
        int control = LETTERS.indexOf(c);
        if (control >= 0 && !(mySql && c == 'f')) {
            resolved.append(CONTROLS.charAt(control));
            return true;
        }
        return mySql ? ofMySql(c) : ofPostgreSql(c);
    }

    private boolean ofMySql(char c) {
        switch (c) {
            case '0' -> resolved.append('\0');
            case 'Z' -> resolved.append(SUBSTITUTE);
            // These two keep it, for LIKE.
            case '%', '_' -> resolved.append('\\').append(c);
            default -> resolved.append(c);
        }
        return true;
    }

    private boolean ofPostgreSql(char c) {
        return switch (c) {
            case 'x' -> digits(1, 2, 16);
            case 'u' -> digits(4, 4, 16);
            case 'U' -> digits(8, 8, 16);
            default -> {
                if (Character.digit(c, 8) >= 0) {
                    at--;
                    yield digits(1, OCTAL_DIGITS, 8);
                }
                resolved.append(c);
                yield true;
            }
        };
    }

    private boolean digits(int least, int most, int base) {
        int code = 0;
        int count = 0;
        while (count < most && at < content.length() && Character.digit(content.charAt(at), base) >= 0) {
            code = code * base + Character.digit(content.charAt(at++), base);
            count++;
        }
        if (count < least || !Character.isValidCodePoint(code)) {
            return false;
        }
        resolved.appendCodePoint(code);
        return true;
    }
}
