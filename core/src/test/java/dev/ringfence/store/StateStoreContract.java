package dev.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store guarantees. The same cases run on each of them. */
abstract class StateStoreContract {
    private static final StateKey KEY = new StateKey("mode", "all");
    private static final Optional<Instant> NEVER = Optional.empty();
    StateStore store;

    /** A new and empty one. */
    abstract StateStore create() throws Exception;

    @BeforeEach
    void createStore() throws Exception {
        store = create();
    }

    private Optional<Instant> past() {
        return Optional.of(store.now().minusSeconds(1));
    }

    @Test
    void compareAndSet_anyText_isReadAsItWasWritten() {
        String json = "{\"why\":\"päss 検 \uD83D\uDEA7 '\\\\\\\" ;-- %\"}".repeat(500);
        assertThat(store.compareAndSet(KEY, 0, json, NEVER)).isTrue();
        StateEntry entry = store.find(KEY).orElseThrow();
        assertThat(entry.json()).isEqualTo(json);
        assertThat(entry.key()).isEqualTo(KEY);
        assertThat(entry.version()).isEqualTo(1);
        assertThat(entry.expiresAt()).isEmpty();
        assertThat(Duration.between(entry.changedAt(), store.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void compareAndSet_ofOneVersionByManyThreads_succeedsOnce() throws Exception {
        for (long version = 0; version < 3; version++) {
            long expected = version;
            assertThat(winners(32, i -> () -> store.compareAndSet(KEY, expected, "{\"by\":" + i + "}", NEVER)))
                    .isEqualTo(1);
            assertThat(store.find(KEY).orElseThrow().version()).isEqualTo(expected + 1);
        }
        assertThat(winners(32, i -> () -> store.remove(KEY, 3))).isEqualTo(1);
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void compareAndSet_byManyThreadsThatTryAgain_losesNoChange() throws Exception {
        int threads = 8;
        int each = 10;
        store.compareAndSet(KEY, 0, "0", NEVER);
        winners(threads, i -> () -> {
            for (int done = 0; done < each; ) {
                StateEntry before = store.find(KEY).orElseThrow();
                String next = Integer.toString(Integer.parseInt(before.json()) + 1);
                if (store.compareAndSet(KEY, before.version(), next, NEVER)) {
                    done++;
                }
            }
            return true;
        });
        StateEntry entry = store.find(KEY).orElseThrow();
        assertThat(entry.json()).isEqualTo(Integer.toString(threads * each));
        assertThat(entry.version()).isEqualTo(1 + threads * each);
    }

    @Test
    void compareAndSet_expectingAnotherVersion_changesNothing() {
        assertThat(store.compareAndSet(KEY, 1, "{}", NEVER)).isFalse();
        assertThat(store.find(KEY)).isEmpty();
        store.compareAndSet(KEY, 0, "{\"a\":1}", NEVER);
        for (long wrong : new long[] {0, 2, -1, Long.MAX_VALUE}) {
            assertThat(store.compareAndSet(KEY, wrong, "{\"a\":2}", NEVER)).isFalse();
            assertThat(store.remove(KEY, wrong)).isFalse();
        }
        assertThat(store.find(KEY).orElseThrow().json()).isEqualTo("{\"a\":1}");
    }

    @Test
    void read_whatIsThereAndWhatIsNot_isWhatFindFindsAndTheStoresTime() {
        assertReadIsFind();
        store.compareAndSet(KEY, 0, "{\"a\":1}", NEVER);
        assertReadIsFind();
        store.compareAndSet(KEY, 1, "{\"a\":2}", Optional.of(store.now().plusSeconds(3600)));
        assertReadIsFind();
        store.compareAndSet(KEY, 2, "{\"a\":3}", past());
        assertReadIsFind();
        assertThat(store.read(KEY).entry()).isEmpty();
    }

    private void assertReadIsFind() {
        Instant before = store.now();
        StateStore.Reading reading = store.read(KEY);
        assertThat(reading.entry()).isEqualTo(store.find(KEY));
        assertThat(reading.at()).isBetween(before, store.now());
    }

    @Test
    void find_expired_isAbsentAndMayBeMadeAnew() {
        store.compareAndSet(KEY, 0, "{\"a\":1}", past());
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.list("mode")).isEmpty();
        assertThat(store.remove(KEY, 1)).isFalse();
        assertThat(store.compareAndSet(KEY, 1, "{}", NEVER)).isFalse();
        assertThat(store.compareAndSet(KEY, 0, "{\"a\":2}", NEVER)).isTrue();
        assertThat(store.compareAndSet(KEY, 0, "{\"a\":3}", NEVER)).isFalse();
        StateEntry entry = store.find(KEY).orElseThrow();
        assertThat(entry.version()).isEqualTo(1);
        assertThat(entry.json()).isEqualTo("{\"a\":2}");
    }

    @Test
    void expired_madeAnewByManyThreads_isMadeOnce() throws Exception {
        store.compareAndSet(KEY, 0, "{}", past());
        assertThat(winners(32, i -> () -> store.compareAndSet(KEY, 0, "{\"by\":" + i + "}", NEVER)))
                .isEqualTo(1);
    }

    @Test
    void entry_thatExpiresLater_livesUntilThen() {
        Instant end = store.now().plusSeconds(3600);
        store.compareAndSet(KEY, 0, "{}", Optional.of(end));
        assertThat(Duration.between(store.find(KEY).orElseThrow().expiresAt().orElseThrow(), end)
                        .abs())
                .isLessThan(Duration.ofMillis(1));
        // A change may take the end away.
        assertThat(store.compareAndSet(KEY, 1, "{}", NEVER)).isTrue();
        assertThat(store.find(KEY).orElseThrow().expiresAt()).isEmpty();
    }

    @Test
    void removeExpired_forgetsTheseAndNoOther() {
        store.compareAndSet(new StateKey("approval", "old"), 0, "{}", past());
        store.compareAndSet(new StateKey("approval", "older"), 0, "{}", past());
        store.compareAndSet(
                new StateKey("approval", "open"),
                0,
                "{}",
                Optional.of(store.now().plusSeconds(3600)));
        store.compareAndSet(KEY, 0, "{}", NEVER);
        assertThat(store.removeExpired()).isEqualTo(2);
        assertThat(store.removeExpired()).isZero();
        assertThat(store.list("approval")).hasSize(1);
        assertThat(store.find(KEY)).isPresent();
    }

    @Test
    void entriesThatExpire_madeAgainAndAgain_areClearedAwayByWhoMakesThem() {
        store.compareAndSet(
                new StateKey("approval", "open"),
                0,
                "{}",
                Optional.of(store.now().plusSeconds(3600)));
        store.compareAndSet(KEY, 0, "{}", NEVER);
        int made = 3 * ExpiredEntries.EVERY + 5;
        for (int i = 0; i < made; i++) {
            assertThat(store.compareAndSet(new StateKey("dry-run", "number " + i), 0, "{}", past()))
                    .isTrue();
        }
        assertThat(store.removeExpired()).isLessThan(ExpiredEntries.EVERY);
        assertThat(store.list("approval")).hasSize(1);
        assertThat(store.find(KEY)).isPresent();
    }

    @Test
    void list_ofAKind_isOrderedByIdAndHoldsNoOtherKind() {
        TreeSet<String> ids = new TreeSet<>(List.of("b", "B", "a", "ä", "a b", "a-b", "Z", "z", "10", "9"));
        ids.forEach(id -> assertThat(store.compareAndSet(new StateKey("receipt", id), 0, "{}", NEVER))
                .isTrue());
        store.compareAndSet(new StateKey("Receipt", "other"), 0, "{}", NEVER);
        assertThat(store.list("receipt")).extracting(entry -> entry.key().id()).containsExactlyElementsOf(ids);
        assertThat(store.list("none")).isEmpty();
    }

    @Test
    void text_thatNoDatabaseKeeps_isRefused() {
        for (String bad : List.of("a\0b", "\uD83D", "\uDE00x", "x".repeat(1_000_001))) {
            assertThatThrownBy(() -> store.compareAndSet(KEY, 0, bad, NEVER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'json' must");
        }
        assertThat(store.compareAndSet(KEY, 0, "x".repeat(1_000_000), NEVER)).isTrue();
        assertThat(store.find(KEY).orElseThrow().json()).hasSize(1_000_000);
        StateKey longest = new StateKey("k".repeat(40), "\u691C".repeat(200));
        assertThat(store.compareAndSet(longest, 0, "{}", NEVER)).isTrue();
        assertThat(store.find(longest)).isPresent();
    }

    /** How many of the threads said yes. */
    static long winners(int threads, java.util.function.IntFunction<Callable<Boolean>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(work.apply(i));
            }
            long yes = 0;
            for (Future<Boolean> one : pool.invokeAll(all)) {
                yes += one.get() ? 1 : 0;
            }
            return yes;
        } finally {
            pool.shutdown();
        }
    }
}
