package dev.ringfence.sql;

import java.util.Set;

/** Operators of several marks, put together from symbols that touch. */
final class Operators {
    private static final Set<String> ELSEWHERE = Set.of("<=>", "->", "->>", "<<", ">>", "!<", "!>");

    // PostgreSQL manual 4.1.3: an operator ends in + or - only if one of these is in it.
    private static final String STRONG = "~!@#%^&|`?";

    private Operators() {}

    /** The index behind the operator at an index; the index itself if there is none. */
    static int end(Span span, int start) {
        int end = start;
        while (isMark(span.symbol(end)) && (end == start || touches(span, end))) {
            end++;
            if (span.dialect() != Dialect.POSTGRESQL && end - start > 1 && !isKnown(span, start, end)) {
                return end - 1;
            }
        }
        return span.dialect() == Dialect.POSTGRESQL ? withoutSign(span, start, end) : end;
    }

    private static boolean isKnown(Span span, int start, int end) {
        String text = text(span, start, end);
        return ELSEWHERE.contains(text);
    }

    private static int withoutSign(Span span, int start, int end) {
        String text = text(span, start, end);
        int last = end;
        while (last - start > 1
                && (span.symbol(last - 1) == Symbol.PLUS || span.symbol(last - 1) == Symbol.MINUS)
                && text.chars().noneMatch(c -> STRONG.indexOf(c) >= 0)) {
            last--;
        }
        return last;
    }

    static String text(Span span, int start, int end) {
        return start == end
                ? ""
                : span.tokens()
                        .text()
                        .substring(span.tokens().start(start), span.tokens().end(end - 1));
    }

    private static boolean touches(Span span, int index) {
        return span.tokens().end(index - 1) == span.tokens().start(index);
    }

    private static boolean isMark(Symbol symbol) {
        return switch (symbol) {
            case STAR,
                    PLUS,
                    MINUS,
                    EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_EQUAL,
                    GREATER,
                    GREATER_EQUAL,
                    BARS,
                    AMPERSANDS,
                    BANG,
                    OTHER -> true;
            default -> false;
        };
    }
}
