package dev.ringfence.sql;

import java.util.List;

/** Which rows a MERGE changes: those its ON condition matches, or those that its source does not have. */
final class Merge {
    private Merge() {}

    /** The verdict on a MERGE, from its USING on. */
    static Where where(Span span) {
        Where verdict = Where.NOT_APPLICABLE;
        Where every = Where.PRESENT;
        int on = span.find(span.from(), Symbol.ON);
        int when = Span.NOT_FOUND;
        boolean first = true;
        for (int i = span.from(); i < span.to(); i = span.next(i)) {
            if (opensClause(span, i)) {
                when = i;
                every = first ? matched(span, on, i) : every;
                first = false;
            } else if (span.symbol(i) == Symbol.THEN && when >= 0) {
                if (changes(span.symbol(i + 1)) && !isConditional(span.between(when, i))) {
                    if (bySource(span, when)) {
                        return Where.ABSENT;
                    }
                    verdict = every.unlimited() ? every : present(verdict);
                } else if (changes(span.symbol(i + 1))) {
                    verdict = present(verdict);
                }
                when = Span.NOT_FOUND;
            }
        }
        return verdict;
    }

    private static Where present(Where verdict) {
        return verdict == Where.NOT_APPLICABLE ? Where.PRESENT : verdict;
    }

    private static boolean changes(Symbol action) {
        return action == Symbol.UPDATE || action == Symbol.DELETE;
    }

    /** What the ON condition says of the rows of the table. */
    private static Where matched(Span span, int on, int when) {
        return on >= 0 && on < when ? judged(span.between(on + 1, when)) : Where.PRESENT;
    }

    private static Where judged(Span condition) {
        return Condition.judge(condition, List.of(), condition.between(condition.from(), condition.from()));
    }

    private static boolean opensClause(Span span, int i) {
        return span.symbol(i) == Symbol.WHEN
                && (span.symbol(i + 1) == Symbol.MATCHED
                        || (span.symbol(i + 1) == Symbol.NOT && span.symbol(i + 2) == Symbol.MATCHED));
    }

    private static boolean bySource(Span span, int when) {
        return span.symbol(when + 1) == Symbol.NOT
                && span.symbol(when + 3) == Symbol.BY
                && span.symbol(when + 4) == Symbol.SOURCE;
    }

    private static boolean isConditional(Span clause) {
        int and = clause.find(clause.from(), Symbol.AND);
        return and >= 0 && !judged(clause.starting(and + 1)).unlimited();
    }
}
