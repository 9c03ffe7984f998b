package dev.ringfence.sql;

/** Where quoted text ends. */
final class Quotes {
    /** The quote is never closed, or servers do not agree where. */
    static final int UNCLOSED = -1;

    /** There is no quote here at all. */
    static final int NO_QUOTE = -2;

    private final Dialect dialect;
    private final String text;

    Quotes(Dialect dialect, String text) {
        this.dialect = dialect;
        this.text = text;
    }

    /** The end of text in single or double quotes, backticks or brackets, which doubles its quote to hold it. */
    int end(int start, boolean escapes) {
        char quote = text.charAt(start) == '[' ? ']' : text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i++;
            } else if (c == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else if (dialect == Dialect.ANSI && quote == '\'' && text.charAt(i - 1) == '\\') {
                    // An escaped quote to some servers, the end to others.
                    return UNCLOSED;
                } else if (escapes && dialect == Dialect.POSTGRESQL) {
                    int next = continuation(i + 1);
                    if (next == NO_QUOTE) {
                        return i + 1;
                    }
                    i = next;
                } else {
                    return i + 1;
                }
            }
        }
        return UNCLOSED;
    }

    /**
     * PostgreSQL joins strings that are parted by a line break, and the second part of an escape string is one too:
     * the index of its quote.
     */
    private int continuation(int start) {
        boolean line = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                line = true;
            } else if (c == '-' && i + 1 < text.length() && text.charAt(i + 1) == '-') {
                i = Comments.endOfLine(dialect, text, i) - 1;
            } else if (!Letters.isSpace(c, dialect)) {
                return c == '\'' && line ? i : NO_QUOTE;
            }
        }
        return NO_QUOTE;
    }

    /** The end of Oracle's {@code q'[text]'}. */
    int endOfAlternative(int quote) {
        if (quote + 1 >= text.length()) {
            return UNCLOSED;
        }
        char open = text.charAt(quote + 1);
        int pair = "[{(<".indexOf(open);
        char close = pair < 0 ? open : "]})>".charAt(pair);
        for (int i = quote + 2; i + 1 < text.length(); i++) {
            if (text.charAt(i) == close && text.charAt(i + 1) == '\'') {
                return i + 2;
            }
        }
        return UNCLOSED;
    }

    /** The end of {@code $tag$text$tag$}; H2 knows no tag. */
    int endOfDollarQuote(int start) {
        if (dialect == Dialect.MYSQL) {
            return NO_QUOTE;
        }
        int tag = start + 1;
        while (tag < text.length()
                && dialect != Dialect.H2
                && text.charAt(tag) != '$'
                && (tag == start + 1
                        ? Letters.isWordStart(text.charAt(tag), dialect)
                        : Letters.isWordPart(text.charAt(tag), dialect))) {
            tag++;
        }
        if (tag >= text.length() || text.charAt(tag) != '$') {
            return NO_QUOTE;
        }
        String delimiter = text.substring(start, tag + 1);
        int end = text.indexOf(delimiter, tag + 1);
        return end < 0 ? UNCLOSED : end + delimiter.length();
    }
}
