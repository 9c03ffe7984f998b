package dev.ringfence.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Statements that begin as reads, and what they do besides. */
final class Query {
    private Query() {}

    /** A SELECT, VALUES or TABLE, which may still create a table, write a file or call a function with an effect. */
    static Statement read(Span span, boolean nested) {
        Set<Effect> effects = Set.of();
        for (int i = span.from(); i < span.to(); i++) {
            Effect effect = null;
            switch (span.symbol(i)) {
                case INTO -> {
                    if (!isPartOfInsert(span, i)) {
                        if (createsTable(span, i)) {
                            List<ObjectName> created = Names.table(span.starting(i + 1));
                            return new Statement(Kind.DDL, Where.NOT_APPLICABLE, created, false, nested);
                        }
                        effect = writesFile(span.symbol(i + 1)) ? Effect.WRITES_FILE : null;
                    }
                }
                case LEFT_PAREN -> effect = Effects.calledAt(span, i);
                case NEXT, DOT -> effect = Effects.nextValueAt(span, i) ? Effect.SEQUENCE : null;
                case FOR, LOCK -> effect = locksRows(span, i) ? Effect.LOCKS_ROWS : null;
                default -> {}
            }
            if (effect != null) {
                effects = effects.isEmpty() ? EnumSet.noneOf(Effect.class) : effects;
                effects.add(effect);
            }
        }
        boolean writes = false;
        for (Effect effect : effects) {
            writes |= effect.writes();
        }
        return Statement.of(writes ? Kind.SIDE_EFFECT : Kind.READ, nested, effects);
    }

    /** FOR UPDATE, FOR NO KEY UPDATE, FOR SHARE, FOR KEY SHARE; LOCK IN SHARE MODE. */
    private static boolean locksRows(Span span, int index) {
        if (span.symbol(index) == Symbol.LOCK) {
            return span.symbol(index + 1) == Symbol.IN && span.is(index + 2, "share");
        }
        return span.symbol(index + 1) == Symbol.UPDATE
                || span.is(index + 1, "share")
                || (span.is(index + 1, "no") && span.symbol(index + 2) == Symbol.KEY)
                || (span.symbol(index + 1) == Symbol.KEY && span.is(index + 2, "share"));
    }

    private static boolean isPartOfInsert(Span span, int into) {
        return switch (span.symbol(into - 1)) {
            case INSERT, REPLACE, MERGE, UPSERT, IGNORE, DELAYED, LOW_PRIORITY, HIGH_PRIORITY, AS -> true;
            default -> false;
        };
    }

    private static boolean writesFile(Symbol behindInto) {
        return behindInto == Symbol.OUTFILE || behindInto == Symbol.DUMPFILE;
    }

    /** True but for files and variables. MySQL has no SELECT INTO a table: a plain name is a variable of a routine. */
    private static boolean createsTable(Span span, int into) {
        Symbol next = span.symbol(into + 1);
        return !writesFile(next) && next != Symbol.PARAMETER && span.dialect() != Dialect.MYSQL;
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
