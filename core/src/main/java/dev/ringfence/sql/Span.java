package dev.ringfence.sql;

import org.jspecify.annotations.Nullable;

/** A run of tokens, from inclusive, to exclusive: a statement, a clause, or what stands in parentheses. */
record Span(Tokens tokens, int from, int to) {
    static final int NOT_FOUND = -1;

    /** The symbol at an index of the tokens; {@link Symbol#EOF} outside this span. */
    Symbol symbol(int index) {
        return index >= from && index < to ? tokens.symbol(index) : Symbol.EOF;
    }

    /** The next index at the same depth. */
    int next(int index) {
        return tokens.next(index);
    }

    /** The first index at this depth, at or after one, that holds a symbol. */
    int find(int start, Symbol symbol) {
        for (int i = start; i < to; i = next(i)) {
            if (tokens.symbol(i) == symbol) {
                return i;
            }
        }
        return NOT_FOUND;
    }

    boolean has(Symbol symbol) {
        return find(from, symbol) != NOT_FOUND;
    }

    /** True if the token at an index is this lower-case word. */
    boolean is(int index, String word) {
        return index < to && tokens.is(index, word);
    }

    /** True if a word at an index is used as a label or a setting's name, so that it begins no clause. */
    boolean isLabel(int index) {
        return symbol(index - 1) == Symbol.AS || symbol(index + 1) == Symbol.EQUAL;
    }

    Span starting(int index) {
        return new Span(tokens, index, to);
    }

    Span between(int start, int end) {
        return new Span(tokens, start, end);
    }

    boolean isEmpty() {
        return from >= to;
    }

    int size() {
        return to - from;
    }

    Dialect dialect() {
        return tokens.dialect();
    }

    /** True if no token is bad and every parenthesis has a partner. */
    boolean isWellFormed() {
        for (int i = from; i < to; i++) {
            Symbol symbol = tokens.symbol(i);
            if (symbol == Symbol.BAD
                    || ((symbol == Symbol.LEFT_PAREN || symbol == Symbol.RIGHT_PAREN) && !tokens.matched(i))) {
                return false;
            }
        }
        return true;
    }

    /** The content of the string at an index, or null if it is none or says something by escapes. */
    @Nullable
    String string(int index) {
        return switch (symbol(index)) {
            case DOLLAR_STRING -> Literals.dollarContent(tokens.text(), tokens.start(index), tokens.end(index));
            case STRING -> Literals.content(tokens.dialect(), tokens.text(), tokens.start(index), tokens.end(index));
            default -> null;
        };
    }
}
