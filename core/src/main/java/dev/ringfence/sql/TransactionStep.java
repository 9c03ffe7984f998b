package dev.ringfence.sql;

/** What a statement does to the transaction that it runs in. */
public enum TransactionStep {
    /** Begins one: BEGIN, START TRANSACTION. MySQL commits one that is open before. */
    BEGIN,
    /** Ends it and keeps its changes: COMMIT, END, PREPARE TRANSACTION, XA COMMIT. */
    COMMIT,
    /** Ends it and drops its changes: ROLLBACK, ABORT. */
    ROLLBACK,
    /** Sets, releases or goes back to a savepoint, within the transaction. */
    SAVEPOINT,
    /** Says how it, or those after it, run: SET TRANSACTION, SET CONSTRAINTS. */
    MODE;

    /** True if a transaction that is open before the statement is no longer open after it. */
    public boolean ends() {
        return this == COMMIT || this == ROLLBACK;
    }
}
