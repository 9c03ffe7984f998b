package dev.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.MovableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryStateStoreTest {
    private static final StateKey KEY = new StateKey("mode", "all");
    private final MovableClock clock = new MovableClock();
    private final StateStore store = new InMemoryStateStore(clock);

    @Test
    void compareAndSet_ofOneVersion_succeedsOnce() {
        assertThat(store.compareAndSet(KEY, 0, "{}", Optional.empty())).isTrue();
        assertThat(store.compareAndSet(KEY, 0, "{}", Optional.empty())).isFalse();
        AtomicInteger winners = new AtomicInteger();
        IntStream.range(0, 64).parallel().forEach(i -> {
            if (store.compareAndSet(KEY, 1, "{\"by\":" + i + "}", Optional.empty())) {
                winners.incrementAndGet();
            }
        });
        assertThat(winners).hasValue(1);
        assertThat(store.find(KEY).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void find_expired_isAbsentAndMayBeMadeAnew() {
        store.compareAndSet(KEY, 0, "{}", Optional.of(clock.instant().plusSeconds(5)));
        clock.move(Duration.ofSeconds(5));
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.list("mode")).isEmpty();
        assertThat(store.remove(KEY, 1)).isFalse();
        assertThat(store.compareAndSet(KEY, 1, "{}", Optional.empty())).isFalse();
        assertThat(store.compareAndSet(KEY, 0, "{}", Optional.empty())).isTrue();
        assertThat(store.find(KEY).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void remove_ofAnotherVersion_keepsTheEntry() {
        store.compareAndSet(KEY, 0, "{}", Optional.empty());
        assertThat(store.remove(KEY, 2)).isFalse();
        assertThat(store.list("mode")).extracting(StateEntry::key).containsExactly(KEY);
        assertThat(store.remove(KEY, 1)).isTrue();
        assertThat(store.find(KEY)).isEmpty();
    }
}
