package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts tokens into statements and judges each by its verb, along with those nested in it. */
final class StatementReader {
    /** Text in text in text is not followed any further; the statement that runs it is opaque anyway. */
    private static final int MAX_TEXTS = 2;

    private final List<Statement> found = new ArrayList<>(2);
    private final int texts;

    private StatementReader(int texts) {
        this.texts = texts;
    }

    /** Everything that would run, in order. */
    static List<Statement> read(Tokens tokens) {
        StatementReader reader = new StatementReader(0);
        reader.all(new Span(tokens, 0, tokens.size()), false);
        return reader.found;
    }

    private void all(Span span, boolean nested) {
        int start = span.from();
        while (start < span.to()) {
            int end = start;
            if (Blocks.opensAt(span, start)) {
                end = Blocks.end(span, start);
                if (end == Blocks.UNCLOSED) {
                    found.add(Statement.unknown(nested));
                    end = span.to();
                }
            } else {
                end = span.find(start, Symbol.SEMICOLON);
                end = end == Span.NOT_FOUND ? span.to() : end;
                if (span.dialect() == Dialect.ANSI) {
                    start = batch(span, start, end, nested);
                }
            }
            if (end > start) {
                whole(span.between(start, end), nested);
            }
            start = end + 1;
        }
    }

    /** Reads statements that no semicolon parts, but for the last: the index where that begins. */
    private int batch(Span span, int first, int end, boolean nested) {
        int start = first;
        int next = start < end ? Batches.next(span.between(start, end)) : Span.NOT_FOUND;
        while (next != Span.NOT_FOUND) {
            whole(span.between(start, next), nested);
            start = next;
            next = Batches.next(span.between(start, end));
        }
        return start;
    }

    /** A whole statement and those in its parentheses. */
    private void whole(Span span, boolean nested) {
        if (!span.isWellFormed()) {
            found.add(Statement.unknown(nested));
            return;
        }
        one(span, nested);
        switch (span.symbol(span.from())) {
            case EXPLAIN, DESCRIBE, DESC -> {
                Span executed = Query.explained(span);
                if (!executed.isEmpty()) {
                    whole(executed, true);
                }
            }
            case CREATE -> inParentheses(Definition.createdFrom(span));
            case ALTER -> {}
            default -> inParentheses(span);
        }
    }

    private void inParentheses(Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            if (span.symbol(i) == Symbol.LEFT_PAREN) {
                Span inner = span.between(i + 1, Math.min(span.tokens().closing(i), span.to()));
                if (inner.symbol(i + 1) == Symbol.WITH) {
                    int main = mainVerb(inner, i + 1);
                    if (main != Span.NOT_FOUND && changesData(inner.starting(main))) {
                        unparenthesized(inner.starting(main), true);
                    }
                } else if (changesData(inner)) {
                    unparenthesized(inner, true);
                }
            }
        }
    }

    /** True if a span is a data change; after a parenthesis the verbs are also names of columns. */
    private static boolean changesData(Span span) {
        Symbol next = span.symbol(span.from() + 1);
        return switch (span.symbol(span.from())) {
            case DELETE -> next == Symbol.FROM;
            case UPDATE -> next.isName() && span.has(Symbol.SET);
            case MERGE -> next.isName() && span.has(Symbol.USING);
            case INSERT, REPLACE, UPSERT -> next == Symbol.INTO;
            default -> false;
        };
    }

    private void one(Span span, boolean nested) {
        int verb = span.from();
        while (span.symbol(verb) == Symbol.LEFT_PAREN) {
            verb++;
        }
        switch (span.symbol(verb)) {
            case SELECT, VALUES, TABLE -> found.add(Query.read(span, nested));
            case WITH -> with(span, verb, nested);
            default -> {
                if (verb == span.from()) {
                    unparenthesized(span, nested);
                } else {
                    found.add(Statement.unknown(nested));
                }
            }
        }
    }

    /** A WITH is what its main statement is. What its parts do is found by their parentheses. */
    private void with(Span span, int with, boolean nested) {
        int main = mainVerb(span, with);
        if (main == Span.NOT_FOUND) {
            found.add(Statement.unknown(nested));
        } else if (isQuery(span.symbol(main))) {
            found.add(Query.read(span, nested));
        } else {
            unparenthesized(span.starting(main), nested);
        }
    }

    private static boolean isQuery(Symbol symbol) {
        return switch (symbol) {
            case SELECT, VALUES, TABLE, LEFT_PAREN -> true;
            default -> false;
        };
    }

    /** Where the statement after the parts of a WITH begins. */
    static int mainVerb(Span span, int with) {
        for (int i = with + 1; i < span.to(); i = span.next(i)) {
            Symbol before = span.symbol(i - 1);
            if (before == Symbol.WITH || before == Symbol.RECURSIVE || before == Symbol.COMMA) {
                continue; // the name of a part
            }
            boolean follows = before == Symbol.RIGHT_PAREN;
            boolean main = switch (span.symbol(i)) {
                case SELECT, VALUES, TABLE -> true;
                case LEFT_PAREN -> follows;
                case INSERT, UPDATE, DELETE, MERGE, REPLACE ->
                    follows || span.symbol(i + 1) == Symbol.INTO || span.symbol(i + 1) == Symbol.FROM;
                default -> false;
            };
            if (main) {
                return i;
            }
        }
        return Span.NOT_FOUND;
    }

    private void unparenthesized(Span span, boolean nested) {
        Symbol verb = span.symbol(span.from());
        switch (verb) {
            case INSERT, REPLACE, UPSERT -> found.add(DataChange.insert(span, nested));
            case UPDATE -> found.add(DataChange.update(span, nested));
            case DELETE -> found.add(DataChange.delete(span, nested));
            case MERGE -> found.add(DataChange.merge(span, nested));
            case CREATE -> found.add(Definition.create(span, nested));
            case ALTER -> found.add(Definition.alter(span, nested));
            case DROP -> found.add(Definition.drop(span, nested));
            case TRUNCATE -> found.add(Definition.truncate(span, nested));
            case EXPLAIN, DESCRIBE, DESC -> {
                if (Query.explained(span).isEmpty()) {
                    found.add(Statement.of(Kind.READ, nested));
                }
            }
            case ANALYZE -> analyze(span, nested);
            case PREPARE -> prepare(span, nested);
            case EXECUTE -> execute(span, nested);
            case DECLARE -> declare(span, nested);
            case DO -> doBlock(span, nested);
            case BEGIN -> begin(span, nested);
            case COPY -> found.add(Control.copy(span, nested));
            default -> found.add(Verbs.read(span, nested));
        }
    }

    /** MariaDB's ANALYZE before a statement executes it; before TABLE it gathers statistics. */
    private void analyze(Span span, boolean nested) {
        int i = span.from() + 1;
        while (i < span.to() && span.symbol(i) != Symbol.TABLE && !Query.startsStatement(span.symbol(i))) {
            i++;
        }
        boolean executes = span.dialect() != Dialect.POSTGRESQL && i < span.to() && span.symbol(i) != Symbol.TABLE;
        if (executes) {
            dml(span.starting(i), true);
        } else {
            found.add(Statement.of(Kind.MAINTENANCE, nested));
        }
    }

    private void prepare(Span span, boolean nested) {
        if (span.symbol(span.from() + 1) == Symbol.TRANSACTION) {
            found.add(Statement.of(TransactionStep.COMMIT, nested, Set.of()));
            return;
        }
        int as = span.find(span.from() + 2, Symbol.AS);
        if (as >= 0) {
            dml(span.starting(as + 1), true);
        } else {
            found.add(Statement.of(Kind.CALL, nested));
            text(span, span.from() + 3, false);
        }
    }

    /** A query or a data change; anything else, above all a statement that holds statements, is not understood here. */
    private void dml(Span span, boolean nested) {
        switch (span.symbol(span.from())) {
            case SELECT, VALUES, TABLE, WITH, LEFT_PAREN, INSERT, UPDATE, DELETE, MERGE, REPLACE -> one(span, nested);
            default -> found.add(Statement.unknown(nested));
        }
    }

    private void execute(Span span, boolean nested) {
        found.add(Statement.of(Kind.CALL, nested));
        if (span.symbol(span.from() + 1) == Symbol.IMMEDIATE) {
            text(span, span.from() + 2, false);
        }
    }

    private void declare(Span span, boolean nested) {
        if (Blocks.isBlock(span, span.from())) {
            block(span, nested);
            return;
        }
        int query = span.find(span.from(), Symbol.FOR);
        if (query >= 0 && span.has(Symbol.CURSOR)) {
            dml(span.starting(query + 1), nested);
        } else {
            found.add(Statement.of(Kind.SESSION, nested));
        }
    }

    private void doBlock(Span span, boolean nested) {
        if (span.dialect() == Dialect.MYSQL) {
            found.add(Query.read(span, nested));
            return;
        }
        found.add(Statement.of(Kind.CALL, nested));
        for (int i = span.from() + 1; i < span.to(); i++) {
            text(span, i, true);
        }
    }

    private void begin(Span span, boolean nested) {
        if (Control.beginsTransaction(span, span.from())) {
            found.add(Statement.of(TransactionStep.BEGIN, nested, Settings.effects(span)));
        } else if (Blocks.isBlock(span, span.from())) {
            block(span, nested);
        } else {
            found.add(Statement.unknown(nested));
        }
    }

    /** A block is opaque; the changes that it spells out are named besides. */
    private void block(Span span, boolean nested) {
        found.add(Statement.of(Kind.CALL, nested));
        changesIn(span);
    }

    private void changesIn(Span span) {
        for (int i = span.from(); i < span.to(); i++) {
            boolean change = switch (span.symbol(i)) {
                case INSERT, UPDATE, DELETE, MERGE, TRUNCATE, DROP, ALTER, WITH -> true;
                default -> false;
            };
            if (change && Blocks.followsSeparator(span, i)) {
                int end = span.find(i, Symbol.SEMICOLON);
                Span statement = span.between(i, end == Span.NOT_FOUND ? span.to() : end);
                if (statement.isWellFormed()) {
                    one(statement, true);
                    inParentheses(statement);
                }
                i = Math.max(i, statement.to() - 1);
            }
        }
    }

    /** The statements in a string that is run, as far as it can be read. */
    private void text(Span span, int index, boolean block) {
        @Nullable String inner = texts < MAX_TEXTS ? span.string(index) : null;
        if (inner == null) {
            return;
        }
        StatementReader reader = new StatementReader(texts + 1);
        Tokens tokens = Tokenizer.tokenize(span.dialect(), inner, true);
        Span whole = new Span(tokens, 0, tokens.size());
        if (block) {
            reader.changesIn(whole);
        } else {
            reader.all(whole, true);
        }
        found.addAll(reader.found);
    }
}
