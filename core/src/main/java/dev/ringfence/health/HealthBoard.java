package dev.ringfence.health;

import dev.ringfence.base.BuilderSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at {@link HealthCheck}s in the background and says at any time, without waiting, how they stand.
 *
 * <pre>{@code
 * HealthBoard board = HealthBoard.builder()
 *         .check(HealthCheck.dependency("orders-db", DataSourceProbe.of(pool)).build())
 *         .check(HealthCheck.liveness("heap", HeapProbe.standard()).build())
 *         .build();
 * board.snapshot().ready();
 * }</pre>
 *
 * <p>Guaranteed: reading never blocks, whatever the checks do; it costs one volatile read and one of the clock. No look
 * waits for another one. A look that hangs costs one thread, is neither interrupted nor begun again before it returns, and
 * counts as a failure at its time-out and at each period after it; there are never more threads than checks, one that keeps
 * the time, and one for listeners. The first look of all begins when the board is built; what works again is seen at the next
 * period. What is stale reads UNKNOWN, also if the threads of the board are starved or dead.
 *
 * <p>Not guaranteed: that a probe tells the truth. Of what a probe throws, the class is shown and never the message.
 *
 * <p>{@linkplain #close Closed}, every check is UNKNOWN, so that an instance that shuts down is not ready. Safe for use by
 * many threads.
 */
public final class HealthBoard implements AutoCloseable {
    /** The most checks that a board takes, since each may come to need a thread. */
    public static final int MAX_CHECKS = 256;

    private static final Logger LOG = LoggerFactory.getLogger(HealthBoard.class);
    private static final long LEAST_WAIT_NANOS = 1_000_000;
    /** What multiples of it leave, without the whole part, lies evenly between 0 and 1 for any number of them. */
    private static final double GOLDEN_RATIO = 0.618_033_988_749_894_9;

    private final Clock clock;
    private final LongSupplier ticker;
    private final long origin;
    private final List<HealthListener> listeners = new CopyOnWriteArrayList<>();
    private final HealthMeters meters;
    private final HealthThreads threads;
    private final Executor looking;
    private final Executor telling;
    private final AtomicBoolean listenerFailed = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Object lock = new Object();
    private final List<WatchedCheck> checks = new ArrayList<>();
    private final AtomicReference<HealthSnapshot> current;

    private HealthBoard(Builder builder) {
        this.clock = builder.clock;
        this.ticker = builder.ticker;
        this.origin = ticker.getAsLong();
        this.listeners.addAll(builder.listeners);
        Instant now = clock.instant();
        for (HealthCheck check : builder.checks) {
            checks.add(new WatchedCheck(check, (checks.size() * GOLDEN_RATIO) % 1, now));
        }
        this.meters = new HealthMeters(builder.meters);
        this.threads = new HealthThreads(Math.max(1, checks.size()), () -> meters.defect("health.listener"));
        this.looking = builder.looking != null ? builder.looking : threads.looking();
        this.telling = builder.looking != null ? Runnable::run : threads.telling();
        this.current = new AtomicReference<>(taken(now));
        builder.checks.forEach(check -> meters.show(this, check));
        if (builder.looking == null) {
            Thread keeper = new Thread(this::keepTime, "ringfence-health");
            keeper.setDaemon(true);
            keeper.start();
        }
    }

    /** A builder of a board without checks. */
    public static Builder builder() {
        return new Builder();
    }

    boolean closed() {
        return closed.getCount() == 0;
    }

    /** How all checks stand. Never blocks. */
    public HealthSnapshot snapshot() {
        HealthSnapshot seen = Objects.requireNonNull(current.get());
        long now = nanos();
        if (seen.holdsAt(now)) {
            return seen;
        }
        HealthSnapshot aged = seen.asOf(now, clock.instant());
        // If it fails, another reader did the same or there is something newer, which the next reading gives.
        current.compareAndSet(seen, aged);
        return aged;
    }

    /** Adds a listener; it is told of changes from now on. */
    public void onChange(HealthListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
    }

    private long nanos() {
        return ticker.getAsLong() - origin;
    }

    private void keepTime() {
        try {
            long wait = 0;
            while (!closed.await(wait, TimeUnit.NANOSECONDS)) {
                wait = Math.max(LEAST_WAIT_NANOS, step() - nanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Begins the looks that are due, and gives up those that take too long.
     *
     * @return when there is something to do again, in nanoseconds of the board
     */
    long step() {
        List<WatchedCheck> due = new ArrayList<>();
        long next = Long.MAX_VALUE;
        synchronized (lock) {
            long now = nanos();
            Instant at = clock.instant();
            List<CheckHealth> before = shown();
            for (WatchedCheck watched : checks) {
                if (watched.step(now, at)) {
                    due.add(watched);
                }
                next = Math.min(next, watched.nextAt());
            }
            show(before, shown(), at);
        }
        due.forEach(this::begin);
        return next;
    }

    private void begin(WatchedCheck watched) {
        try {
            looking.execute(() -> look(watched));
        } catch (RuntimeException | OutOfMemoryError noThread) {
            // No thread can be had, or the board was closed meanwhile: a failed look of this check, and of no other.
            answer(watched, failed(noThread));
        }
    }

    private void look(WatchedCheck watched) {
        HealthCheck check = watched.check();
        long begun = System.nanoTime();
        HealthReading reading;
        try {
            reading = Objects.requireNonNull(check.probe().look(), "reading");
        } catch (Throwable failure) {
            // Whatever it is: an error of linking or of the stack is the probe's answer too, and must not end the
            // board.
            reading = failed(failure);
        }
        answer(watched, reading);
        meters.took(check, reading.state(), System.nanoTime() - begun);
    }

    /** Never the message: that of a driver may quote a row, that of a client an address with its password. */
    private static HealthReading failed(Throwable failure) {
        return HealthReading.down("failed with " + failure.getClass().getName());
    }

    private void answer(WatchedCheck watched, HealthReading reading) {
        synchronized (lock) {
            Instant at = clock.instant();
            CheckHealth before = watched.shown();
            watched.answer(reading, nanos(), at);
            show(List.of(before), List.of(watched.shown()), at);
        }
    }

    private List<CheckHealth> shown() {
        return checks.stream().map(WatchedCheck::shown).toList();
    }

    /**
     * Publishes what shows something else than before, then tells the listeners of other states: one that reads the board
     * finds what it was told of, or what came later.
     */
    private void show(List<CheckHealth> before, List<CheckHealth> after, Instant at) {
        if (closed() || before.equals(after)) {
            return;
        }
        current.set(taken(at));
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).state() != after.get(i).state()) {
                tell(before.get(i), after.get(i));
            }
        }
    }

    /** Within the lock, so that listeners hear of changes in their order. */
    private void tell(CheckHealth before, CheckHealth after) {
        if (after.state() == HealthState.UP) {
            LOG.info("Health check '{}' is {} after {}", after.name(), after.state(), before.state());
        } else {
            LOG.warn(
                    "Health check '{}' is {} after {}: {}",
                    after.name(),
                    after.state(),
                    before.state(),
                    after.detail());
        }
        listeners.forEach(listener -> telling.execute(() -> tell(listener, before, after)));
    }

    private void tell(HealthListener listener, CheckHealth before, CheckHealth after) {
        try {
            listener.changed(before, after);
        } catch (RuntimeException failure) {
            meters.defect("health.listener");
            if (listenerFailed.compareAndSet(false, true)) {
                LOG.warn(
                        "A listener of the health board failed, and is not shown failing again: {}",
                        failure.getClass().getName());
            }
        }
    }

    private HealthSnapshot taken(Instant at) {
        return new HealthSnapshot(
                at, shown(), checks.stream().mapToLong(WatchedCheck::staleAt).toArray());
    }

    /** Ends the looking, and leaves every check UNKNOWN; looks that run end by themselves. Calling it again does nothing. */
    @Override
    public void close() {
        synchronized (lock) {
            if (!closed()) {
                closed.countDown();
                Instant at = clock.instant();
                current.set(taken(at).unknown(at, "the board was closed"));
            }
        }
        threads.close();
    }

    /** The snapshot as text. */
    @Override
    public String toString() {
        return "HealthBoard " + snapshot();
    }

    /** Builds a board; not safe for use by many threads. Single settings are set at most once. */
    public static final class Builder {
        private final List<HealthCheck> checks = new ArrayList<>();
        private final List<HealthListener> listeners = new ArrayList<>();
        private final BuilderSettings settings = new BuilderSettings();
        private MeterRegistry meters = Metrics.globalRegistry;
        private Clock clock = Clock.systemUTC();
        private LongSupplier ticker = System::nanoTime;
        private @Nullable Executor looking;

        private Builder() {}

        /**
         * Adds a check.
         *
         * @throws IllegalArgumentException if there is one of that name, or there are {@value HealthBoard#MAX_CHECKS}
         */
        public Builder check(HealthCheck check) {
            if (checks.stream().anyMatch(other -> other.name().equals(check.name()))) {
                throw new IllegalArgumentException(
                        "'check' must have a name of its own but '" + check.name() + "' is taken");
            }
            if (checks.size() == MAX_CHECKS) {
                throw new IllegalArgumentException(
                        "'checks' must be at most " + MAX_CHECKS + " but '" + check.name() + "' would be one more");
            }
            checks.add(check);
            return this;
        }

        /** Adds a listener, which hears of the first results too. */
        public Builder listener(HealthListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** Where states and durations are shown; {@link Metrics#globalRegistry} unless set. */
        public Builder meters(MeterRegistry meters) {
            settings.once("meters");
            this.meters = Objects.requireNonNull(meters, "meters");
            return this;
        }

        /** Tells the times that are shown; the system's clock unless set. */
        public Builder clock(Clock clock) {
            settings.once("clock");
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Tells how much time passed, in nanoseconds from anywhere, and never goes back; {@link System#nanoTime} unless set. */
        public Builder ticker(LongSupplier ticker) {
            settings.once("ticker");
            this.ticker = Objects.requireNonNull(ticker, "ticker");
            return this;
        }

        /** For tests: nothing begins but by {@link HealthBoard#step}, looks run here, and listeners are told at once. */
        Builder lookingBy(Executor executor) {
            this.looking = executor;
            return this;
        }

        /** The board, which begins to look at once. */
        public HealthBoard build() {
            return new HealthBoard(this);
        }
    }
}
