package dev.ringfence.sql;

import java.util.Set;

/** Statements whose first words tell all that is to be told. */
final class Verbs {
    private Verbs() {}

    static Statement read(Span span, boolean nested) {
        Kind kind = kind(span);
        if (kind == Kind.TRANSACTION) {
            return Statement.of(Transactions.step(span), nested, Settings.effects(span));
        }
        return Statement.of(
                kind,
                nested,
                switch (span.symbol(span.from())) {
                    case SET, RESET, DISCARD -> Settings.effects(span);
                    case NOTIFY -> Set.of(Effect.NOTIFIES);
                    case BACKUP -> Set.of(Effect.WRITES_FILE);
                    case SCRIPT -> kind == Kind.READ ? Set.of() : Set.of(Effect.WRITES_FILE);
                    case KILL -> Set.of(Effect.SESSIONS);
                    default -> Set.of();
                });
    }

    private static Kind kind(Span span) {
        Symbol next = span.symbol(span.from() + 1);
        return switch (span.symbol(span.from())) {
            case SHOW, HELP, FETCH, MOVE, CLOSE, HANDLER -> Kind.READ;
            case COMMENT, RENAME, IMPORT -> Kind.DDL;
            case GRANT, REVOKE, DENY, REASSIGN, SECURITY -> Kind.GRANT;
            case CALL, EXEC, RUNSCRIPT, BINLOG, LEFT_BRACE -> Kind.CALL;
            case LOCK, UNLOCK -> Kind.LOCK;
            case COMMIT, ROLLBACK, SAVEPOINT, RELEASE, ABORT, XA -> Kind.TRANSACTION;
            case END ->
                next == Symbol.EOF || next == Symbol.WORK || next == Symbol.TRANSACTION || next == Symbol.AND
                        ? Kind.TRANSACTION
                        : Kind.UNKNOWN;
            case START -> next == Symbol.TRANSACTION ? Kind.TRANSACTION : Kind.SERVER;
            case SET -> Control.set(span);
            case RESET -> span.dialect() == Dialect.MYSQL ? Kind.SERVER : Kind.SESSION;
            case USE, DISCARD, LISTEN, UNLISTEN, DEALLOCATE, SIGNAL, RESIGNAL, GET -> Kind.SESSION;
            case NOTIFY, BACKUP -> Kind.SIDE_EFFECT;
            case SCRIPT -> span.has(Symbol.TO) ? Kind.SIDE_EFFECT : Kind.READ;
            case VACUUM, ANALYZE, ANALYSE, REINDEX, CLUSTER, OPTIMIZE, REPAIR, CHECK, CHECKSUM -> Kind.MAINTENANCE;
            case CHECKPOINT, REFRESH, CACHE -> Kind.MAINTENANCE;
            case KILL, SHUTDOWN, FLUSH, PURGE, CHANGE, STOP, INSTALL, UNINSTALL, CLONE, RESTART -> Kind.SERVER;
            case LOAD -> Control.load(span);
            default -> Kind.UNKNOWN;
        };
    }
}
