package dev.ringfence.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CREATE, ALTER, DROP: what becomes of structure and of rights. */
final class Definition {
    private Definition() {}

    static Statement create(Span span, boolean nested) {
        boolean replaces = span.symbol(span.from() + 1) == Symbol.OR && span.symbol(span.from() + 2) == Symbol.REPLACE;
        int object = span.from() + (replaces ? 3 : 1);
        boolean temporary = false;
        while (isTemporary(span.symbol(object))) {
            temporary |= isOfTheSession(span.symbol(object));
            object++;
        }
        Kind kind = switch (span.symbol(object)) {
            case USER, ROLE, GROUP -> Kind.GRANT;
            // MariaDB drops what is there first.
            case TABLE, DATABASE, SCHEMA, SEQUENCE -> replaces ? Kind.DROP : Kind.DDL;
            default -> Kind.DDL;
        };
        return of(kind, Names.defined(span), nested, temporary && !replaces && span.symbol(object) == Symbol.TABLE);
    }

    private static boolean isOfTheSession(Symbol symbol) {
        return symbol == Symbol.TEMP || symbol == Symbol.TEMPORARY;
    }

    private static boolean isTemporary(Symbol symbol) {
        return switch (symbol) {
            case TEMP, TEMPORARY, GLOBAL, LOCAL, UNLOGGED -> true;
            default -> false;
        };
    }

    /** The query that a CREATE runs at once, as in CREATE TABLE ... AS; empty if it has none, or keeps it for later. */
    static Span createdFrom(Span span) {
        int object = span.from() + 1;
        while (isTemporary(span.symbol(object)) || isReplacing(span.symbol(object))) {
            object++;
        }
        boolean runs = span.symbol(object) == Symbol.TABLE || span.symbol(object) == Symbol.MATERIALIZED;
        int as = runs ? span.find(object, Symbol.AS) : Span.NOT_FOUND;
        return as < 0 ? span.between(span.to(), span.to()) : span.starting(as + 1);
    }

    private static boolean isReplacing(Symbol symbol) {
        return symbol == Symbol.OR || symbol == Symbol.REPLACE;
    }

    static Statement alter(Span span, boolean nested) {
        Kind kind = switch (span.symbol(span.from() + 1)) {
            case SYSTEM -> Kind.SERVER;
            case SESSION -> Kind.SESSION;
            case USER, ROLE, GROUP, DEFAULT -> Kind.GRANT;
            default -> span.is(span.from() + 1, "instance") ? Kind.SERVER : altered(span);
        };
        return of(kind, Names.defined(span), nested);
    }

    private static Kind altered(Span span) {
        Kind kind = Kind.DDL;
        for (int i = span.from() + 2; i < span.to(); i = span.next(i)) {
            Symbol next = span.symbol(i + 1);
            switch (span.symbol(i)) {
                case DROP -> {
                    // These take a property from a column, not a part from a table.
                    boolean property = next == Symbol.NOT
                            || next == Symbol.DEFAULT
                            || span.is(i + 1, "identity")
                            || span.is(i + 1, "expression");
                    if (!property) {
                        return Kind.ALTER_DROP;
                    }
                }
                case TRUNCATE, DISCARD -> {
                    return Kind.ALTER_DROP;
                }
                case OWNER -> kind = next == Symbol.TO ? Kind.GRANT : kind;
                default -> {}
            }
        }
        return kind;
    }

    static Statement drop(Span span, boolean nested) {
        if (span.symbol(span.from() + 1) == Symbol.PREPARE) {
            return of(Kind.SESSION, List.of(), nested);
        }
        return of(Kind.DROP, Names.defined(span), nested, span.symbol(span.from() + 1) == Symbol.TEMPORARY);
    }

    static Statement truncate(Span span, boolean nested) {
        return of(Kind.TRUNCATE, Names.list(span.starting(span.from() + 1)), nested);
    }

    private static Statement of(Kind kind, List<ObjectName> names, boolean nested) {
        return of(kind, names, nested, false);
    }

    private static Statement of(Kind kind, List<ObjectName> names, boolean nested, boolean temporary) {
        return new Statement(kind, Where.NOT_APPLICABLE, names, false, nested, Set.of(), Optional.empty(), temporary);
    }
}
