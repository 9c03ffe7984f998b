package dev.ringfence.jdbc.undo;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Guard;
import dev.ringfence.jdbc.database.OwnTransaction;
import dev.ringfence.jdbc.statement.ImageSource;
import dev.ringfence.jdbc.undo.capture.UndoCapture;
import dev.ringfence.jdbc.undo.capture.UndoRecorder;
import dev.ringfence.jdbc.undo.capture.UndoScope;
import dev.ringfence.jdbc.undo.capture.UndoSubjects;
import dev.ringfence.jdbc.undo.capture.UndoTables;
import dev.ringfence.jdbc.undo.capture.UndoUnit;
import dev.ringfence.jdbc.undo.row.UndoEngine;
import dev.ringfence.jdbc.undo.row.UndoLimits;
import dev.ringfence.jdbc.undo.row.UndoSchema;
import dev.ringfence.jdbc.undo.row.UndoText;
import dev.ringfence.sql.Dialect;
import dev.ringfence.store.StoreDatabase;
import dev.ringfence.store.StoreTables;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Keeps what rows were before statements change them, so that a change can be taken back. Off until it is switched on
 * for a table or an operation.
 *
 * <p>Guaranteed for what is kept: images are written in the transaction of the change, by its connection, so that one is
 * never committed without the other; they are complete, also at READ COMMITTED and while other sessions write, or the
 * statement does not go through; each column comes back to exactly the value it had. Taking back happens in one
 * transaction, checks that each row is still what the change left, and can be taken back in turn.
 *
 * <p>Kept are UPDATE, DELETE and INSERT of one table with a primary key, in PostgreSQL also with FROM, USING and a WITH
 * that reads; ON CONFLICT and ON DUPLICATE KEY UPDATE where the text spells out the primary key; rows deleted along, or
 * changed, by foreign keys. Not kept, and refused where the guard {@link Guard#OPERATIONS} enforces: MERGE, REPLACE,
 * RETURNING, TRUNCATE, DROP, COPY, joined targets in MariaDB, INSERT ... SELECT unless the database numbers its rows,
 * keys made by functions, tables without a primary key or with triggers, rows changed through an updatable result set, more
 * rows or bytes than the limits. At {@code
 * observe} these run, are counted and shown, and cannot be taken back. What procedures and functions of the user's own
 * change is neither seen nor kept, nor are the values of sequences, and large objects that a row only points to. A change of structure by another process is noticed within a minute.
 *
 * <p>Images are live data. They live in tables {@code undo_step} and {@code undo_row} of the datastore whose rows they
 * are, in schema {@code ringfence} (PostgreSQL, H2) or with the prefix {@code ringfence_} (MariaDB), for {@link
 * Builder#retention}, seven days unless set; nothing of them is logged. {@link #erase} removes what was kept of a person.
 *
 * <p>Through a guarded datasource, all that one write of the guard changes is one entry, on whatever connections; outside
 * of any write, all that one transaction changes is.
 *
 * <p>At READ COMMITTED, H2 lets others add rows that refer to a locked one, and MariaDB rows with a key that an upsert has
 * found free; there, cascades and upserts respectively are refused. A statement whose rows are not those that were read,
 * because others wrote meanwhile, is rolled back and tried again, five times in all, then refused.
 *
 * <p>A kept statement costs a savepoint, a locking read before it, a read behind it, and two inserts. PostgreSQL looks up
 * savepoints beyond 64 in one transaction more slowly.
 *
 * <p>Safe for use by many threads.
 */
public final class UndoLog {
    private static final Duration SHORTEST_PURGING = Duration.ofMillis(1);
    private static final Duration LONGEST_PURGING = Duration.ofNanos(Long.MAX_VALUE);

    static {
        // Not a method of this class: what it hands out is no API.
        ImageSource.of(UndoLog.class, log -> new UndoImage(log, log.scope, log.capture));
    }

    private final DataSource dataSource;
    private final WriteGuard guard;
    private final Clock clock;
    private final Duration retention;
    private final UndoScope scope;
    private final UndoSchema schema;
    private final UndoRecorder recorder;
    private final UndoCapture capture;
    private final UndoArchive archive;
    private final UndoReversal reversal;
    private final SecureRandom random = new SecureRandom();

    private UndoLog(Builder builder, StoreDatabase database, Dialect dialect) {
        this.dataSource = builder.dataSource;
        this.guard = builder.guard;
        this.clock = builder.clock;
        this.retention = builder.retention;
        UndoEngine engine = UndoEngine.of(database.product());
        UndoTables own = new UndoTables(database);
        this.scope = new UndoScope(builder.tables, builder.operations, dialect);
        this.schema = new UndoSchema(engine, !builder.toleratedTriggers.isEmpty(), System::nanoTime);
        UndoLimits limits = new UndoLimits(builder.maxRows, builder.maxBytes);
        this.recorder = new UndoRecorder(own, new UndoSubjects(builder.subjects), limits);
        this.capture = new UndoCapture(engine, schema, scope, limits, recorder, guard);
        this.archive = new UndoArchive(own);
        this.reversal = new UndoReversal(dataSource, guard, clock, engine, schema, recorder, archive, this::newUnit);
    }

    /**
     * For a datastore.
     *
     * @param dataSource not guarded: this class writes its own tables; what it brings back is decided about by {@code
     *     guard}
     */
    public static Builder builder(DataSource dataSource, WriteGuard guard) {
        return new Builder(dataSource, guard);
    }

    /**
     * Makes the tables of the log where they are absent: {@code StoreTables.create(dataSource, "undo")}, which may be done
     * again, and by several instances at once. The same statements are shipped for Flyway, as the location {@code
     * classpath:ringfence-undo/<h2|postgresql|mariadb>}, and for Liquibase, as {@code ringfence-undo/liquibase.xml}: apart
     * from the tables of {@link dev.ringfence.store.StoreTables}, since these hold live data and not everybody wants them.
     *
     * <p>No rights are granted to anybody: the application's user needs SELECT and INSERT, and UPDATE and DELETE where it
     * brings rows back, erases and purges.
     *
     * @throws SQLException if the database refuses
     */
    public void createTables() throws SQLException {
        StoreTables.create(dataSource, UndoTables.COMPONENT);
    }

    /**
     * Runs statements on a connection that is not guarded, and keeps what is needed to take them back. A connection of a
     * {@link dev.ringfence.jdbc.GuardedDataSource} with this log does so by itself.
     *
     * @param operation the name of what runs, by which {@link #entries} shows it
     */
    public UndoWriter on(Connection connection, String operation, Actor actor) {
        return new UndoWriter(this, connection, operation, actor);
    }

    UndoUnit newUnit(String operation, Actor actor) {
        return new UndoUnit(newId(), operation, actor.toString(), clock.millis());
    }

    boolean covers(String sql, String operation) {
        return scope.covers(scope.of(sql), operation);
    }

    long run(Connection connection, UndoUnit unit, UndoCapture.Run run) throws SQLException {
        return capture.run(connection, unit, run);
    }

    void structureChanged() {
        schema.forget();
    }

    WriteGuard guard() {
        return guard;
    }

    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The newest entries. */
    public List<UndoEntry> entries(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return archive.entries(connection, most);
        }
    }

    /**
     * Tells what {@link #replay} would do, by doing it and rolling it back: rows are locked for a moment, triggers run,
     * numbers of sequences may be used up.
     *
     * @throws UndoDeniedException if there is no such entry, it was taken back before, or its tables have other columns
     *     now
     */
    public UndoPlan preview(String id) throws SQLException {
        return reversal.preview(id);
    }

    /**
     * Takes an entry back, all of it or nothing: each row becomes what it was before the first statement of the entry.
     * Runs as the write {@code undo} of the guard, is audited, and kept under an id of its own.
     *
     * @throws UndoDeniedException as {@link #preview}, and if a row is not what the entry left, if one that was added is
     *     referred to by others that would go along, if one was erased; nothing is changed then
     * @throws dev.ringfence.write.WriteDeniedException if the guard denies the write
     */
    public UndoReplayed replay(String id, Actor actor, String reason) throws SQLException {
        return reversal.replay(id, actor, reason, false);
    }

    /**
     * As {@link #replay}, but leaves out what cannot be taken back: rows that changed since stay what they are.
     *
     * @return what was done; {@link UndoPlan#conflicts} counts what was left out
     */
    public UndoReplayed replayUnchanged(String id, Actor actor, String reason) throws SQLException {
        return reversal.replay(id, actor, reason, true);
    }

    /**
     * The statements that take an entry back, the last change first, for a person to read. They check nothing. They hold
     * live data: they must not leave the environment. In MariaDB they belong into a session with {@code time_zone =
     * '+00:00'}.
     *
     * @throws UndoDeniedException if there is no such entry, or its tables have other columns now
     */
    public String export(String id) throws SQLException {
        return reversal.export(id);
    }

    /**
     * Erases what is kept of a person: images, keys and digests of all rows whose subject it is. Such rows cannot be
     * brought back.
     *
     * @param table without its schema
     * @param subject the text of the column given by {@link Builder#subject}, or without one, of each column of the
     *     primary key in order
     * @return the number of rows erased
     */
    public int erase(String table, String... subject) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return OwnTransaction.get(
                    connection,
                    () -> archive.erase(connection, UndoSubjects.digest(table, UndoText.write(List.of(subject)))));
        }
    }

    /**
     * Deletes what is older than the retention.
     *
     * @return the number of rows deleted
     */
    public int purge() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return OwnTransaction.get(
                    connection, () -> archive.purge(connection, clock.instant().minus(retention)));
        }
    }

    /**
     * Calls {@link #purge} by a thread of its own, the first time after one interval.
     *
     * @throws IllegalArgumentException if the interval is shorter than a millisecond or longer than 292 years
     */
    public UndoPurging purgingEvery(Duration interval) {
        if (interval.compareTo(SHORTEST_PURGING) < 0 || interval.compareTo(LONGEST_PURGING) > 0) {
            throw new IllegalArgumentException(
                    "'interval' must be from " + SHORTEST_PURGING + " to " + LONGEST_PURGING + " but was " + interval);
        }
        return new UndoPurging(this, interval);
    }

    /** What is switched on. */
    @Override
    public String toString() {
        return "UndoLog of " + scope;
    }

    /** Builds a log; not safe for use by many threads. Each setter but {@code table}, {@code operation} and {@code
     * subject} is called at most once. */
    public static final class Builder {
        private final DataSource dataSource;
        private final WriteGuard guard;
        private final Set<String> tables = new HashSet<>();
        private final Set<String> operations = new HashSet<>();
        private final Map<String, String> subjects = new HashMap<>();
        private final BuilderSettings settings = new BuilderSettings();
        private int maxRows = 10_000;
        private long maxBytes = 64L << 20;
        private Duration retention = Duration.ofDays(7);
        private String toleratedTriggers = "";
        private Clock clock = Clock.systemUTC();

        private Builder(DataSource dataSource, WriteGuard guard) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
            this.guard = Objects.requireNonNull(guard, "guard");
        }

        /**
         * Keeps what changes in a table, whoever changes it.
         *
         * @param name the table, with or without its schema, without regard to case
         */
        public Builder table(String name) {
            if (!tables.add(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalStateException("'table' must be given once but was given before: " + name);
            }
            return this;
        }

        /** Keeps whatever changes within an operation: the name of a {@link Write}. */
        public Builder operation(String name) {
            if (!operations.add(name)) {
                throw new IllegalStateException("'operation' must be given once but was given before: " + name);
            }
            return this;
        }

        /**
         * Tells whose row a row is, so that {@link UndoLog#erase} finds it.
         *
         * @param table without its schema
         * @param column of that table; the primary key where no column is given
         */
        public Builder subject(String table, String column) {
            if (subjects.putIfAbsent(table.toLowerCase(Locale.ROOT), column) != null) {
                throw new IllegalStateException("'subject' must be given once but was given before: " + table);
            }
            return this;
        }

        /**
         * The most rows that are kept of one transaction; 10,000 unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxRows(int maxRows) {
            settings.once("maxRows");
            if (maxRows <= 0) {
                throw new IllegalArgumentException("'maxRows' must be positive but was " + maxRows);
            }
            this.maxRows = maxRows;
            return this;
        }

        /**
         * The most bytes of images that are kept of one transaction; 64 MiB unless set. Read into memory.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxBytes(long maxBytes) {
            settings.once("maxBytes");
            if (maxBytes <= 0) {
                throw new IllegalArgumentException("'maxBytes' must be positive but was " + maxBytes);
            }
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * How long what is kept stays before {@link UndoLog#purge} deletes it, which somebody must call, or {@link
         * UndoLog#purgingEvery} does; seven days unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder retention(Duration retention) {
            settings.once("retention");
            if (retention.isNegative() || retention.isZero()) {
                throw new IllegalArgumentException("'retention' must be positive but was " + retention);
            }
            this.retention = retention;
            return this;
        }

        /**
         * Keeps rows of tables with triggers too. What triggers do to other rows is not kept, and they run again when
         * rows are brought back; if a row does not become what it was because of one, nothing is brought back.
         *
         * @throws IllegalArgumentException if the reason is blank
         */
        public Builder tolerateTriggersBecause(String reason) {
            settings.once("tolerateTriggersBecause");
            if (reason.isBlank()) {
                throw new IllegalArgumentException("'reason' must not be blank");
            }
            this.toleratedTriggers = reason;
            return this;
        }

        /** The clock of entries and retention; the system's unless set. */
        public Builder clock(Clock clock) {
            settings.once("clock");
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * The log. Asks the datastore what it is.
         *
         * @throws IllegalArgumentException if it is not H2, PostgreSQL, MariaDB or MySQL
         * @throws IllegalStateException if nothing is switched on
         */
        public UndoLog build() throws SQLException {
            if (tables.isEmpty() && operations.isEmpty()) {
                throw new IllegalStateException("'table' or 'operation' must be given, or nothing would be kept");
            }
            try (Connection connection = dataSource.getConnection()) {
                return new UndoLog(
                        this,
                        StoreDatabase.of(connection),
                        Dialect.of(connection.getMetaData().getDatabaseProductName()));
            }
        }
    }
}
