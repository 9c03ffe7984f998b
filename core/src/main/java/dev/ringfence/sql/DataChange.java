package dev.ringfence.sql;

import java.util.List;
import java.util.Set;

/** INSERT, UPDATE, DELETE, MERGE and their kin: which rows, of which tables. */
final class DataChange {
    private DataChange() {}

    static Statement update(Span span, boolean nested) {
        int set = span.find(span.from() + 1, Symbol.SET);
        if (set == Span.NOT_FOUND) {
            return Statement.unknown(nested);
        }
        Span tables = withoutTop(span.between(span.from() + 1, set));
        return limitedTo(span, Kind.UPDATE, tables, nested);
    }

    static Statement delete(Span span, boolean nested) {
        int start = span.from() + 1;
        int from = -1;
        int end = span.to();
        for (int i = start; i < span.to(); i = span.next(i)) {
            Symbol symbol = span.symbol(i);
            if (symbol == Symbol.FROM && from < 0) {
                from = i;
            } else if (symbol == Symbol.WHERE
                    || symbol == Symbol.RETURNING
                    || symbol == Symbol.ORDER
                    || symbol == Symbol.LIMIT
                    || (symbol == Symbol.USING && span.dialect() != Dialect.MYSQL)) {
                end = i;
                break;
            }
        }
        boolean named = from >= 0 && from < end;
        Span tables = named ? span.between(from + 1, end) : withoutTop(span.between(start, end));
        return limitedTo(span, Kind.DELETE, tables, nested);
    }

    private static Span withoutTop(Span span) {
        return span.symbol(span.from()) == Symbol.TOP && span.symbol(span.from() + 1) == Symbol.LEFT_PAREN
                ? span.starting(Math.min(span.next(span.from() + 1), span.to()))
                : span;
    }

    /** Finds the statement's own WHERE and row limit among its top-level clauses. */
    private static Statement limitedTo(Span span, Kind kind, Span region, boolean nested) {
        List<ObjectName> tables = Names.list(region);
        int where = Span.NOT_FOUND;
        int join = Span.NOT_FOUND;
        int end = span.to();
        boolean limited = false;
        for (int i = span.from() + 1; i < span.to(); i = span.next(i)) {
            switch (span.symbol(i)) {
                case WHERE -> {
                    if (where < 0 && end == span.to() && span.symbol(i - 1) != Symbol.AS) {
                        where = i;
                    }
                }
                case FROM, USING -> join = where < 0 && i >= region.to() ? i : join;
                case LIMIT, FETCH, TOP -> {
                    if (isCount(span, i + 1) && !span.isLabel(i)) {
                        limited = true;
                        end = span.symbol(i) == Symbol.TOP ? end : Math.min(end, i);
                    }
                }
                default -> {
                    if (endsCondition(span, i)) {
                        end = Math.min(end, i);
                    }
                }
            }
        }
        Where verdict = where < 0 ? Where.ABSENT : Condition.judge(span.between(where + 1, end), tables, region);
        if (verdict == Where.PRESENT && join >= 0 && tables.size() == 1) {
            Set<String> own = Condition.names(tables.get(0), region);
            boolean unrelated = Joined.isUnrelated(own, span.between(join + 1, where), span.between(where + 1, end));
            verdict = unrelated ? Where.UNRELATED : verdict;
        }
        return new Statement(kind, verdict, tables, limited, nested);
    }

    /** True at the clauses that may follow WHERE. */
    private static boolean endsCondition(Span span, int index) {
        return switch (span.symbol(index)) {
            case ORDER -> span.symbol(index + 1) == Symbol.BY;
            case RETURNING -> !span.isLabel(index);
            case OPTION -> span.symbol(index + 1) == Symbol.LEFT_PAREN;
            default -> false;
        };
    }

    private static boolean isCount(Span span, int index) {
        return switch (span.symbol(index)) {
            case NUMBER, PARAMETER, LEFT_PAREN, NEXT -> true;
            default -> span.is(index, "first");
        };
    }

    static Statement insert(Span span, boolean nested) {
        Kind kind = span.symbol(span.from()) == Symbol.REPLACE ? Kind.REPLACE : Kind.INSERT;
        if (span.symbol(span.from() + 1) == Symbol.OR && span.symbol(span.from() + 2) == Symbol.REPLACE) {
            kind = Kind.REPLACE;
        }
        if (span.symbol(span.from()) == Symbol.UPSERT || updatesOnConflict(span)) {
            kind = Kind.UPSERT;
        }
        int into = span.find(span.from() + 1, Symbol.INTO);
        Span table = span.starting(into < 0 ? span.from() + 1 : into + 1);
        return new Statement(kind, Where.NOT_APPLICABLE, Names.table(table), false, nested);
    }

    private static boolean updatesOnConflict(Span span) {
        for (int i = span.from(); i < span.to(); i = span.next(i)) {
            if (span.symbol(i) == Symbol.ON && span.symbol(i + 1) == Symbol.DUPLICATE) {
                return true;
            }
            if (span.symbol(i) == Symbol.DO && span.symbol(i + 1) == Symbol.UPDATE) {
                return true;
            }
        }
        return false;
    }

    static Statement merge(Span span, boolean nested) {
        List<ObjectName> table = Names.table(span.starting(span.from() + 1));
        int using = span.find(span.from(), Symbol.USING);
        if (using < 0) {
            // H2's MERGE INTO ... KEY
            return new Statement(Kind.UPSERT, Where.NOT_APPLICABLE, table, false, nested);
        }
        return new Statement(Kind.MERGE, Merge.where(span.starting(using)), table, false, nested);
    }
}
