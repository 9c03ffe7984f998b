package dev.ringfence.health.checks;

import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReading;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import java.util.Objects;

/**
 * Looks for an entry that does not exist in the store that instances share: UP if the store says so, DOWN if it does not
 * answer. Says nothing of whether it can be written to.
 *
 * <p>Reaches what is shared. Safe for use by many threads.
 */
public final class StoreProbe implements HealthProbe {
    private static final StateKey NOTHING = new StateKey("health", "probe");

    private final StateStore store;

    private StoreProbe(StateStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /** A probe of a store. */
    public static StoreProbe of(StateStore store) {
        return new StoreProbe(store);
    }

    @Override
    public HealthReading look() {
        return store.find(NOTHING).isEmpty()
                ? HealthReading.up()
                : HealthReading.degraded("an entry that nobody makes is there");
    }
}
