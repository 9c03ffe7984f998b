package dev.ringfence.sql;

/**
 * Cuts a text into tokens in one pass. Sources of the rules: PostgreSQL manual 4.1 "Lexical Structure", MySQL manual 11
 * "Language Structure", H2's grammar, ISO/IEC 9075-2 clause 5.
 */
final class Tokenizer {
    private final Dialect dialect;
    private final String text;
    private final int length;
    private final boolean versionCode;
    private final Tokens tokens;
    private final Quotes quotes;
    private int position;
    private boolean inVersionComment;

    private Tokenizer(Dialect dialect, String text, boolean versionCode) {
        this.dialect = dialect;
        this.text = text;
        this.length = text.length();
        this.versionCode = versionCode;
        this.tokens = new Tokens(dialect, text);
        this.quotes = new Quotes(dialect, text);
    }

    /**
     * The tokens of a text.
     *
     * @param versionCode true to read MySQL's version comments as the code that they hold, false to skip them
     */
    static Tokens tokenize(Dialect dialect, String text, boolean versionCode) {
        Tokenizer tokenizer = new Tokenizer(dialect, text, versionCode);
        while (tokenizer.position < tokenizer.length) {
            tokenizer.step(text.charAt(tokenizer.position));
        }
        if (tokenizer.inVersionComment) {
            tokenizer.tokens.add(Symbol.BAD, text.length(), text.length());
        }
        tokenizer.tokens.seal();
        return tokenizer.tokens;
    }

    private void step(char c) {
        if (c == '#' && !Letters.isWordPart(at(1), dialect)) {
            mark(c);
        } else if (Letters.isWordStart(c, dialect)) {
            word();
        } else if (Letters.isSpace(c, dialect)) {
            position++;
        } else if (Letters.isDigit(c) || (c == '.' && Letters.isDigit(at(1)) && !afterName())) {
            number();
        } else {
            mark(c);
        }
    }

    private void mark(char c) {
        switch (c) {
            case '\'' -> quoted(Symbol.STRING, position, position, dialect == Dialect.MYSQL);
            case '"' ->
                quoted(
                        dialect == Dialect.MYSQL ? Symbol.STRING : Symbol.QUOTED,
                        position,
                        position,
                        dialect == Dialect.MYSQL);
            case '`' -> {
                if (dialect == Dialect.POSTGRESQL) {
                    emit(Symbol.OTHER, 1);
                } else {
                    quoted(Symbol.QUOTED, position, position, false);
                }
            }
            case '-' -> {
                if (isLineComment()) {
                    lineComment();
                } else {
                    emit(Symbol.MINUS, 1);
                }
            }
            case '/' -> slash();
            case '*' -> {
                if (inVersionComment && at(1) == '/') {
                    inVersionComment = false;
                    position += 2;
                } else {
                    emit(Symbol.STAR, 1);
                }
            }
            case '#' -> {
                if (dialect == Dialect.MYSQL) {
                    lineComment();
                } else {
                    emit(dialect == Dialect.ANSI ? Symbol.BAD : Symbol.OTHER, 1);
                }
            }
            case '$' -> dollar();
            case ':' -> colon();
            case '@' -> variable();
            case '[' -> bracket();
            default -> operator(c);
        }
    }

    private void operator(char c) {
        char next = at(1);
        switch (c) {
            case '(' -> emit(Symbol.LEFT_PAREN, 1);
            case ')' -> emit(Symbol.RIGHT_PAREN, 1);
            case '{' -> emit(Symbol.LEFT_BRACE, 1);
            case '}' -> emit(Symbol.RIGHT_BRACE, 1);
            case ',' -> emit(Symbol.COMMA, 1);
            case ';' -> emit(Symbol.SEMICOLON, 1);
            case '.' -> emit(Symbol.DOT, 1);
            case '+' -> emit(Symbol.PLUS, 1);
            case '?' -> {
                int digits = 1;
                while (Letters.isDigit(at(digits))) {
                    digits++;
                }
                emit(Symbol.PARAMETER, digits);
            }
            case '=' -> emit(Symbol.EQUAL, 1);
            case '<' -> {
                if (next == '=') {
                    emit(Symbol.LESS_EQUAL, 2);
                } else if (next == '>') {
                    emit(Symbol.NOT_EQUAL, 2);
                } else {
                    emit(Symbol.LESS, 1);
                }
            }
            case '>' -> emit(next == '=' ? Symbol.GREATER_EQUAL : Symbol.GREATER, next == '=' ? 2 : 1);
            case '!' -> emit(next == '=' ? Symbol.NOT_EQUAL : Symbol.BANG, next == '=' ? 2 : 1);
            case '|' -> emit(next == '|' ? Symbol.BARS : Symbol.OTHER, next == '|' ? 2 : 1);
            case '&' -> emit(next == '&' ? Symbol.AMPERSANDS : Symbol.OTHER, next == '&' ? 2 : 1);
            default -> emit(c < ' ' ? Symbol.BAD : Symbol.OTHER, 1);
        }
    }

    private void word() {
        int start = position;
        int end = start + 1;
        while (end < length && Letters.isWordPart(text.charAt(end), dialect)) {
            end++;
        }
        if (end < length && prefixed(start, end)) {
            return;
        }
        // After a dot any word is a name.
        boolean name = tokens.symbol(tokens.size() - 1) == Symbol.DOT;
        tokens.add(name ? Symbol.WORD : Symbol.ofWord(text, start, end), start, end);
        position = end;
    }

    /** Reads a string or name whose quote a prefix changes; false if the word is no prefix. */
    private boolean prefixed(int start, int end) {
        char quote = text.charAt(end);
        char prefix = (char) (text.charAt(start) | 0x20);
        if (end - start == 1) {
            if (quote == '\'') {
                switch (prefix) {
                    case 'e' -> {
                        if (dialect != Dialect.POSTGRESQL) {
                            return false;
                        }
                        quoted(Symbol.STRING, start, end, true);
                        return true;
                    }
                    case 'n', 'b', 'x' -> {
                        quoted(Symbol.STRING, start, end, dialect == Dialect.MYSQL);
                        return true;
                    }
                    case 'q' -> {
                        return oracle(start, end);
                    }
                    default -> {
                        return false;
                    }
                }
            }
            if (prefix == 'u' && quote == '&' && dialect != Dialect.MYSQL && end + 1 < length) {
                char inner = text.charAt(end + 1);
                if (inner == '\'' || inner == '"') {
                    quoted(inner == '\'' ? Symbol.STRING : Symbol.QUOTED, start, end + 1, false);
                    return true;
                }
            }
            return false;
        }
        return end - start == 2
                && quote == '\''
                && prefix == 'n'
                && (text.charAt(start + 1) | 0x20) == 'q'
                && oracle(start, end);
    }

    private boolean oracle(int start, int quote) {
        if (dialect != Dialect.ANSI) {
            return false;
        }
        finish(Symbol.STRING, start, quotes.endOfAlternative(quote));
        return true;
    }

    private void quoted(Symbol symbol, int start, int quote, boolean escapes) {
        finish(symbol, start, quotes.end(quote, escapes));
    }

    private void finish(Symbol symbol, int start, int end) {
        boolean closed = end != Quotes.UNCLOSED;
        position = closed ? end : length;
        tokens.add(closed ? symbol : Symbol.BAD, start, position);
    }

    private void number() {
        int end = Numbers.end(text, position);
        if (dialect == Dialect.MYSQL && end < length && Letters.isWordPart(text.charAt(end), dialect)) {
            // MySQL's names may begin with digits.
            word();
        } else {
            tokens.add(Symbol.NUMBER, position, end);
            position = end;
        }
    }

    private void dollar() {
        int end = quotes.endOfDollarQuote(position);
        if (end == Quotes.NO_QUOTE) {
            int digits = 1;
            while (Letters.isDigit(at(digits))) {
                digits++;
            }
            emit(digits > 1 ? Symbol.PARAMETER : Symbol.OTHER, digits);
        } else {
            finish(Symbol.DOLLAR_STRING, position, end);
        }
    }

    private void colon() {
        char next = at(1);
        if (next == ':') {
            emit(Symbol.CAST, 2);
        } else if (Letters.isWordStart(next, dialect)) {
            emit(Symbol.PARAMETER, 1 + wordLength(1));
        } else {
            emit(Symbol.COLON, 1);
        }
    }

    private void variable() {
        int signs = at(1) == '@' ? 2 : 1;
        int name = dialect == Dialect.POSTGRESQL ? 0 : wordLength(signs);
        emit(name > 0 ? Symbol.PARAMETER : Symbol.OTHER, name > 0 ? signs + name : 1);
    }

    /** A name in SQL Server's and SQLite's brackets; elsewhere, and right after an operand, it is a subscript. */
    private void bracket() {
        int last = tokens.size() - 1;
        boolean subscript = last >= 0
                && tokens.end(last) == position
                && (tokens.symbol(last).isName() || tokens.symbol(last) == Symbol.RIGHT_PAREN);
        if (dialect == Dialect.ANSI && !subscript) {
            quoted(Symbol.QUOTED, position, position, false);
        } else {
            emit(Symbol.OTHER, 1);
        }
    }

    private boolean isLineComment() {
        // MySQL wants white space, a control character or the end after the dashes: 5--1 is a subtraction there.
        return at(1) == '-' && (dialect != Dialect.MYSQL || position + 2 >= length || at(2) <= ' ' || at(2) == 0x7f);
    }

    private void lineComment() {
        int end = Comments.endOfLine(dialect, text, position);
        if (end < 0) {
            tokens.add(Symbol.BAD, position, length);
            position = length;
        } else {
            position = end;
        }
    }

    private void slash() {
        if (at(1) == '/' && dialect == Dialect.H2) {
            lineComment();
        } else if (at(1) == '/' && dialect == Dialect.ANSI) {
            emit(Symbol.BAD, 2);
        } else if (at(1) != '*') {
            emit(Symbol.OTHER, 1);
        } else {
            int code = dialect == Dialect.MYSQL ? Comments.startOfVersionCode(text, position) : -1;
            if (code >= 0) {
                tokens.noteVersionComment();
            }
            if (code >= 0 && versionCode && !inVersionComment) {
                inVersionComment = true;
                position = code;
            } else {
                blockComment(code >= 0);
            }
        }
    }

    private void blockComment(boolean version) {
        int end = Comments.endOfBlock(dialect, text, position, version);
        if (end < 0) {
            tokens.add(Symbol.BAD, position, length);
            position = length;
        } else {
            position = end;
        }
    }

    /** True right after a name, where a dot and digits are MySQL's {@code t.1st} and no number. */
    private boolean afterName() {
        int last = tokens.size() - 1;
        return last >= 0 && tokens.end(last) == position && tokens.symbol(last).isName();
    }

    private int wordLength(int ahead) {
        if (!Letters.isWordStart(at(ahead), dialect)) {
            return 0;
        }
        int end = ahead + 1;
        while (position + end < length && Letters.isWordPart(text.charAt(position + end), dialect)) {
            end++;
        }
        return end - ahead;
    }

    private void emit(Symbol symbol, int characters) {
        tokens.add(symbol, position, position + characters);
        position += characters;
    }

    private char at(int ahead) {
        return position + ahead < length ? text.charAt(position + ahead) : 0;
    }
}
