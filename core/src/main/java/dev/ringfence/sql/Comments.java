package dev.ringfence.sql;

/** Where comments end. A negative answer: it does not end, or servers do not agree where. */
final class Comments {
    private Comments() {}

    /** The end of a comment that runs to the end of the line. */
    static int endOfLine(Dialect dialect, String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i;
            }
            // A lone carriage return ends the line for PostgreSQL and H2, not for MySQL.
            if (c == '\r' && dialect != Dialect.MYSQL) {
                boolean lone = i + 1 < text.length() && text.charAt(i + 1) != '\n';
                return lone && dialect == Dialect.ANSI ? -1 : i;
            }
        }
        return text.length();
    }

    /**
     * The end of a comment in slashes and stars. They nest in PostgreSQL and H2, not in MySQL but for comments inside
     * a version comment. Elsewhere servers differ, so that one inside another has no agreed end.
     */
    static int endOfBlock(Dialect dialect, String text, int start, boolean version) {
        int depth = 1;
        for (int i = start + 2; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' && text.charAt(i + 1) == '/') {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            } else if (c == '/' && text.charAt(i + 1) == '*') {
                if (dialect == Dialect.ANSI) {
                    return -1;
                }
                if (dialect != Dialect.MYSQL || (version && depth == 1)) {
                    depth++;
                    i++;
                }
            }
        }
        return -1;
    }

    /** Where the code of a version comment begins, as in {@code /*!50000 code} and {@code /*M! code}; else -1. */
    static int startOfVersionCode(String text, int start) {
        int i = start + 2;
        if (i < text.length() && text.charAt(i) == 'M') {
            i++;
        }
        if (i >= text.length() || text.charAt(i) != '!') {
            return -1;
        }
        i++;
        for (int digits = 0; digits < 6 && i < text.length() && Letters.isDigit(text.charAt(i)); digits++) {
            i++;
        }
        return i;
    }
}
