package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads names of objects where a statement lists what it changes. */
final class Names {
    private Names() {}

    /**
     * The names in a list of tables or a join, in order: after its start, each comma and each JOIN. Subqueries,
     * functions, aliases and conditions are passed over.
     */
    static List<ObjectName> list(Span span) {
        List<ObjectName> names = new ArrayList<>(2);
        boolean expected = true;
        int i = span.from();
        while (i < span.to()) {
            Symbol symbol = span.symbol(i);
            if (symbol == Symbol.LEFT_PAREN) {
                expected &= !Query.startsStatement(span.symbol(i + 1));
                i = expected ? i + 1 : span.next(i);
            } else if (separates(span, i)) {
                expected = true;
                i++;
            } else if (expected && symbol.isName() && !isModifier(span, i)) {
                int end = end(span, i);
                if (span.symbol(end) != Symbol.LEFT_PAREN) {
                    names.add(name(span, i, end));
                }
                expected = false;
                i = end;
            } else {
                i++;
            }
        }
        return names;
    }

    private static boolean separates(Span span, int index) {
        return switch (span.symbol(index)) {
            case COMMA, JOIN, STRAIGHT_JOIN -> true;
            case USING -> span.symbol(index + 1) != Symbol.LEFT_PAREN;
            default -> false;
        };
    }

    /** The one table at the start of a span, if any. */
    static List<ObjectName> table(Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            if (span.symbol(i).isName() && !isModifier(span, i)) {
                return List.of(name(span, i, end(span, i)));
            }
        }
        return List.of();
    }

    /** The names after CREATE, ALTER or DROP: what follows the word for the type of object. */
    static List<ObjectName> defined(Span span) {
        int i = span.from() + 1;
        while (isAdjective(span.symbol(i))) {
            i++;
        }
        i++; // the type
        while (isCaution(span.symbol(i)) && span.symbol(i + 1).isName()) {
            i++;
        }
        List<ObjectName> names = new ArrayList<>(1);
        while (span.symbol(i).isName()) {
            int end = end(span, i);
            names.add(name(span, i, end));
            end = span.symbol(end) == Symbol.LEFT_PAREN ? span.next(end) : end;
            i = span.symbol(end) == Symbol.COMMA ? end + 1 : span.to();
        }
        return names;
    }

    /** Words between CREATE and the type of object. */
    private static boolean isAdjective(Symbol symbol) {
        return switch (symbol) {
            case OR, REPLACE, TEMP, TEMPORARY, UNLOGGED, GLOBAL, LOCAL, UNIQUE, MATERIALIZED, FOREIGN -> true;
            case RECURSIVE, AGGREGATE, CONSTRAINT -> true;
            default -> false;
        };
    }

    private static boolean isCaution(Symbol symbol) {
        return switch (symbol) {
            case IF, NOT, EXISTS, ONLY, CONCURRENTLY -> true;
            default -> false;
        };
    }

    /** Words that may stand before a table; they are its name when nothing follows that could be one. */
    private static boolean isModifier(Span span, int index) {
        return switch (span.symbol(index)) {
            case ONLY,
                    LATERAL,
                    TABLE,
                    INTO,
                    LOW_PRIORITY,
                    HIGH_PRIORITY,
                    DELAYED,
                    QUICK,
                    IGNORE,
                    TEMP,
                    TEMPORARY,
                    OR,
                    REPLACE,
                    UNLOGGED -> {
                Symbol next = span.symbol(index + 1);
                yield next.isName() || next == Symbol.LEFT_PAREN;
            }
            default -> false;
        };
    }

    private static int end(Span span, int start) {
        int end = start + 1;
        while (span.symbol(end) == Symbol.DOT && span.symbol(end + 1).isName()) {
            end += 2;
        }
        return end;
    }

    private static ObjectName name(Span span, int start, int end) {
        if (end == start + 1) {
            return new ObjectName(List.of(part(span, start)));
        }
        List<String> parts = new ArrayList<>(3);
        for (int i = start; i < end; i += 2) {
            parts.add(part(span, i));
        }
        return new ObjectName(parts);
    }

    static String part(Span span, int index) {
        Tokens tokens = span.tokens();
        String text = tokens.text();
        if (tokens.symbol(index) == Symbol.QUOTED) {
            return Literals.quotedName(text, tokens.start(index), tokens.end(index));
        }
        return fold(span.dialect(), text.substring(tokens.start(index), tokens.end(index)));
    }

    static String fold(Dialect dialect, String word) {
        return switch (dialect) {
            case POSTGRESQL -> word.toLowerCase(Locale.ROOT);
            case H2, ANSI -> word.toUpperCase(Locale.ROOT);
            case MYSQL -> word;
        };
    }
}
