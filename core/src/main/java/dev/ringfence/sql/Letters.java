package dev.ringfence.sql;

/** Which characters make words and white space. */
final class Letters {
    private Letters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordStart(char c, Dialect dialect) {
        if (c >= 128) {
            return !isSpace(c, dialect);
        }
        char lower = (char) (c | 0x20);
        return (lower >= 'a' && lower <= 'z')
                || c == '_'
                || (c == '$' && dialect == Dialect.MYSQL)
                || (c == '#' && dialect == Dialect.ANSI);
    }

    static boolean isWordPart(char c, Dialect dialect) {
        return isWordStart(c, dialect) || isDigit(c) || c == '$' || (c == '@' && dialect == Dialect.ANSI);
    }

    /**
     * PostgreSQL and MySQL take the six ASCII characters only, so that a no-break space there is a letter. H2 takes
     * Unicode's spaces and every control character.
     */
    static boolean isSpace(char c, Dialect dialect) {
        if (c < 128) {
            return c == ' ' || (c >= '\t' && c <= '\r') || (dialect == Dialect.H2 && c < ' ');
        }
        return (dialect == Dialect.H2 || dialect == Dialect.ANSI)
                && (Character.isSpaceChar(c) || Character.isWhitespace(c));
    }
}
