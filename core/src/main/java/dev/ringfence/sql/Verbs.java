package dev.ringfence.sql;

/** Statements whose first words tell all that is to be told. */
final class Verbs {
    private Verbs() {}

    static Kind kind(Span span) {
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
