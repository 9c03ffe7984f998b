package dev.ringfence.sql;

/** Which step of a transaction a statement is that has to do with one. */
final class Transactions {
    private Transactions() {}

    static TransactionStep step(Span span) {
        int next = span.from() + 1;
        return switch (span.symbol(span.from())) {
            case BEGIN, START -> TransactionStep.BEGIN;
            case COMMIT, END, PREPARE -> TransactionStep.COMMIT;
            case ROLLBACK, ABORT -> span.has(Symbol.TO) ? TransactionStep.SAVEPOINT : TransactionStep.ROLLBACK;
            case SAVEPOINT, RELEASE -> TransactionStep.SAVEPOINT;
            case XA ->
                switch (span.symbol(next)) {
                    case START, BEGIN -> TransactionStep.BEGIN;
                    case COMMIT -> TransactionStep.COMMIT;
                    case ROLLBACK -> TransactionStep.ROLLBACK;
                    default -> TransactionStep.MODE;
                };
            default -> TransactionStep.MODE;
        };
    }
}
