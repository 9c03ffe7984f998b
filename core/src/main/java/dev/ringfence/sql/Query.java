package dev.ringfence.sql;

import java.util.List;

/** Statements that begin as reads, and what they do besides. */
final class Query {
    private Query() {}

    /** A SELECT, VALUES or TABLE, which may still create a table, write a file or call a function with an effect. */
    static Statement read(Span span, boolean nested) {
        Kind kind = Kind.READ;
        for (int i = span.from(); i < span.to(); i++) {
            Symbol symbol = span.symbol(i);
            if (symbol == Symbol.INTO && !isPartOfInsert(span, i)) {
                Kind into = into(span, i);
                if (into == Kind.DDL) {
                    List<ObjectName> created = Names.table(span.starting(i + 1));
                    return new Statement(into, Where.NOT_APPLICABLE, created, false, nested);
                }
                kind = into == Kind.READ ? kind : into;
            } else if (symbol == Symbol.LEFT_PAREN ? Effects.calledAt(span, i) : Effects.nextValueAt(span, i)) {
                kind = Kind.SIDE_EFFECT;
            }
        }
        return new Statement(kind, Where.NOT_APPLICABLE, List.of(), false, nested);
    }

    private static boolean isPartOfInsert(Span span, int into) {
        return switch (span.symbol(into - 1)) {
            case INSERT, REPLACE, MERGE, UPSERT, IGNORE, DELAYED, LOW_PRIORITY, HIGH_PRIORITY, AS -> true;
            default -> false;
        };
    }

    private static Kind into(Span span, int into) {
        return switch (span.symbol(into + 1)) {
            case OUTFILE, DUMPFILE -> Kind.SIDE_EFFECT;
            case PARAMETER -> Kind.READ;
            // MySQL has no SELECT INTO a table: a plain name is a variable of a routine.
            default -> span.dialect() == Dialect.MYSQL ? Kind.READ : Kind.DDL;
        };
    }

    /** What EXPLAIN would execute: empty if it only explains. */
    static Span explained(Span span) {
        boolean executes = false;
        int i = span.from() + 1;
        if (span.symbol(i) == Symbol.LEFT_PAREN && !startsStatement(span.symbol(i + 1))) {
            executes = analyzes(span.between(i + 1, Math.min(span.tokens().closing(i), span.to())));
            i = span.next(i);
        }
        for (; i < span.to() && !startsStatement(span.symbol(i)); i = span.next(i)) {
            executes |= isAnalyze(span.symbol(i));
            if (span.symbol(i) == Symbol.LEFT_PAREN && startsStatement(span.symbol(i + 1))) {
                break;
            }
        }
        return executes ? span.starting(i) : span.between(span.to(), span.to());
    }

    /** True if the options in the parentheses of EXPLAIN switch ANALYZE on. */
    private static boolean analyzes(Span options) {
        for (int i = options.from(); i < options.to(); i++) {
            if (isAnalyze(options.symbol(i))) {
                boolean off =
                        options.symbol(i + 1) == Symbol.FALSE || options.is(i + 1, "off") || options.is(i + 1, "0");
                if (!off) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAnalyze(Symbol symbol) {
        return symbol == Symbol.ANALYZE || symbol == Symbol.ANALYSE;
    }

    static boolean startsStatement(Symbol symbol) {
        return switch (symbol) {
            case SELECT, INSERT, UPDATE, DELETE, MERGE, REPLACE, VALUES, TABLE, WITH, EXECUTE, CREATE, DECLARE -> true;
            case REFRESH, TRUNCATE, CALL -> true;
            default -> false;
        };
    }
}
