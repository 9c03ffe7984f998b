package dev.ringfence.sql;

/**
 * Statements that follow each other without a semicolon, as SQL Server takes them. Read so in the fallback dialect alone:
 * there a second verb would otherwise pass for a name, and a condition behind it for that of the first.
 */
final class Batches {
    private Batches() {}

    /** The index where the next statement begins, after the one that begins a span; {@link Span#NOT_FOUND} if none does. */
    static int next(Span span) {
        int start = span.from();
        switch (span.symbol(start)) {
            // Their bodies and lists name verbs.
            case CREATE, ALTER, GRANT, REVOKE, DENY, MERGE, COMMENT, EXPLAIN, PREPARE -> {
                return Span.NOT_FOUND;
            }
            case WITH -> {
                start = main(span);
                if (start >= span.to() || span.symbol(start) == Symbol.MERGE) {
                    return Span.NOT_FOUND;
                }
            }
            default -> {}
        }
        boolean changes = span.symbol(start) == Symbol.UPDATE || span.symbol(start) == Symbol.DELETE;
        for (int i = start + 1; i < span.to(); i = span.next(i)) {
            boolean verb = span.symbol(i) == Symbol.SELECT ? changes : opens(span, i);
            if (verb && follows(span, i)) {
                return i;
            }
        }
        return Span.NOT_FOUND;
    }

    /** The verb behind the parts of a WITH. */
    private static int main(Span span) {
        int i = span.from() + 1;
        while (i < span.to()) {
            switch (span.symbol(i)) {
                case SELECT, INSERT, UPDATE, DELETE, MERGE -> {
                    return i;
                }
                default -> i = span.next(i);
            }
        }
        return span.to();
    }

    private static boolean opens(Span span, int index) {
        Symbol next = span.symbol(index + 1);
        return switch (span.symbol(index)) {
            case INSERT, MERGE -> next == Symbol.INTO || next.isName();
            case UPDATE, EXEC, EXECUTE -> next.isName();
            case DELETE -> next == Symbol.FROM || next == Symbol.TOP || next == Symbol.WORD || next == Symbol.QUOTED;
            case TRUNCATE -> next == Symbol.TABLE;
            case DROP, ALTER, CREATE ->
                switch (next) {
                    case TABLE, VIEW, INDEX, PROCEDURE, FUNCTION, TRIGGER, SCHEMA, DATABASE, USER, ROLE -> true;
                    case SEQUENCE, TYPE, UNIQUE, OR -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /** True if what stands before an index may end a statement: a name, a value, a parenthesis. */
    private static boolean follows(Span span, int index) {
        Symbol before = span.symbol(index - 1);
        return switch (before) {
            case RIGHT_PAREN, WORD, QUOTED, NULL, STAR, END, TRANSACTION, WORK, DEFAULT -> true;
            // SET NOCOUNT ON; elsewhere it is ON DELETE.
            case ON -> span.symbol(span.from()) == Symbol.SET;
            default -> before.isValue();
        };
    }
}
