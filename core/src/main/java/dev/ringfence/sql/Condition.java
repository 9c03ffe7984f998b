package dev.ringfence.sql;

/**
 * Works out the few conditions whose truth needs no data: constants, comparisons of equal literals and of integers,
 * joined by NOT, AND, OR and parentheses. Anything else is open.
 */
final class Condition {
    private static final int MAX_DEPTH = 32;

    /** What is known of a condition for every row. */
    enum Truth {
        TRUE,
        FALSE,
        OPEN;

        Truth negated() {
            return this == TRUE ? FALSE : this == FALSE ? TRUE : OPEN;
        }
    }

    private Condition() {}

    static Truth of(Span condition) {
        return disjunction(condition, 0);
    }

    /** The next index at the same depth, where CASE and END enclose as parentheses do. */
    private static int next(Span span, int index) {
        int depth = 0;
        int i = index;
        do {
            depth += span.symbol(i) == Symbol.CASE ? 1 : 0;
            depth -= span.symbol(i) == Symbol.END ? 1 : 0;
            i = span.next(i);
        } while (depth > 0 && i < span.to());
        return i;
    }

    private static boolean isOr(Span span, int index) {
        // MySQL reads two bars as OR by default.
        return span.symbol(index) == Symbol.OR
                || (span.symbol(index) == Symbol.BARS && span.dialect() == Dialect.MYSQL);
    }

    private static Truth disjunction(Span span, int depth) {
        if (depth > MAX_DEPTH || span.isEmpty() || span.has(Symbol.XOR)) {
            return Truth.OPEN;
        }
        boolean open = false;
        int start = span.from();
        for (int i = start; ; i = next(span, i)) {
            if (i >= span.to() || isOr(span, i)) {
                Truth part = conjunction(span.between(start, Math.min(i, span.to())), depth);
                if (part == Truth.TRUE) {
                    return Truth.TRUE;
                }
                open |= part == Truth.OPEN;
                start = i + 1;
            }
            if (i >= span.to()) {
                return open ? Truth.OPEN : Truth.FALSE;
            }
        }
    }

    private static Truth conjunction(Span span, int depth) {
        // The AND of BETWEEN joins bounds, not conditions.
        if (span.isEmpty() || span.has(Symbol.BETWEEN)) {
            return Truth.OPEN;
        }
        boolean open = false;
        int start = span.from();
        for (int i = start; ; i = next(span, i)) {
            Symbol symbol = i < span.to() ? span.symbol(i) : Symbol.EOF;
            if (symbol == Symbol.EOF || symbol == Symbol.AND || symbol == Symbol.AMPERSANDS) {
                Truth part = predicate(span.between(start, Math.min(i, span.to())), depth);
                if (part == Truth.FALSE) {
                    return Truth.FALSE;
                }
                open |= part == Truth.OPEN;
                start = i + 1;
            }
            if (symbol == Symbol.EOF) {
                return open ? Truth.OPEN : Truth.TRUE;
            }
        }
    }

    private static Truth predicate(Span span, int depth) {
        boolean negated = false;
        int start = span.from();
        while (span.symbol(start) == Symbol.NOT) {
            negated = !negated;
            start++;
        }
        Truth truth = positive(span.starting(start), depth);
        return negated ? truth.negated() : truth;
    }

    private static Truth positive(Span span, int depth) {
        int first = span.from();
        Symbol symbol = span.symbol(first);
        if (symbol == Symbol.LEFT_PAREN && span.next(first) == span.to()) {
            return disjunction(span.between(first + 1, span.to() - 1), depth + 1);
        }
        if (span.size() == 1) {
            return constant(span, symbol);
        }
        if (span.size() == 3) {
            return comparison(span, first);
        }
        return Truth.OPEN;
    }

    private static Truth constant(Span span, Symbol symbol) {
        return switch (symbol) {
            case TRUE -> Truth.TRUE;
            case FALSE -> Truth.FALSE;
            // A number or a string is a condition where it is no type error.
            case NUMBER -> LoneLiteral.number(text(span, span.from()));
            case STRING -> LoneLiteral.string(span.dialect(), span.tokens(), span.from());
            default -> Truth.OPEN;
        };
    }

    private static Truth comparison(Span span, int left) {
        int right = left + 2;
        if (span.symbol(left) == Symbol.NUMBER && span.symbol(right) == Symbol.NUMBER) {
            long a = integer(span, left);
            long b = integer(span, right);
            return a < 0 || b < 0 ? Truth.OPEN : compared(Long.compare(a, b), span.symbol(left + 1));
        }
        boolean constants = span.symbol(left) == span.symbol(right)
                && (span.symbol(left) == Symbol.STRING
                        || span.symbol(left) == Symbol.TRUE
                        || span.symbol(left) == Symbol.FALSE);
        // Strings that are spelled alike are equal under every collation; others may be, too.
        return constants && alike(span.tokens(), left, right) ? compared(0, span.symbol(left + 1)) : Truth.OPEN;
    }

    private static Truth compared(int order, Symbol operator) {
        return switch (operator) {
            case EQUAL -> truth(order == 0);
            case NOT_EQUAL -> truth(order != 0);
            case LESS -> truth(order < 0);
            case LESS_EQUAL -> truth(order <= 0);
            case GREATER -> truth(order > 0);
            case GREATER_EQUAL -> truth(order >= 0);
            default -> Truth.OPEN;
        };
    }

    private static Truth truth(boolean holds) {
        return holds ? Truth.TRUE : Truth.FALSE;
    }

    private static String text(Span span, int index) {
        Tokens tokens = span.tokens();
        return tokens.text().substring(tokens.start(index), tokens.end(index));
    }

    /** A decimal integer of at most 18 digits; -1 for any other number. */
    private static long integer(Span span, int index) {
        Tokens tokens = span.tokens();
        int start = tokens.start(index);
        int end = tokens.end(index);
        if (end - start > 18) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            char c = tokens.text().charAt(i);
            if (!Letters.isDigit(c)) {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static boolean alike(Tokens tokens, int left, int right) {
        int length = tokens.end(left) - tokens.start(left);
        return length == tokens.end(right) - tokens.start(right)
                && tokens.text().regionMatches(tokens.start(left), tokens.text(), tokens.start(right), length);
    }
}
