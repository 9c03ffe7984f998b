package dev.ringfence.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements about the session, the transaction and the server, by their first words. */
final class Control {
    private static final WordTable<String> H2_SESSION = WordTable.of(
            "schema",
            "catalog",
            "schema_search_path",
            "lock_timeout",
            "query_timeout",
            "autocommit",
            "throttle",
            "time",
            "non_keywords",
            "variable_binary",
            "session",
            "truncate_large_length");

    private Control() {}

    static Kind set(Span span) {
        int first = span.from() + 1;
        for (int i = first; i < span.to(); i++) {
            if (span.is(i, "@@global") || span.is(i, "@@persist") || span.is(i, "@@persist_only")) {
                return Kind.SERVER;
            }
            boolean assigns = i == first || span.symbol(i - 1) == Symbol.COMMA;
            if (assigns && isForAll(span.symbol(i)) && span.symbol(i + 1).isName()) {
                return Kind.SERVER;
            }
        }
        int name = first;
        if (span.symbol(name) == Symbol.SESSION || span.symbol(name) == Symbol.LOCAL) {
            name++;
        }
        if (span.symbol(name) == Symbol.TRANSACTION
                || span.is(name, "constraints")
                || span.is(name, "characteristics")) {
            return Kind.TRANSACTION;
        }
        if (span.symbol(first) == Symbol.PASSWORD
                || (span.symbol(first) == Symbol.DEFAULT && span.symbol(first + 1) == Symbol.ROLE)) {
            return Kind.GRANT;
        }
        return span.dialect() == Dialect.H2 ? setH2(span, first) : Kind.SESSION;
    }

    private static boolean isForAll(Symbol symbol) {
        return symbol == Symbol.GLOBAL || symbol == Symbol.PERSIST || symbol == Symbol.PERSIST_ONLY;
    }

    /** H2 keeps most settings in the database. */
    private static Kind setH2(Span span, int name) {
        Tokens tokens = span.tokens();
        boolean session = span.symbol(name) == Symbol.PARAMETER
                || (name < span.to() && H2_SESSION.contains(tokens.text(), tokens.start(name), tokens.end(name)));
        return session ? Kind.SESSION : Kind.SERVER;
    }

    /** BEGIN as the start of a transaction; a block is another thing. */
    static boolean beginsTransaction(Span span, int begin) {
        return switch (span.symbol(begin + 1)) {
            case EOF, SEMICOLON, WORK, TRANSACTION, ISOLATION, READ, IMMEDIATE -> true;
            case NOT -> span.is(begin + 2, "deferrable");
            default ->
                span.is(begin + 1, "tran")
                        || span.is(begin + 1, "deferrable")
                        || span.is(begin + 1, "deferred")
                        || span.is(begin + 1, "exclusive")
                        || span.is(begin + 1, "concurrent");
        };
    }

    static Kind load(Span span) {
        if (span.is(span.from() + 1, "data") || span.is(span.from() + 1, "xml")) {
            return Kind.COPY_IN;
        }
        return span.symbol(span.from() + 1) == Symbol.INDEX ? Kind.MAINTENANCE : Kind.SERVER;
    }

    /** COPY, which reads or writes the client, a file or a program of the server. */
    static Statement copy(Span span, boolean nested) {
        for (int i = span.from() + 1; i < span.to(); i = span.next(i)) {
            boolean program = span.is(i + 1, "program");
            if (span.symbol(i) == Symbol.FROM) {
                Effect from = program ? Effect.PROGRAM : Effect.READS_FILE;
                boolean client = span.is(i + 1, "stdin");
                List<ObjectName> table = Names.table(span.starting(span.from() + 1));
                return new Statement(
                        Kind.COPY_IN,
                        Where.NOT_APPLICABLE,
                        table,
                        false,
                        nested,
                        client ? Set.of() : Set.of(from),
                        Optional.empty(),
                        false);
            }
            if (span.symbol(i) == Symbol.TO) {
                boolean client = span.symbol(i + 1) == Symbol.STDOUT;
                // Of the query in parentheses.
                Statement read = Query.read(span, nested);
                Set<Effect> effects = EnumSet.noneOf(Effect.class);
                effects.addAll(read.effects());
                if (!client) {
                    effects.add(program ? Effect.PROGRAM : Effect.WRITES_FILE);
                }
                return Statement.of(
                        client && read.kind() == Kind.READ ? Kind.COPY_OUT : Kind.SIDE_EFFECT, nested, effects);
            }
        }
        return Statement.unknown(nested);
    }
}
