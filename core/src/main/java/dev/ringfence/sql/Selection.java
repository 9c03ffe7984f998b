package dev.ringfence.sql;

import org.jspecify.annotations.Nullable;

/**
 * The clauses of one SELECT without set operations.
 *
 * @param list what it selects, without DISTINCT
 * @param source its FROM; empty if there is none
 * @param where its condition; empty if there is none
 * @param isGrouped true if it has GROUP BY
 * @param isSimple true if nothing else decides about its rows: no HAVING, OFFSET, FETCH, WINDOW, no limit but a number
 * @param isLimited true if it has a limit
 * @param isCutToNothing true if its limit is zero
 */
record Selection(
        Span list,
        Span source,
        Span where,
        boolean isGrouped,
        boolean isSimple,
        boolean isLimited,
        boolean isCutToNothing) {

    /** The clauses of a span that begins with SELECT; null if they cannot be told apart. */
    static @Nullable Selection of(Span span) {
        int start = span.from() + 1;
        while (span.is(start, "distinct") || span.symbol(start) == Symbol.ALL) {
            start++;
        }
        int from = Span.NOT_FOUND;
        int where = Span.NOT_FOUND;
        int end = span.to();
        boolean grouped = false;
        boolean simple = span.symbol(start) != Symbol.ON && span.symbol(start) != Symbol.TOP;
        boolean limited = false;
        boolean none = false;
        for (int i = start; i < span.to(); i = span.next(i)) {
            switch (span.symbol(i)) {
                case FROM -> {
                    if (span.is(i - 1, "distinct")) {
                        break; // IS DISTINCT FROM
                    }
                    from = from < 0 && end == span.to() ? i : from;
                }
                case WHERE -> where = where < 0 && end == span.to() ? i : where;
                case GROUP -> {
                    grouped = true;
                    end = Math.min(end, i);
                }
                case ORDER -> end = Math.min(end, i);
                case FOR -> end = span.symbol(i + 1) == Symbol.UPDATE ? Math.min(end, i) : end;
                case LIMIT -> {
                    end = Math.min(end, i);
                    boolean number = span.symbol(i + 1) == Symbol.NUMBER;
                    limited = true;
                    none |= number && isZero(span, i + 1);
                    // MySQL writes its offset before a comma.
                    simple &= number && span.symbol(i + 2) != Symbol.COMMA;
                }
                case HAVING, OFFSET, FETCH, INTERSECT, EXCEPT, UNION, INTO -> {
                    simple = false;
                    end = Math.min(end, i);
                }
                default -> simple &= !span.is(i, "window");
            }
        }
        int last = where >= 0 ? where : end;
        if (from > last) {
            return null;
        }
        Span nothing = span.between(span.to(), span.to());
        return new Selection(
                span.between(start, from >= 0 ? from : last),
                from >= 0 ? span.between(from + 1, last) : nothing,
                where >= 0 ? span.between(where + 1, end) : nothing,
                grouped,
                simple,
                limited,
                none);
    }

    private static boolean isZero(Span span, int index) {
        Tokens tokens = span.tokens();
        return tokens.end(index) - tokens.start(index) == 1 && tokens.text().charAt(tokens.start(index)) == '0';
    }
}
