package dev.ringfence.sql;

/**
 * Writes a text in its canonical form: tokens parted by single spaces, words in one case, values replaced by {@code ?},
 * lists of values by {@code ?, ...}. Names stay.
 */
final class Shape {
    private final Tokens tokens;
    private final StringBuilder shape = new StringBuilder();

    private Shape(Tokens tokens) {
        this.tokens = tokens;
    }

    static String of(Tokens tokens) {
        if (!isPrintable(tokens)) {
            Symbol verb = tokens.symbol(0);
            return (verb.isKeyword() ? verb.name() + " " : "") + "[not well-formed, " + tokens.size() + " tokens]";
        }
        return new Shape(tokens).write();
    }

    /**
     * False if a quote may be out of place, so that a word may be part of a value: something is not closed, or a word
     * touches a string or number and is no keyword.
     */
    private static boolean isPrintable(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.symbol(i)) {
                case BAD -> {
                    return false;
                }
                case WORD, QUOTED -> {
                    boolean afterLiteral = tokens.symbol(i - 1) == Symbol.STRING
                            || tokens.symbol(i - 1) == Symbol.DOLLAR_STRING
                            || tokens.symbol(i - 1) == Symbol.NUMBER;
                    if (afterLiteral && tokens.end(i - 1) == tokens.start(i)) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    private String write() {
        int i = 0;
        while (i < tokens.size()) {
            int end = valuesEnd(i, false);
            if (end > i) {
                append(values(i, end), i);
                i = end;
            } else if (isRow(i)) {
                i = rows(i);
            } else {
                append(token(i), i);
                i++;
            }
        }
        return shape.toString();
    }

    /** Several rows of values are written as one with dots behind. */
    private int rows(int first) {
        int end = tokens.closing(first);
        append("(" + values(first + 1, end) + ")", first);
        int next = end + 1;
        while (tokens.symbol(next) == Symbol.COMMA && isRow(next + 1)) {
            next = tokens.closing(next + 1) + 1;
        }
        if (next > end + 1) {
            shape.append(", ...");
        }
        return next;
    }

    private boolean isRow(int index) {
        return tokens.symbol(index) == Symbol.LEFT_PAREN
                && tokens.matched(index)
                && valuesEnd(index + 1, true) == tokens.closing(index)
                && tokens.closing(index) > index + 1;
    }

    private static String dots(boolean several) {
        return several ? "?, ..." : "?";
    }

    private String values(int start, int end) {
        boolean several = false;
        for (int i = start; i < end && !several; i++) {
            several = tokens.symbol(i) == Symbol.COMMA;
        }
        return dots(several);
    }

    /** The end of a list of values that begins at an index; the index itself if none does. */
    private int valuesEnd(int start, boolean nulls) {
        int end = valueEnd(start, nulls);
        if (end == start) {
            return start;
        }
        while (tokens.symbol(end) == Symbol.COMMA) {
            int next = valueEnd(end + 1, nulls);
            if (next == end + 1) {
                break;
            }
            end = next;
        }
        return end;
    }

    private int valueEnd(int index, boolean nulls) {
        Symbol symbol = tokens.symbol(index);
        Symbol before = tokens.symbol(index - 1);
        boolean truth = symbol == Symbol.TRUE || symbol == Symbol.FALSE;
        if (truth && (before == Symbol.IS || before == Symbol.NOT)) {
            return index;
        }
        if (symbol.isValue() || (nulls && symbol == Symbol.NULL)) {
            return index + 1;
        }
        boolean sign = symbol == Symbol.MINUS || symbol == Symbol.PLUS;
        return sign && !isOperand(before) && tokens.symbol(index + 1) == Symbol.NUMBER ? index + 2 : index;
    }

    private static boolean isOperand(Symbol symbol) {
        return symbol == Symbol.WORD
                || symbol == Symbol.QUOTED
                || symbol == Symbol.RIGHT_PAREN
                || symbol == Symbol.RIGHT_BRACE
                || (symbol.isValue() && symbol != Symbol.EOF);
    }

    private String token(int index) {
        Symbol symbol = tokens.symbol(index);
        if (symbol.isKeyword()) {
            return symbol.name();
        }
        String text = tokens.text().substring(tokens.start(index), tokens.end(index));
        return switch (symbol) {
            // MySQL's names may begin with digits, and so may a value whose quotes were forgotten.
            case WORD -> Letters.isDigit(text.charAt(0)) ? "?" : Names.fold(tokens.dialect(), text);
            case QUOTED -> isPlain(text) ? text : "\"?\"";
            default -> text;
        };
    }

    /** True if quoted text reads like a name: an address or a sentence between the wrong quotes is not shown. */
    private static boolean isPlain(String quoted) {
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (!Character.isLetterOrDigit(c) && "_$-.# &\"".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private void append(String text, int index) {
        if (index > 0 && isSpaced(tokens.symbol(index - 1), tokens.symbol(index))) {
            shape.append(' ');
        }
        shape.append(text);
    }

    private static boolean isSpaced(Symbol before, Symbol symbol) {
        return switch (symbol) {
            case COMMA, SEMICOLON, RIGHT_PAREN, DOT, CAST -> false;
            case LEFT_PAREN -> before != Symbol.WORD && before != Symbol.QUOTED && before != Symbol.LEFT_PAREN;
            default -> before != Symbol.LEFT_PAREN && before != Symbol.DOT && before != Symbol.CAST;
        };
    }
}
