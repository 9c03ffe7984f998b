package dev.ringfence.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the {@link RowSelection} of a text that is one plain UPDATE or DELETE. Where anything else stands in it, a join, a
 * condition with an operator that binds less than AND, it reads nothing: too little is safe, too much is not.
 */
final class RowSelections {
    private final Tokens tokens;
    private final Span whole;
    private final Set<String> pinned = new HashSet<>();

    private RowSelections(Tokens tokens, Span whole) {
        this.tokens = tokens;
        this.whole = whole;
    }

    static Optional<RowSelection> of(Tokens tokens) {
        int size = tokens.size();
        int end = tokens.symbol(size - 1) == Symbol.SEMICOLON ? size - 1 : size;
        Span whole = new Span(tokens, 0, end);
        if (tokens.hasVersionComments() || !whole.isWellFormed() || whole.has(Symbol.SEMICOLON)) {
            return Optional.empty();
        }
        return new RowSelections(tokens, whole).read();
    }

    private Optional<RowSelection> read() {
        boolean update = whole.symbol(0) == Symbol.UPDATE;
        boolean delete = whole.symbol(0) == Symbol.DELETE && whole.symbol(1) == Symbol.FROM;
        int set = update ? whole.find(1, Symbol.SET) : Span.NOT_FOUND;
        int where = whole.find(1, Symbol.WHERE);
        if ((!delete && set < 0) || where < set) {
            return Optional.empty();
        }
        int tables = update ? 1 : 2;
        int tablesEnd = update ? set : where < 0 ? conditionEnd(tables) : where;
        Optional<ObjectName> table = onlyTable(whole.between(tables, tablesEnd));
        if (table.isEmpty()
                || (where >= 0 && update && whole.between(set, where).has(Symbol.FROM))) {
            return Optional.empty();
        }
        Set<String> assigned = new HashSet<>();
        if (update) {
            assignments(whole.between(set + 1, where < 0 ? conditionEnd(set) : where), assigned);
        }
        if (where >= 0) {
            conjunction(whole.between(where + 1, conditionEnd(where + 1)));
        }
        return Optional.of(new RowSelection(table.get(), pinned, assigned));
    }

    private int conditionEnd(int start) {
        for (int i = start; i < whole.to(); i = whole.next(i)) {
            switch (whole.symbol(i)) {
                case ORDER, LIMIT, RETURNING, FETCH -> {
                    return i;
                }
                default -> {}
            }
        }
        return whole.to();
    }

    /** The one table, with an alias at most. */
    private static Optional<ObjectName> onlyTable(Span span) {
        int words = 0;
        for (int i = span.from(); i < span.to(); i++) {
            Symbol symbol = span.symbol(i);
            if (symbol == Symbol.DOT) {
                words--;
            } else if (!symbol.isName() || symbol == Symbol.JOIN || symbol == Symbol.USING) {
                return Optional.empty();
            } else if (symbol != Symbol.ONLY && symbol != Symbol.AS) {
                words++;
            }
        }
        List<ObjectName> names = Names.list(span);
        return words >= 1 && words <= 2 && names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    /** The names right before an equals sign that follow the start or a comma; in a list of several, all of them. */
    private void assignments(Span span, Set<String> assigned) {
        boolean expected = true;
        for (int i = span.from(); i < span.to(); i = span.next(i)) {
            if (span.symbol(i) == Symbol.COMMA) {
                expected = true;
            } else if (span.symbol(i) == Symbol.EQUAL) {
                expected = false;
            } else if (expected && span.symbol(i) == Symbol.LEFT_PAREN) {
                for (int k = i + 1; k < tokens.closing(i); k++) {
                    name(k, assigned);
                }
            } else if (expected) {
                name(i, assigned);
            }
        }
    }

    private void name(int index, Set<String> into) {
        if (tokens.symbol(index).isName() && tokens.symbol(index + 1) != Symbol.DOT) {
            into.add(Names.part(whole, index));
        }
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
        if (span.symbol(first) == Symbol.LEFT_PAREN && tokens.closing(first) == span.to() - 1) {
            conjunction(span.between(first + 1, span.to() - 1));
            return;
        }
        int equal = span.find(first, Symbol.EQUAL);
        if (equal < 0) {
            return;
        }
        Span left = span.between(first, equal);
        Span right = span.starting(equal + 1);
        if (isColumn(left) && isValue(right)) {
            pinned.add(Names.part(whole, left.to() - 1));
        } else if (isValue(left) && isColumn(right)) {
            pinned.add(Names.part(whole, right.to() - 1));
        }
    }

    private static boolean isColumn(Span span) {
        boolean name = true;
        for (int i = span.from(); i < span.to(); i++) {
            boolean fits = name
                    ? span.symbol(i) == Symbol.QUOTED
                            || (span.symbol(i).isName()
                                    && span.symbol(i) != Symbol.NOT
                                    && span.symbol(i) != Symbol.NULL)
                    : span.symbol(i) == Symbol.DOT;
            if (!fits) {
                return false;
            }
            name = !name;
        }
        return !name;
    }

    /** A parameter or a literal, in PostgreSQL also cast, but to no floating-point type: that might meet several keys. */
    private static boolean isValue(Span span) {
        return switch (span.symbol(span.from())) {
            case PARAMETER, STRING, NUMBER ->
                span.size() == 1
                        || (span.size() == 3
                                && span.symbol(span.from() + 1) == Symbol.CAST
                                && span.symbol(span.from() + 2) == Symbol.WORD
                                && !span.is(span.from() + 2, "real")
                                && !span.is(span.from() + 2, "double")
                                && !span.is(span.from() + 2, "float")
                                && !span.is(span.from() + 2, "float4")
                                && !span.is(span.from() + 2, "float8"));
            default -> false;
        };
    }
}
