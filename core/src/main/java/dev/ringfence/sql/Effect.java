package dev.ringfence.sql;

/**
 * What a statement does besides reading or changing rows, as far as built-in functions and clauses tell it. Functions of
 * the user's own are not known.
 */
public enum Effect {
    /** Locks the rows it reads: FOR UPDATE, FOR SHARE, LOCK IN SHARE MODE. Still a read. */
    LOCKS_ROWS(false),
    /** Waits: {@code pg_sleep}, {@code SLEEP}, {@code BENCHMARK}. Still a read. */
    WAITS(false),
    /** Reads a file of the server: {@code pg_read_file}, {@code LOAD_FILE}, {@code CSVREAD}. Still a read. */
    READS_FILE(false),
    /** Takes or releases a lock that has a name or number: {@code pg_advisory_lock}, {@code GET_LOCK}. */
    NAMED_LOCK(true),
    /** Moves a sequence on: {@code nextval}, {@code setval}, NEXT VALUE FOR. Never rolled back. */
    SEQUENCE(true),
    /** Makes, changes or removes a large object: {@code lo_unlink}. */
    LARGE_OBJECT(true),
    /** Changes a setting of the session by a function: {@code set_config}. */
    SETTING(true),
    /**
     * May switch off a protection of the session, or leave a read-only mode: {@code session_replication_role}, {@code
     * sql_safe_updates}, {@code foreign_key_checks}, {@code default_transaction_read_only}, READ WRITE, SET ROLE, RESET;
     * also settings by which text is read otherwise than here, such as {@code sql_mode}.
     */
    SAFETY(true),
    /** Stops other sessions or their statements: {@code pg_terminate_backend}, KILL. */
    SESSIONS(true),
    /** Acts on the whole server: its configuration, log, statistics, backups, replication. */
    SERVER(true),
    /** Writes, renames or removes a file of the server: INTO OUTFILE, COPY ... TO a file, {@code FILE_WRITE}. */
    WRITES_FILE(true),
    /** Runs a program on the server: COPY ... PROGRAM, {@code sys_exec}, {@code xp_cmdshell}. */
    PROGRAM(true),
    /** Sends statements to another server: {@code dblink}, OPENQUERY. */
    REMOTE(true),
    /** Runs statements that are given as text: {@code query_to_xml}. */
    RUNS_TEXT(true),
    /** Sends a message to listeners: NOTIFY, {@code pg_notify}. Only when the transaction commits. */
    NOTIFIES(true),
    /** Changes tables or what is stored of them: {@code create_hypertable}, {@code drop_chunks}, {@code AddGeometryColumn}. */
    STRUCTURE(true);

    private final boolean writes;

    Effect(boolean writes) {
        this.writes = writes;
    }

    /** True if a SELECT with this effect is no longer a read: {@link Kind#SIDE_EFFECT}. */
    public boolean writes() {
        return writes;
    }
}
