package dev.ringfence.audit;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.store.StoreConnections;
import dev.ringfence.store.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A trail in tables that instances share, tied into a chain of hashes. {@link dev.ringfence.store.StoreTables} makes the
 * tables.
 *
 * <p>A writer inserts its entry <em>unsealed</em>, without an order and without a lock, so that writers do not wait for
 * each other: in its own transaction where the trail lives in the writer's datastore, by a connection of the trail's own
 * otherwise. A sealer, one at a time over all instances, moves committed entries to the end of the chain: it gives each
 * the next sequence number, and a hash over what it says, that number and the hash before. From time to time the newest
 * number and hash are handed to an {@link AnchorSink} outside of the database.
 *
 * <p>Guaranteed: a write whose entry went through {@link #record(AuditEntry, Connection)} is never committed without it,
 * wherever a process is killed. {@link #verify} finds every sealed entry that was edited, deleted, swapped, inserted or
 * copied, as long as whoever did it did not compute the rest of the chain anew; with a key that others do not have, or
 * up to the newest anchor, also then. Not guaranteed: what happens to an entry before it is sealed, which takes about the
 * sealing interval: it can be deleted unseen, and edited unseen by whoever has the key, or if there is none. Nor what is
 * cut off behind the newest anchor. Nor more than the database itself keeps: an H2 file with several writers may come back
 * with half a transaction when its process is killed (H2 2.5.252 alone, two plain INSERTs a transaction: 2 of 120 kills
 * with three writers and {@code WRITE_DELAY=0}, none of 240 with one), so that production's trail belongs on PostgreSQL or
 * MariaDB.
 *
 * <p>Takes a DataSource that is <em>not</em> guarded, best a pool of its own with two connections and a short wait. Starts
 * two daemon threads; {@link #close} ends them. Safe for use by many threads. Metrics: {@code ringfence.audit.recorded},
 * {@code .sealed}, {@code .tampered}, {@code .failures} (by step), {@code .lag} (seconds).
 */
public final class JdbcAuditTrail implements AuditTrail, AutoCloseable {
    private static final int TABLE_VERSION = 1;
    // What reads or deletes a large part of the trail takes its time.
    private static final Duration LONG_WORK = Duration.ofHours(1);

    private final StoreConnections connections;
    private final StoreConnections longWork;
    private final ChainHash hashes;
    private final AuditSteps steps;
    private final AuditSealer sealer;
    private final EntryWriter writer;
    private final SealingThread sealing;
    private final WriterDatastore datastore;
    private final Optional<AnchorSigner> signer;
    private final Optional<AnchorSignatureCheck> signatures;
    private final Clock clock;

    private JdbcAuditTrail(Builder settings) {
        this.connections = new StoreConnections(settings.dataSource, settings.timeout, "audit", TABLE_VERSION);
        this.longWork = new StoreConnections(settings.dataSource, LONG_WORK, "audit", TABLE_VERSION);
        this.hashes = new ChainHash(Optional.ofNullable(settings.key));
        this.signer = Optional.ofNullable(settings.signer);
        this.signatures = Optional.ofNullable(settings.signatures);
        this.clock = settings.clock;
        this.steps = new AuditSteps(settings.meters);
        this.sealer = new AuditSealer(connections, hashes, steps);
        this.writer = new EntryWriter(connections, steps, settings.timeout);
        this.datastore = new WriterDatastore(connections);
        Anchoring anchoring = new Anchoring(
                connections,
                Objects.requireNonNullElseGet(settings.sink, AnchorSink::logging),
                signer.orElse(payload -> ""),
                settings.anchorEvery,
                clock);
        this.sealing =
                new SealingThread(sealer, anchoring, steps, settings.sealEvery, settings.timeout.multipliedBy(2));
    }

    /**
     * Settings of a trail in the tables of a database.
     *
     * @param dataSource gives connections of H2, PostgreSQL or MariaDB that are not guarded
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /**
     * Keeps an entry by a connection of the trail's own, and returns when it is committed. Waits no longer than the
     * time-out, and not at all while the store is known to fail.
     *
     * @throws StoreUnavailableException if the entry is not kept yet, and will be as soon as the store can; or if 10,000
     *     wait already, and then it is lost
     */
    @Override
    public void record(AuditEntry entry) {
        writer.write(EntryRow.of(entry, hashes));
    }

    /**
     * Keeps an entry in the transaction of a writer, by one INSERT on its connection, if that leads to the datastore of
     * this trail by the same URL and its user may insert there. Otherwise as {@link #record(AuditEntry)}.
     *
     * @throws StoreUnavailableException if the entry is not kept; on PostgreSQL the writer's transaction may be unusable
     *     then, elsewhere it is as it was
     */
    @Override
    public void record(AuditEntry entry, Connection writer) {
        try {
            if (!datastore.takes(writer)) {
                record(entry);
                return;
            }
            insert(entry, writer);
        } catch (SQLException e) {
            steps.failed(AuditSteps.Step.WRITE, e);
            throw new StoreUnavailableException("the audit entry was not kept in the writer's transaction", e);
        }
    }

    private void insert(AuditEntry entry, Connection writer) throws SQLException {
        EntryInsert.run(connections.on(writer), List.of(EntryRow.of(entry, hashes)));
        steps.worked(AuditSteps.Step.WRITE);
        steps.recorded("writer", 1);
    }

    /**
     * Seals what is committed now, instead of waiting for the sealer. When it returns, everything is sealed that was
     * committed before the call.
     *
     * @return how many entries this call sealed; another sealer may have sealed others
     * @throws StoreUnavailableException if the store does not answer
     */
    public long seal() {
        long all = 0;
        int sealed;
        do {
            sealed = sealer.seal(true).orElse(0);
            all += sealed;
        } while (sealed == AuditSealer.MOST_TOGETHER);
        return all;
    }

    /**
     * Reads sealed entries, in the order of their sequence numbers. Says nothing of whether they are as they were sealed;
     * {@link #verify} does.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    public List<SealedEntry> find(AuditQuery query) {
        return new AuditReader(connections)
                .read(query).stream().map(SealedRow::entry).toList();
    }

    /**
     * The newest sealed entry, whose number and hash are what an anchor would hold now; empty if none was sealed, or all
     * were pruned.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    public Optional<SealedEntry> head() {
        return connections.get("find the head of the audit trail", AuditHead::find).stream()
                .flatMap(
                        link -> find(AuditQuery.all().after(link.sequence() - 1).limit(1)).stream())
                .findFirst();
    }

    /**
     * Writes sealed entries as lines of JSON, each with its sequence number and hashes. Reads them in pages, whose size is
     * the query's limit.
     *
     * @return how many there were
     * @throws IOException if they cannot be written
     * @throws StoreUnavailableException if the store does not answer
     */
    public long export(AuditQuery query, Appendable out) throws IOException {
        long lines = 0;
        AuditQuery next = query;
        List<SealedEntry> page;
        do {
            page = find(next);
            for (SealedEntry entry : page) {
                out.append(AuditJson.line(entry)).append('\n');
                next = next.after(entry.sequence());
                lines++;
            }
        } while (page.size() == query.limit());
        return lines;
    }

    /**
     * Reads the whole chain and says what is wrong with it. Reads all sealed entries, in pages, and may take an hour for a
     * statement; may run while others write and seal, but not while others prune.
     *
     * @param anchors what the sink kept, such as {@link AnchorFile#read} gives it; those whose signature is not accepted
     *     are problems and not used
     * @throws StoreUnavailableException if the store does not answer
     */
    public AuditVerification verify(Collection<Anchor> anchors) {
        return new AuditVerifier(longWork, hashes, signatures).verify(anchors);
    }

    /**
     * Somebody who verifies what is sealed from now on, look by look, and never reads an entry twice but the newest.
     */
    public AuditWatch watch() {
        return new AuditWatch(new AuditVerifier(connections, hashes, signatures));
    }

    /**
     * Deletes the beginning of the chain, up to the last entry that was sealed before a time, and leaves a signed
     * checkpoint. An entry of kind {@code OPERATION}, rule {@code audit.prune}, tells of it.
     *
     * @param before by the clock of the database
     * @return how many entries were deleted; 0 if there were none, and then nothing was changed
     * @throws IllegalStateException if there is no signer
     * @throws StoreUnavailableException if the store does not answer
     */
    public long prune(Instant before, Actor by, String environment, String reason) {
        AnchorSigner required =
                signer.orElseThrow(() -> new IllegalStateException("pruning needs a signer: set one in the builder"));
        AuditEntry told = new AuditEntry(
                clock.instant(),
                AuditEntry.Kind.OPERATION,
                by,
                environment,
                "audit.prune",
                "",
                "entries sealed before " + before + " were pruned: " + reason);
        return new AuditPruning(longWork, required, clock).prune(before, EntryRow.of(told, hashes));
    }

    /** How long ago nothing was left to seal, as far as this instance has seen: about the sealing interval when all is well. */
    public Duration lag() {
        return steps.lag();
    }

    /** Keeps, seals and anchors what waits, if the store answers within the time-out, and ends the threads. */
    @Override
    public void close() {
        writer.close();
        sealing.close();
        steps.close();
    }

    /** Settings of a trail. Every setter may be called once. Not safe for use by several threads. */
    public static final class Builder {
        private final DataSource dataSource;
        private Duration timeout = Duration.ofSeconds(2);
        private Duration sealEvery = Duration.ofMillis(500);
        private Duration anchorEvery = Duration.ofMinutes(1);
        private byte @Nullable [] key;
        private @Nullable AnchorSink sink;
        private @Nullable AnchorSigner signer;
        private @Nullable AnchorSignatureCheck signatures;
        private MeterRegistry meters = Metrics.globalRegistry;
        private Clock clock = Clock.systemUTC();
        private final BuilderSettings settings = new BuilderSettings();

        private Builder(DataSource dataSource) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        }

        /**
         * How long a statement may take, and how long a refused thread waits for its entry; two seconds unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration timeout) {
            settings.once("timeout");
            this.timeout = positive("timeout", timeout);
            return this;
        }

        /**
         * A secret of at least 32 bytes, the same for all instances and for as long as the trail lives, which comes from
         * the deployment. Hashes are HMACs by it then, so that nobody without it can make an entry or a chain. None unless
         * set.
         *
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder key(byte[] key) {
            settings.once("key");
            // Checked here, where it was set.
            new ChainHash(Optional.of(key));
            this.key = key.clone();
            return this;
        }

        /**
         * How often this instance looks for entries to seal; half a second unless set.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder sealEvery(Duration interval) {
            settings.once("sealEvery");
            this.sealEvery = positive("sealEvery", interval);
            return this;
        }

        /**
         * Where anchors go, and how often if the chain has moved; {@link AnchorSink#logging()} and a minute unless set.
         *
         * @throws IllegalArgumentException if the interval is not positive
         */
        public Builder anchors(AnchorSink sink, Duration interval) {
            settings.once("anchors");
            this.sink = Objects.requireNonNull(sink, "sink");
            this.anchorEvery = positive("interval", interval);
            return this;
        }

        /** Who signs anchors and checkpoints; without it anchors are not signed, and nothing can be pruned. */
        public Builder signer(AnchorSigner signer) {
            settings.once("signer");
            this.signer = Objects.requireNonNull(signer, "signer");
            return this;
        }

        /** Who tells good signatures; without it anchors are taken as they are, and no checkpoint is good. */
        public Builder signatures(AnchorSignatureCheck signatures) {
            settings.once("signatures");
            this.signatures = Objects.requireNonNull(signatures, "signatures");
            return this;
        }

        /** Where metrics go; {@link Metrics#globalRegistry} unless set. */
        public Builder meters(MeterRegistry meters) {
            settings.once("meters");
            this.meters = Objects.requireNonNull(meters, "meters");
            return this;
        }

        /** The clock of the process, for the times of anchors and checkpoints; the system's unless set. */
        public Builder clock(Clock clock) {
            settings.once("clock");
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** The trail. Opens no connection itself; its threads begin to try at once. */
        public JdbcAuditTrail build() {
            return new JdbcAuditTrail(this);
        }

        private static Duration positive(String name, Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException("'" + name + "' must be positive but was " + value);
            }
            return value;
        }
    }
}
