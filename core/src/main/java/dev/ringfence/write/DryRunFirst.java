package dev.ringfence.write;

import dev.ringfence.base.Need;
import dev.ringfence.store.StateEntry;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The same operation must have run dry before, on any instance that shares the store, and have succeeded.
 *
 * <p>Not guaranteed: that the data is still what it was. The same is what the digest calls the same; that of an operation
 * leaves values out, so that a dry run with one value stands for all.
 *
 * <p>Settings: {@code within}, how long a dry run counts by the store's clock, one hour unless set. Safe for use by many
 * threads.
 */
public final class DryRunFirst implements Requirement {
    /** Its name. */
    public static final String NAME = "dry-run-first";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String KIND = "dry-run";

    private final StateStore store;
    private final Function<Write, String> digest;
    private final Duration within;

    private DryRunFirst(StateStore store, Function<Write, String> digest, Duration within) {
        this.store = store;
        this.digest = digest;
        this.within = within;
    }

    /**
     * Remembers dry runs in a store; how long they count comes from the policy.
     *
     * @param digest what makes two writes the same, at most 200 characters without a protected value
     */
    public static RequirementFactory rememberedIn(StateStore store, Function<Write, String> digest) {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(digest, "digest");
        return settings ->
                new DryRunFirst(store, digest, settings.duration("within").orElse(HOUR));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Need> unmet(WriteAttempt attempt) {
        if (store.find(key(attempt)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Need(
                NAME,
                "a dry run of the same within " + within,
                "run it dry first, the same otherwise: " + DoorRemedies.said(attempt.write(), "asDryRun()")));
    }

    @Override
    public void finished(WriteAttempt attempt, WriteOutcome outcome) {
        if (!outcome.dryRun() || !outcome.succeeded()) {
            return;
        }
        StateKey key = key(attempt);
        Instant end = store.now().plus(within);
        // Whoever else remembers the same at this moment remembers as much.
        store.compareAndSet(
                key,
                store.find(key).map(StateEntry::version).orElse(0L),
                "{\"rows\":" + outcome.rows() + "}",
                Optional.of(end));
    }

    private StateKey key(WriteAttempt attempt) {
        return new StateKey(KIND, attempt.environment().name() + ":" + digest.apply(attempt.write()));
    }

    @Override
    public String toString() {
        return NAME + " within " + within;
    }
}
