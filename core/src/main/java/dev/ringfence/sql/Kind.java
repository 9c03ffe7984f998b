package dev.ringfence.sql;

/** What a statement does, by its verb and its clauses. */
public enum Kind {
    /**
     * Reads only: SELECT (also with FOR UPDATE, which takes locks), VALUES, TABLE, SHOW, DESCRIBE, EXPLAIN that does
     * not execute, cursors. A function of the user's own may still write; the text does not show it.
     */
    READ,
    /** Sends rows to the client in bulk: COPY ... TO STDOUT. Reads only. */
    COPY_OUT,
    /**
     * Reads rows and has an effect besides: a function such as {@code setval} or {@code pg_terminate_backend}, NEXT
     * VALUE FOR, NOTIFY, a file written by the server (INTO OUTFILE, COPY TO a file, SCRIPT TO).
     */
    SIDE_EFFECT,
    /** Adds rows. */
    INSERT,
    /** Adds rows or changes those that are there: ON CONFLICT DO UPDATE, ON DUPLICATE KEY UPDATE, MERGE ... KEY. */
    UPSERT,
    /** Adds rows and deletes those that are in the way: REPLACE, INSERT OR REPLACE. */
    REPLACE,
    /** Adds, changes or deletes rows by a join: MERGE INTO ... USING. */
    MERGE,
    /** Changes rows. */
    UPDATE,
    /** Deletes rows. */
    DELETE,
    /** Adds rows in bulk: COPY ... FROM, LOAD DATA. */
    COPY_IN,
    /** Deletes all rows: TRUNCATE. */
    TRUNCATE,
    /** Removes a table, schema, database, user or any other object, with what it holds. */
    DROP,
    /** ALTER that removes a part: a column, partition, constraint, index. */
    ALTER_DROP,
    /** Other changes of structure: CREATE, ALTER, RENAME, COMMENT, SELECT ... INTO a table. */
    DDL,
    /** Changes of who may do what: GRANT, REVOKE, users, roles, passwords, owners. */
    GRANT,
    /** Runs code that the text does not show, or shows only as text: CALL, EXECUTE, DO and other blocks. */
    CALL,
    /** Takes or releases table locks: LOCK, UNLOCK. */
    LOCK,
    /** Begins, ends or describes a transaction. */
    TRANSACTION,
    /** Changes this session only: SET, USE, RESET, LISTEN, DEALLOCATE. */
    SESSION,
    /** Reorganizes or measures without changing what is stored: VACUUM, ANALYZE, REINDEX, OPTIMIZE. */
    MAINTENANCE,
    /** Changes the server for everybody: SET GLOBAL, ALTER SYSTEM, KILL, SHUTDOWN, replication. */
    SERVER,
    /** Not understood: counts as a write without limits. */
    UNKNOWN;

    /** True if it provably changes nothing, functions of the user's own aside. */
    public boolean reads() {
        return this == READ || this == COPY_OUT;
    }

    /** True if it adds, changes or deletes rows of tables that it names. */
    public boolean changesRows() {
        return switch (this) {
            case INSERT, UPSERT, REPLACE, MERGE, UPDATE, DELETE, COPY_IN, TRUNCATE -> true;
            default -> false;
        };
    }

    /** True if it changes structure or rights. */
    public boolean changesStructure() {
        return switch (this) {
            case DROP, ALTER_DROP, DDL, GRANT -> true;
            default -> false;
        };
    }

    /** True if what it changes cannot be bounded from the text. */
    public boolean opaque() {
        return this == CALL || this == UNKNOWN;
    }
}
