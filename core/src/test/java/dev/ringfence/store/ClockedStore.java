package dev.ringfence.store;

import java.time.Clock;

/** A store in memory with a clock of the test's choosing. */
public final class ClockedStore {
    private ClockedStore() {}

    public static StateStore at(Clock clock) {
        return new InMemoryStateStore(clock);
    }
}
