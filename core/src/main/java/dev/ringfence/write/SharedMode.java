package dev.ringfence.write;

import dev.ringfence.base.Decision;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreTablesAbsentException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What this process knows of mode and freeze, how old that is, and how it is read anew. Safe for many threads. */
final class SharedMode {
    private final StateStore store;
    private final StateKey key;
    private final ModeRules rules;
    private final ChangeFreeze calendar;
    private final Clock clock;
    private final LongSupplier ticker;
    private final long staleNanos;
    private final DefectLog defects;
    private final AtomicLong readings = new AtomicLong();
    private OperatingModeListener listener = (before, after) -> {};
    private volatile ModeSnapshot snapshot =
            ModeSnapshot.of(OperatingState.initial(), Optional.empty(), Instant.EPOCH, 0, false);
    private volatile boolean passesOrdinary;
    private volatile Duration clockOffset = Duration.ZERO;
    private long published;

    SharedMode(
            StateStore store,
            StateKey key,
            ModeRules rules,
            Clock clock,
            LongSupplier ticker,
            Duration staleAfter,
            DefectLog defects) {
        this.store = store;
        this.key = key;
        this.rules = rules;
        this.calendar = rules.calendar();
        this.clock = clock;
        this.ticker = ticker;
        this.staleNanos = staleAfter.toNanos();
        this.defects = defects;
    }

    synchronized void onChange(OperatingModeListener next) {
        listener = next;
    }

    ModeSnapshot snapshot() {
        return snapshot;
    }

    boolean passesOrdinary() {
        return passesOrdinary;
    }

    Duration age() {
        ModeSnapshot now = snapshot;
        return Duration.ofNanos(now.read() ? ticker.getAsLong() - now.readNanos() : Long.MAX_VALUE);
    }

    Decision decide(ModeQuestion question) {
        ModeSnapshot now = snapshot;
        boolean ageMatters = question.destructive() || rules.ordinaryNeedsFreshState();
        return rules.decide(now, question, ageMatters && isStale(now));
    }

    private boolean isStale(ModeSnapshot now) {
        return !now.read() || ticker.getAsLong() - now.readNanos() > staleNanos;
    }

    Decision strict(Connection writer, ModeQuestion question) {
        try {
            OperatingState state = store.findForShare(key, writer)
                    .map(entry -> OperatingStateJson.read(entry.json()))
                    .orElseGet(OperatingState::initial);
            Instant now = now(state);
            return rules.decide(ModeSnapshot.of(state, window(now), now, 0, true), question, false);
        } catch (RuntimeException failure) {
            defects.add("mode.strict", failure);
            return rules.unreadable(question);
        }
    }

    void refresh() {
        long reading = readings.incrementAndGet();
        // Before the reading: what is read is at least as new as this.
        long begun = ticker.getAsLong();
        try {
            StateStore.Reading read = store.read(key);
            OperatingState state = read.entry()
                    .map(entry -> OperatingStateJson.read(entry.json()))
                    .orElseGet(OperatingState::initial);
            Instant now = read.at();
            clockOffset = Duration.between(clock.instant(), now);
            publish(reading, ModeSnapshot.of(state, window(now), now, begun, true));
        } catch (StoreTablesAbsentException absent) {
            defects.add("mode.refresh", absent);
            publishUnread(reading);
        } catch (RuntimeException failure) {
            defects.add("mode.refresh", failure);
            publishUnread(reading);
        }
    }

    /** The calendar goes on by this process's clock, as far as it was off the store's when last compared. */
    private void publishUnread(long reading) {
        ModeSnapshot before = snapshot;
        Instant now = clock.instant().plus(clockOffset);
        publish(reading, ModeSnapshot.of(before.state(), window(now), now, before.readNanos(), before.read()));
    }

    /** A calendar that fails is no freeze, and does not keep the mode from being known. */
    private Optional<String> window(Instant now) {
        try {
            return calendar.hasWindows() ? calendar.inForce(now) : Optional.empty();
        } catch (RuntimeException failure) {
            defects.add("mode.calendar", failure);
            return Optional.empty();
        }
    }

    private Instant now(OperatingState state) {
        if (!calendar.hasWindows() && state.freeze().isEmpty()) {
            return Instant.EPOCH;
        }
        return store.now();
    }

    /**
     * A reading that began earlier than the one published is dropped. Tells within the lock, so that of two readings at the
     * same time the listener hears in the order in which they took effect.
     */
    private synchronized void publish(long reading, ModeSnapshot next) {
        if (reading < published) {
            return;
        }
        published = reading;
        OperatingState before = snapshot.state();
        snapshot = next;
        passesOrdinary = next.quiet() && !rules.ordinaryNeedsFreshState();
        if (!before.equals(next.state())) {
            listener.changed(before, next.state());
        }
    }
}
