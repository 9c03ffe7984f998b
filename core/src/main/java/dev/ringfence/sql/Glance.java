package dev.ringfence.sql;

import java.util.List;

/**
 * Sees at a glance that a condition selects rows: where one part of an AND, or one of each part of an OR, compares a
 * column with something else than itself. It saves the proof for the few conditions that need one; a condition that never
 * holds besides is not told.
 */
final class Glance {
    private final Span span;
    private final List<ObjectName> tables;
    private final boolean several;

    private Glance(Span span, List<ObjectName> tables) {
        this.span = span;
        this.tables = tables;
        this.several = span.has(Symbol.OR) || span.has(Symbol.BARS);
    }

    static boolean selects(Span condition, List<ObjectName> tables) {
        return new Glance(condition, tables).selects();
    }

    private boolean selects() {
        boolean here = false;
        for (int i = span.from(); i < span.to(); ) {
            switch (span.symbol(i)) {
                case WORD, QUOTED -> {
                    int end = comparison(i);
                    here |= end > i;
                    i = end > i ? end : part(i);
                    if (i == Span.NOT_FOUND) {
                        return false;
                    }
                }
                case OR, BARS -> {
                    if (!here) {
                        return false;
                    }
                    here = false;
                    i++;
                }
                case AND -> i++;
                // A constant may make the whole never true, NOT and CASE read on.
                case NUMBER, STRING, FALSE, NOT, CASE, XOR, BETWEEN, AMPERSANDS -> {
                    return false;
                }
                default -> i = span.next(i);
            }
        }
        return here;
    }

    /** The end of what stands between two of AND and OR. */
    private int part(int start) {
        int i = start;
        while (i < span.to() && !joins(span.symbol(i))) {
            if (span.symbol(i) == Symbol.BETWEEN || span.symbol(i) == Symbol.CASE) {
                return Span.NOT_FOUND;
            }
            i = span.next(i);
        }
        return i;
    }

    private static boolean joins(Symbol symbol) {
        return switch (symbol) {
            case AND, OR, EOF, BARS, XOR, AMPERSANDS -> true;
            default -> false;
        };
    }

    /** The end of a comparison of the column at an index with something else, else the index. */
    private int comparison(int start) {
        int column = start;
        while (span.symbol(column + 1) == Symbol.DOT && span.symbol(column + 2).isName()) {
            column += 2;
        }
        int operator = column + 1;
        if (column == start
                && Clock.isWord(
                        span.tokens().text(),
                        span.tokens().start(start),
                        span.tokens().end(start))) {
            return start;
        }
        int right = operator + 1;
        int end = switch (span.symbol(operator)) {
            case EQUAL -> isValue(right) ? right + 1 : several ? start : other(start, column, right);
            case LESS, GREATER, LESS_EQUAL, GREATER_EQUAL, NOT_EQUAL ->
                several ? start : isValue(right) ? right + 1 : other(start, column, right);
            case IN -> span.symbol(right) == Symbol.LEFT_PAREN && lists(right) ? span.next(right) : start;
            case IS -> several ? start : missing(start, right);
            case LIKE -> several || !leavesOut(right) ? start : right + 1;
            case BETWEEN ->
                !several && isNumber(right) && span.symbol(right + 1) == Symbol.AND && isNumber(right + 2)
                        ? right + 3
                        : start;
            default -> start;
        };
        return end > start && joins(span.symbol(end)) ? end : start;
    }

    private boolean isValue(int index) {
        return isNumber(index) || span.symbol(index) == Symbol.STRING;
    }

    private boolean isNumber(int index) {
        return span.symbol(index) == Symbol.NUMBER || span.symbol(index) == Symbol.PARAMETER;
    }

    /** IS NULL, IS NOT NULL. */
    private int missing(int start, int right) {
        int nothing = span.symbol(right) == Symbol.NOT ? right + 1 : right;
        return span.symbol(nothing) == Symbol.NULL ? nothing + 1 : start;
    }

    /** True for a parameter, and for a pattern that is more than percent signs. */
    private boolean leavesOut(int index) {
        Tokens tokens = span.tokens();
        return switch (span.symbol(index)) {
            case PARAMETER -> true;
            case STRING ->
                tokens.text()
                        .substring(tokens.start(index) + 1, tokens.end(index) - 1)
                        .chars()
                        .anyMatch(c -> c != '%' && c != '_');
            default -> false;
        };
    }

    /** True for a list of values, or a subquery over other tables than the one whose rows are selected. */
    private boolean lists(int parenthesis) {
        int end = Math.min(span.tokens().closing(parenthesis), span.to());
        if (span.symbol(parenthesis + 1) == Symbol.SELECT) {
            return !several && isElsewhere(parenthesis + 1, end);
        }
        for (int i = parenthesis + 1; i < end; i++) {
            if (!isValue(i) && span.symbol(i) != Symbol.COMMA) {
                return false;
            }
        }
        return end > parenthesis + 1;
    }

    private boolean isElsewhere(int from, int to) {
        if (span.between(from, to).find(from, Symbol.FROM) == Span.NOT_FOUND) {
            return false;
        }
        for (ObjectName table : tables) {
            String name = Condition.lower(table.name());
            for (int i = from; i < to; i++) {
                if (span.is(i, name) || span.symbol(i) == Symbol.QUOTED) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The end of an expression in which the column itself does not come; else the start of the comparison. */
    private int other(int start, int column, int right) {
        if (right >= span.to() || joins(span.symbol(right))) {
            return start;
        }
        int end = right;
        while (!joins(span.symbol(end))) {
            switch (span.symbol(end)) {
                case NULL,
                        IS,
                        LIKE,
                        IN,
                        BETWEEN,
                        NOT,
                        CASE,
                        QUOTED,
                        EQUAL,
                        LESS,
                        GREATER,
                        LESS_EQUAL,
                        GREATER_EQUAL,
                        NOT_EQUAL -> {
                    return start;
                }
                default -> end = Math.min(span.next(end), span.to());
            }
        }
        for (int i = right; i < end; i++) {
            if (span.symbol(i) == Symbol.QUOTED || (sameText(column, i) && !ofAnother(start, column, i))) {
                return start;
            }
        }
        return end;
    }

    private boolean sameText(int column, int index) {
        Tokens tokens = span.tokens();
        int length = tokens.end(column) - tokens.start(column);
        return span.symbol(column) == Symbol.QUOTED
                || (length == tokens.end(index) - tokens.start(index)
                        && tokens.text()
                                .regionMatches(true, tokens.start(column), tokens.text(), tokens.start(index), length));
    }

    /** True if both names carry a table, and not the same one. */
    private boolean ofAnother(int start, int column, int index) {
        return start < column && span.symbol(index - 1) == Symbol.DOT && !sameText(column - 2, index - 2);
    }
}
