package dev.ringfence.jdbc;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Levels;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.admission.AdmissionListener;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.delegate.GuardedConnection;
import dev.ringfence.jdbc.gate.Admissions;
import dev.ringfence.jdbc.gate.AttestedAdmissions;
import dev.ringfence.jdbc.gate.ConnectionGate;
import dev.ringfence.jdbc.gate.DeclaredWork;
import dev.ringfence.jdbc.gate.EngineMode;
import dev.ringfence.jdbc.gate.SessionTables;
import dev.ringfence.jdbc.gate.StampOverride;
import dev.ringfence.jdbc.limit.ChangeCounter;
import dev.ringfence.jdbc.limit.TableCatalog;
import dev.ringfence.jdbc.limit.TableFactsReader;
import dev.ringfence.jdbc.stamp.DeclaredStamp;
import dev.ringfence.jdbc.statement.ImageSource;
import dev.ringfence.jdbc.statement.StatementImage;
import dev.ringfence.jdbc.statement.StatementRules;
import dev.ringfence.jdbc.undo.UndoLog;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A DataSource whose connections are admitted against the process's environment, and whose statements a {@link
 * WriteGuard} decides about.
 *
 * <p>Guaranteed: what java.sql hands out on the way, statements, result sets, metadata, arrays, leads back to guarded
 * objects only; a process that is explicitly below production gets no connection to a datastore stamped production,
 * whatever the level is; where the guard {@code rows} enforces, no row past a ceiling is committed by a statement whose
 * rows are counted; where the guard {@code live-data} enforces, no text in which a {@link LiveDataGuard} finds a plausible
 * value reaches a datastore where none may be, as a parameter, an element of a batch, a literal, a stream or through an
 * updatable result set. Statements that only read, numbers and bytes are not looked at. Not guaranteed: anything about
 * what is done through {@code unwrap} to a driver's own type (which is recorded, and refused where the guard {@code sql}
 * enforces unless its type is permitted, and then audited), through the driver without this DataSource, inside triggers,
 * or outside of PostgreSQL by cascades beyond the ceiling that somebody permitted.
 *
 * <p>A stamp is read when a physical connection is first seen, and again before a destructive statement if it is more
 * than a second old. An ordinary statement costs no round trip besides; which statements do, where rows are held to a
 * ceiling, the documentation of the package tells.
 *
 * <p>Safe for use by many threads.
 */
public final class GuardedDataSource implements DataSource {
    private final DataSource delegate;
    private final WriteGuard guard;
    private final Admissions admissions;
    private final LiveDataGuard values;
    private final LongSupplier ticker;
    private final @Nullable StatementImage image;
    private final boolean strictMode;
    private final boolean survivingRefusals;
    private final PhysicalConnections<Seen> seen = new PhysicalConnections<>();
    private final Map<Dialect, StatementRules> rules = new ConcurrentHashMap<>();
    private final Map<String, TableCatalog> tables = new ConcurrentHashMap<>();

    private GuardedDataSource(DataSource delegate, Builder builder) {
        this.delegate = delegate;
        this.guard = builder.levels == null ? builder.guard : builder.guard.withLevels(builder.levels);
        this.values = builder.values == null ? LiveDataGuard.standard() : builder.values;
        this.ticker = builder.ticker;
        this.image = builder.image;
        this.strictMode = builder.strictMode;
        this.survivingRefusals = builder.survivingRefusals;
        this.admissions = new Admissions(
                Objects.requireNonNullElse(builder.name, "datasource"),
                guard,
                builder.listeners,
                builder.declared,
                builder.overrides,
                new AttestedAdmissions(builder.attestations, builder.clock),
                builder.clock);
    }

    /**
     * Guards a DataSource under the name {@code datasource}. A HikariCP pool that has not started is guarded inside, and
     * itself returned, so that its type, its metrics and its {@code unwrap} stay; any other is wrapped.
     */
    public static DataSource wrap(DataSource pool, WriteGuard guard) {
        return builder(guard).wrap(pool);
    }

    /** For more than the defaults. */
    public static Builder builder(WriteGuard guard) {
        return new Builder(guard);
    }

    /** How the datastore was admitted when it was last read; empty before the first connection. */
    public Optional<Admission> lastAdmission() {
        return admissions.last();
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.ringfence.jdbc.stamp.AdmissionDeniedException if the process is explicitly below production and the datastore is stamped
     *     production, whatever the level is
     * @throws dev.ringfence.write.WriteDeniedException if the datastore belongs to another environment and the guard {@code
     *     stamp} enforces
     */
    @Override
    public Connection getConnection() throws SQLException {
        return guarded(delegate.getConnection());
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.ringfence.jdbc.stamp.AdmissionDeniedException as {@link #getConnection()}
     * @throws dev.ringfence.write.WriteDeniedException as {@link #getConnection()}
     */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guarded(delegate.getConnection(user, password));
    }

    /** What a physical connection was found to be, and when. */
    private record Seen(Admission admission, long at) {}

    /** What is guarded already, by this DataSource or one behind it, is handed out as it is: nothing is counted twice. */
    private Connection guarded(Connection raw) throws SQLException {
        try {
            if (isGuarded(raw)) {
                return raw;
            }
            Seen admitted = admit(raw);
            guard.apply(admissions.foreign(admitted.admission()), Subject.named("connection"));
            String product = raw.getMetaData().getDatabaseProductName();
            Dialect dialect = Dialect.of(product);
            StatementRules ofDialect =
                    rules.computeIfAbsent(dialect, key -> new StatementRules(guard, SqlAnalyzer.of(key)::analyze));
            return new GuardedConnection(
                    raw,
                    new ConnectionGate(
                            raw,
                            guard,
                            ofDialect,
                            admissions,
                            values,
                            ticker,
                            tables.computeIfAbsent(
                                    product, key -> new TableCatalog(TableFactsReader.of(key), guard, ticker)),
                            ChangeCounter.of(product),
                            image,
                            new EngineMode(raw, guard, dialect),
                            new DeclaredWork(guard, dialect),
                            new SessionTables(raw, guard, dialect),
                            strictMode,
                            survivingRefusals,
                            admitted.admission(),
                            admitted.at()));
        } catch (SQLException | RuntimeException | Error failure) {
            try {
                raw.close();
            } catch (SQLException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    /**
     * Reads the stamp anew, over a connection of its own: what became of the datastore since the last connection was opened,
     * such as by a refresh. Connections that are open go on as they were admitted.
     *
     * @throws SQLException if no connection can be had
     * @throws dev.ringfence.jdbc.stamp.AdmissionDeniedException as {@link #getConnection()}
     */
    public Admission readAgain() throws SQLException {
        try (Connection raw = delegate.getConnection()) {
            return admissions.ofNew(raw);
        }
    }

    private static boolean isGuarded(Connection raw) {
        try {
            return raw.isWrapperFor(GuardedConnection.class);
        } catch (SQLException | AbstractMethodError unsaid) {
            return false;
        }
    }

    /** A pool hands out the same physical connection again and again: a match is read once, anything else each second. */
    private Seen admit(Connection raw) throws SQLException {
        Object physical = PhysicalConnections.of(raw);
        Seen known = seen.find(physical);
        long now = ticker.getAsLong();
        if (known != null
                && (known.admission().outcome() == Admission.Outcome.MATCH
                        || now - known.at() <= ConnectionGate.FRESH_NANOS)) {
            return known;
        }
        Seen admitted = new Seen(admissions.ofNew(raw), now);
        seen.remember(physical, admitted);
        return admitted;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return delegate.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        delegate.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        delegate.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return delegate.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
        return delegate.getParentLogger();
    }

    /** Only this object itself: a way to the unguarded pool would be a way around the guard. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("a guarded DataSource hands out nothing behind it, not " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public String toString() {
        return "GuardedDataSource[" + guard.environment() + "]";
    }

    /** Collects how a DataSource is guarded. Not safe for use by many threads. Single settings are set at most once. */
    public static final class Builder {
        private final WriteGuard guard;
        private @Nullable String name;
        private @Nullable Levels levels;
        private final BuilderSettings settings = new BuilderSettings();
        private @Nullable LiveDataGuard values;
        private @Nullable AttestationPolicy attestations;
        private final List<AdmissionListener> listeners = new ArrayList<>();
        private final List<DeclaredStamp> declared = new ArrayList<>();
        private final List<StampOverride> overrides = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private LongSupplier ticker = System::nanoTime;
        private @Nullable StatementImage image;
        private boolean strictMode;
        private boolean survivingRefusals;

        private Builder(WriteGuard guard) {
            this.guard = Objects.requireNonNull(guard, "guard");
            ServiceLoader.load(AdmissionListener.class).forEach(listeners::add);
        }

        /** The name of the datasource in logs, reports and audit; {@code datasource} unless set. */
        public Builder name(String name) {
            settings.once("name");
            if (name.isBlank()) {
                throw new IllegalArgumentException("'name' must not be blank");
            }
            this.name = name;
            return this;
        }

        /** The levels for this datasource; those of the guard unless set. */
        public Builder levels(Levels levels) {
            settings.once("levels");
            this.levels = Objects.requireNonNull(levels, "levels");
            return this;
        }

        /** Which values are stopped where no live data may be; {@link LiveDataGuard#standard()} unless set. */
        public Builder liveData(LiveDataGuard values) {
            settings.once("liveData");
            this.values = Objects.requireNonNull(values, "values");
            return this;
        }

        /**
         * What proves below production that a datastore holds no live data; the stamp alone unless set. Where the proof is
         * missing the datastore is a COPY, and where the guard {@code stamp} enforces no connection is handed out.
         *
         * <p>Costs one query and one signature when a stamp is first seen, and the sample; the answer is kept for fifteen
         * minutes. What cannot be read is counted as a defect and refuses nothing.
         *
         * @throws IllegalStateException if it was set before
         */
        public Builder attestations(AttestationPolicy attestations) {
            if (this.attestations != null) {
                throw new IllegalStateException("'attestations' must be set once but was set before");
            }
            this.attestations = Objects.requireNonNull(attestations, "attestations");
            return this;
        }

        /** Adds a listener to those that {@link ServiceLoader} finds. */
        public Builder listener(AdmissionListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Adds a stamp for a database that takes no table.
         *
         * @throws IllegalStateException if another one was declared for the same origin
         */
        public Builder declaredStamp(DeclaredStamp stamp) {
            if (declared.stream().anyMatch(other -> other.origin().equals(stamp.origin()))) {
                throw new IllegalStateException("'declaredStamp' must be given once for each origin");
            }
            declared.add(stamp);
            return this;
        }

        /**
         * Opens one datastore that belongs to another environment to this process, for a while. It grants no right: writes
         * stay guarded. Audited when it is first used.
         *
         * @param nonce the nonce of the one stamp it is for
         * @param by who decided it
         * @param reason why
         * @param duration at most four hours, from now
         * @throws IllegalArgumentException if the duration is not positive or longer, the nonce has not 32 characters, or a
         *     text is blank
         */
        public Builder allowForeignStampInSpiteOfEnvironment(
                String nonce, String by, String reason, Duration duration) {
            overrides.add(StampOverride.of(nonce, by, reason, duration, clock.instant()));
            return this;
        }

        /**
         * Has each destructive statement (without WHERE, TRUNCATE, DROP, ...) read operating mode and freeze in its own
         * transaction, locked against change until that ends, so that none is missed that was switched on before. For a
         * datasource whose datastore holds the store of the {@link dev.ringfence.write.OperatingModeSwitch}; elsewhere
         * nothing destructive runs where the guard {@code operations} enforces. MySQL, MariaDB and H2 commit before a
         * change of structure, and with that give up the lock right before it.
         *
         * @throws IllegalStateException if it was chosen before
         */
        public Builder strictMode() {
            settings.once("strictMode");
            strictMode = true;
            return this;
        }

        /**
         * Has a transaction go on after a statement in it that changed too many rows: what that statement did is rolled
         * back, and nothing else. Otherwise there is nothing to do but to roll all of it back. For frameworks that catch a
         * refusal in one transaction with other work; a ceiling of a whole {@link dev.ringfence.write.Write} stays passed.
         *
         * <p>Costs a savepoint around each statement in a transaction that could pass a ceiling, by its text and the keys of
         * its tables; none around others. PostgreSQL becomes slower beyond 64 savepoints of one transaction.
         *
         * @throws IllegalStateException if it was chosen before
         */
        public Builder survivingRefusals() {
            settings.once("survivingRefusals");
            survivingRefusals = true;
            return this;
        }

        Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Keeps what statements change in the tables and operations that a log is switched on for; nothing unless set.
         *
         * @param log of the same datastore
         * @throws IllegalStateException if it was set before
         */
        public Builder undo(UndoLog log) {
            return image(ImageSource.imageOf(log));
        }

        /** What stands around each statement that changes rows; nothing unless set. */
        Builder image(StatementImage image) {
            settings.once("image");
            this.image = Objects.requireNonNull(image, "image");
            return this;
        }

        Builder ticker(LongSupplier ticker) {
            this.ticker = ticker;
            return this;
        }

        /**
         * Guards a DataSource. A HikariCP pool that has not started is guarded inside, and itself returned; one that is
         * guarded already is returned as it is.
         */
        public DataSource wrap(DataSource pool) {
            Objects.requireNonNull(pool, "pool");
            if (pool instanceof GuardedDataSource || HikariPool.guardInside(pool, this::outside)) {
                return pool;
            }
            return outside(pool);
        }

        private DataSource outside(DataSource pool) {
            return new GuardedDataSource(pool, this);
        }
    }
}
