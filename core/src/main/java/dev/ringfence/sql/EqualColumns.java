package dev.ringfence.sql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads which columns a condition compares by equality, in a part that must hold. Where an operator stands that binds less
 * than AND it reads nothing: too little is safe, too much is not.
 */
final class EqualColumns {
    private final @Nullable String qualifier;
    private final Map<String, Integer> values = new HashMap<>();

    private EqualColumns(@Nullable String qualifier) {
        this.qualifier = qualifier;
    }

    /**
     * The columns, each with the number of values that it may have.
     *
     * @param qualifier the only name by which columns of the table are told from those of joined ones; null where no other
     *     table is joined
     */
    static Map<String, Integer> of(Span condition, @Nullable String qualifier) {
        EqualColumns columns = new EqualColumns(qualifier);
        columns.conjunction(condition);
        return columns.values;
    }

    private void conjunction(Span span) {
        for (int i = span.from(); i < span.to(); i = span.next(i)) {
            if (bindsLess(span.symbol(i))) {
                return;
            }
        }
        int start = span.from();
        for (int i = span.from(); i < span.to(); i = span.next(i)) {
            if (span.symbol(i) == Symbol.AND) {
                conjunct(span.between(start, i));
                start = i + 1;
            }
        }
        conjunct(span.starting(start));
    }

    /** True for what may bind less than AND, or make an AND something else. */
    private static boolean bindsLess(Symbol symbol) {
        return switch (symbol) {
            case OR, XOR, BARS, AMPERSANDS, BANG, COLON, SEMICOLON, BAD, EOF -> true;
            case BETWEEN, CASE, WHEN, THEN, ELSE, END -> true;
            case SELECT, UNION, EXCEPT, INTERSECT, WITH, VALUES -> true;
            default -> false;
        };
    }

    private void conjunct(Span span) {
        int first = span.from();
        if (span.symbol(first) == Symbol.LEFT_PAREN && span.tokens().closing(first) == span.to() - 1) {
            conjunction(span.between(first + 1, span.to() - 1));
            return;
        }
        int equal = span.find(first, Symbol.EQUAL);
        int in = span.find(first, Symbol.IN);
        if (equal >= 0) {
            Span left = span.between(first, equal);
            Span right = span.starting(equal + 1);
            if (isValue(right)) {
                column(left, 1);
            } else if (isValue(left)) {
                column(right, 1);
            }
        } else if (in >= 0) {
            column(span.between(first, in), listed(span.starting(in + 1)));
        }
    }

    /** Notes a column of the table, if the span is one and there is a number of values. */
    private void column(Span span, int count) {
        boolean name = true;
        for (int i = span.from(); i < span.to(); i++) {
            Symbol symbol = span.symbol(i);
            boolean fits =
                    name ? symbol.isName() && symbol != Symbol.NOT && symbol != Symbol.NULL : symbol == Symbol.DOT;
            if (!fits) {
                return;
            }
            name = !name;
        }
        if (!name && count > 0 && isOwn(span)) {
            values.merge(Names.part(span, span.to() - 1), count, Math::min);
        }
    }

    private boolean isOwn(Span span) {
        return qualifier == null
                || (span.size() == 3 && Names.part(span, span.from()).equals(qualifier));
    }

    /** How many values a list in parentheses has; 0 if anything else stands there. */
    private static int listed(Span span) {
        if (span.symbol(span.from()) != Symbol.LEFT_PAREN || span.next(span.from()) != span.to()) {
            return 0;
        }
        int count = 0;
        int start = span.from() + 1;
        for (int i = start; i < span.to(); i++) {
            if (span.symbol(i) == Symbol.COMMA || i == span.to() - 1) {
                if (!isValue(span.between(start, i))) {
                    return 0;
                }
                count++;
                start = i + 1;
            }
        }
        return count;
    }

    /**
     * A parameter or a literal, in PostgreSQL also cast, but to no floating-point type, and none itself: that might meet
     * several keys.
     */
    private static boolean isValue(Span span) {
        return switch (span.symbol(span.from())) {
            case PARAMETER, STRING -> span.size() == 1 || isCast(span);
            case NUMBER -> !hasExponent(span) && (span.size() == 1 || isCast(span));
            default -> false;
        };
    }

    private static boolean hasExponent(Span span) {
        Tokens tokens = span.tokens();
        String text = tokens.text();
        for (int i = tokens.start(span.from()); i < tokens.end(span.from()); i++) {
            if (text.charAt(i) == 'e' || text.charAt(i) == 'E') {
                return true;
            }
        }
        return false;
    }

    private static boolean isCast(Span span) {
        int type = span.from() + 2;
        return span.size() == 3
                && span.symbol(span.from() + 1) == Symbol.CAST
                && span.symbol(type) == Symbol.WORD
                && !span.is(type, "real")
                && !span.is(type, "double")
                && !span.is(type, "float")
                && !span.is(type, "float4")
                && !span.is(type, "float8");
    }
}
