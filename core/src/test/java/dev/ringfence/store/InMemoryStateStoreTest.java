package dev.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.MovableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryStateStoreTest extends StateStoreContract {
    private final MovableClock clock = new MovableClock();

    @Override
    StateStore create() {
        return new InMemoryStateStore(clock);
    }

    @Test
    void entry_whoseTimeHasCome_isAbsent() {
        StateKey key = new StateKey("freeze", "november");
        store.compareAndSet(key, 0, "{}", Optional.of(clock.instant().plusSeconds(5)));
        clock.move(Duration.ofMillis(4999));
        assertThat(store.find(key)).isPresent();
        clock.move(Duration.ofMillis(1));
        assertThat(store.find(key)).isEmpty();
    }
}
