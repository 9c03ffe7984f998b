package dev.ringfence.sql;

/** Statements that hold others between BEGIN and END, so that not every semicolon ends them. */
final class Blocks {
    /** A block that is not closed. */
    static final int UNCLOSED = -1;

    private static final int LONGEST_HEADER = 24;

    private Blocks() {}

    /** True if the statement at an index may hold a block: a routine, or a block of its own. */
    static boolean opensAt(Span span, int start) {
        return switch (span.symbol(start)) {
            case CREATE, ALTER -> span.dialect() != Dialect.H2 && definesRoutine(span, start);
            case BEGIN, DECLARE -> isBlock(span, start);
            default -> false;
        };
    }

    /** True if BEGIN or DECLARE starts a block that runs at once. PostgreSQL and H2 have none outside of text. */
    static boolean isBlock(Span span, int start) {
        if (span.dialect() == Dialect.POSTGRESQL || span.dialect() == Dialect.H2) {
            return false;
        }
        if (span.symbol(start) == Symbol.BEGIN) {
            return !Control.beginsTransaction(span, start);
        }
        boolean cursor = span.symbol(start + 2) == Symbol.CURSOR || span.symbol(start + 3) == Symbol.CURSOR;
        return span.dialect() == Dialect.ANSI && span.symbol(start + 1) != Symbol.PARAMETER && !cursor;
    }

    private static boolean definesRoutine(Span span, int start) {
        int limit = Math.min(span.to(), start + LONGEST_HEADER);
        for (int i = start + 1; i < limit; i = span.next(i)) {
            switch (span.symbol(i)) {
                case PROCEDURE, FUNCTION, TRIGGER, EVENT, PACKAGE -> {
                    return true;
                }
                case TABLE, VIEW, INDEX, SCHEMA, DATABASE, USER, ROLE, SEQUENCE, TYPE, AS, SELECT, SEMICOLON -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }

    /** The index of the semicolon that ends the statement, or the end of the span; {@link #UNCLOSED} if END is missing. */
    static int end(Span span, int start) {
        int depth = 0;
        for (int i = start; i < span.to(); i = span.next(i)) {
            switch (span.symbol(i)) {
                case SEMICOLON -> {
                    if (depth == 0 && span.symbol(start) != Symbol.DECLARE) {
                        return i;
                    }
                    if (depth == 0 && span.symbol(i - 1) == Symbol.END) {
                        return i;
                    }
                }
                case BEGIN ->
                    depth += span.dialect() != Dialect.POSTGRESQL || span.symbol(i + 1) == Symbol.ATOMIC ? 1 : 0;
                case CASE -> depth++;
                case IF, LOOP, REPEAT, WHILE -> depth += opensInner(span, i) ? 1 : 0;
                case END -> {
                    if (depth == 0) {
                        return UNCLOSED;
                    }
                    depth--;
                    if (closesInner(span.symbol(i + 1))) {
                        i++;
                    }
                }
                default -> {}
            }
        }
        return depth == 0 ? span.to() : UNCLOSED;
    }

    private static boolean opensInner(Span span, int i) {
        return switch (span.symbol(i)) {
            // Oracle's loops all end in END LOOP, whatever stands before LOOP.
            case LOOP -> span.dialect() == Dialect.ANSI || followsSeparator(span, i);
            case WHILE, REPEAT -> span.dialect() != Dialect.ANSI && followsSeparator(span, i);
            default -> followsSeparator(span, i);
        };
    }

    private static boolean closesInner(Symbol symbol) {
        return switch (symbol) {
            case IF, CASE, LOOP, REPEAT, WHILE -> true;
            default -> false;
        };
    }

    /** True if a statement of a block may begin at an index. */
    static boolean followsSeparator(Span span, int index) {
        return switch (span.symbol(index - 1)) {
            case EOF, SEMICOLON, BEGIN, ATOMIC, THEN, ELSE, LOOP, DO, REPEAT, ROW, COLON -> true;
            default -> false;
        };
    }
}
