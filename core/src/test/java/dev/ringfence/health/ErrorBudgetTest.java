package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.health.BreakerDependency.Kind;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteDeniedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBudgetTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAYS = Duration.ofDays(3);

    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofHours(2).toNanos());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private ErrorBudgetBuilder builder() {
        return ErrorBudget.builder("orders", 0.999).ticker(nanos::get).meters(meters);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Events a second for a while, of which every so many-th is an error; none of 0. */
    private void serve(ErrorBudget budget, Duration time, int perSecond, int everyNth) {
        long seconds = time.toSeconds();
        long n = 0;
        for (long second = 0; second < seconds; second++) {
            for (int i = 0; i < perSecond; i++) {
                budget.record(everyNth == 0 || ++n % everyNth != 0);
            }
            pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void burnRate_ofEvenErrors_isTheirShareBesideTheAllowedOne() {
        ErrorBudget budget = builder().build();
        serve(budget, Duration.ofHours(6), 10, 100);
        for (Duration window : List.of(FIVE_MINUTES, Duration.ofMinutes(30), HOUR, Duration.ofHours(6), DAYS)) {
            assertThat(budget.burnRate(window)).as("%s", window).isCloseTo(10, within(0.05));
        }
        serve(budget, FIVE_MINUTES, 10, 0);
        pass(Duration.ofNanos(1));
        assertThat(budget.burnRate(FIVE_MINUTES)).isCloseTo(0, within(0.05));
        assertThat(budget.burnRate(HOUR)).isCloseTo(10 * 55 / 60.0, within(0.1));
    }

    @Test
    void burnRates_ofPairs_burnWhereBothWindowsDo() {
        ErrorBudget budget = builder().build();
        serve(budget, HOUR, 10, 50);
        assertThat(budget.burnRates()).extracting(BurnRate::burning).containsExactly(true, true, true);
        serve(budget, FIVE_MINUTES, 10, 0);
        assertThat(budget.burnRates()).extracting(BurnRate::burning).containsExactly(false, true, true);
        assertThat(budget.health()).isEqualTo(HealthState.DEGRADED);
        serve(budget, Duration.ofMinutes(25), 10, 0);
        assertThat(budget.burnRates()).extracting(BurnRate::burning).containsExactly(false, false, true);
        assertThat(budget.burningFast()).isEmpty();
        assertThat(budget.health()).isEqualTo(HealthState.DEGRADED);
        serve(budget, Duration.ofHours(6), 10, 0);
        assertThat(budget.health()).isEqualTo(HealthState.UP);
    }

    @Test
    void health_whenHalfOfAllFails_isDown() {
        ErrorBudget budget = builder().build();
        assertThat(budget.health()).isEqualTo(HealthState.UP);
        serve(budget, FIVE_MINUTES, 10, 2);
        assertThat(budget.health()).isEqualTo(HealthState.DOWN);
    }

    @Test
    void lowTraffic_whateverItsShareOfErrors_saysNothing() {
        ErrorBudget few = builder().lowTraffic(200, 10).build();
        for (int i = 0; i < 199; i++) {
            few.record(false);
        }
        assertThat(few.burnRate(FIVE_MINUTES)).isCloseTo(1_000, within(1e-6));
        assertThat(few.burnRates()).noneMatch(BurnRate::burning);
        assertThat(few.health()).isEqualTo(HealthState.UP);
        few.record(false);
        assertThat(few.burnRates()).allMatch(BurnRate::burning);
        ErrorBudget fewErrors = builder().lowTraffic(1, 10).build();
        for (int i = 0; i < 9; i++) {
            fewErrors.record(false);
        }
        assertThat(fewErrors.burnRates()).noneMatch(BurnRate::burning);
        fewErrors.record(false);
        assertThat(fewErrors.burnRates()).allMatch(BurnRate::burning);
    }

    @Test
    void silence_ofDays_forgetsAndCostsNothing() {
        ErrorBudget budget = builder().build();
        serve(budget, FIVE_MINUTES, 10, 2);
        pass(Duration.ofDays(2));
        assertThat(budget.burnRate(DAYS)).isCloseTo(500, within(0.5));
        assertThat(budget.burnRate(HOUR)).isZero();
        pass(Duration.ofDays(2));
        assertThat(budget.burnRate(DAYS)).isZero();
        pass(Duration.ofDays(400));
        budget.record(false);
        assertThat(budget.burnRate(DAYS)).isCloseTo(1_000, within(1e-6));
    }

    @Test
    void time_thatLiesBack_countsAsNow() {
        ErrorBudget budget = builder().build();
        serve(budget, FIVE_MINUTES, 10, 0);
        long now = nanos.get();
        for (int i = 0; i < 1_000; i++) {
            budget.record(false, now - Duration.ofDays(1).toNanos());
        }
        assertThat(budget.burnRate(FIVE_MINUTES)).isCloseTo(1_000 * 1_000 / 4_000.0, within(1.0));
    }

    @Test
    void calls_throughEachDoor_countAsTheyEnd() throws Exception {
        ErrorBudget budget = builder().build();
        budget.run(() -> {});
        assertThat(budget.<String>get(() -> "it")).isEqualTo("it");
        assertThat(budget.<String>call(() -> "it")).isEqualTo("it");
        CompletableFuture<String> later = new CompletableFuture<>();
        var stage = budget.stage(() -> later);
        assertThat(budget.burnRate(HOUR)).isZero();
        later.completeExceptionally(new IOException());
        assertThat(stage).isCompletedExceptionally();
        assertThat(budget.burnRate(HOUR)).isCloseTo(250, within(1e-6));
        fails(() -> budget.call(() -> {
            throw new IOException();
        }));
        fails(() -> {
            budget.run(() -> {
                throw new StackOverflowError();
            });
            return 1;
        });
        fails(() -> budget.get(() -> {
            throw new IllegalStateException();
        }));
        fails(() -> budget.stage(() -> {
            throw new IllegalStateException();
        }));
        assertThat(budget.burnRate(HOUR)).isCloseTo(5_000 / 8.0, within(1e-6));
    }

    private static void fails(Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfAny(IOException.class, StackOverflowError.class, IllegalStateException.class);
    }

    @Test
    void refusals_alsoWrappedOnes_countAsNothingButThoseOfBreakersAsErrors() {
        ErrorBudget budget = builder().build();
        WriteDeniedException refusal = new WriteDeniedException(
                new Refusal(Guard.OPERATIONS, "mode.read-only", "Write", "production", List.of(), "wait"));
        budget.record(true);
        budget.recordFailure(refusal);
        budget.recordFailure(new IllegalStateException(new IOException(refusal)));
        assertThat(budget.burnRate(HOUR)).isZero();
        Breaker breaker = CircuitBreakers.forEnvironment(Environments.PRODUCTION)
                .dependency(BreakerDependency.critical("payments", Kind.HTTP))
                .build()
                .breaker("payments");
        breaker.circuitBreaker().transitionToForcedOpenState();
        assertThatThrownBy(() -> budget.run(() -> breaker.run(() -> {}))).isInstanceOf(BreakerDeniedException.class);
        assertThat(budget.burnRate(HOUR)).isCloseTo(500, within(1e-6));
    }

    @Test
    void errors_thatAreNone_countAsGood() {
        ErrorBudget budget = builder()
                .errors(failure -> !(failure instanceof IllegalArgumentException))
                .build();
        budget.recordFailure(new IllegalArgumentException("the caller's fault"));
        budget.recordFailure(new IOException());
        assertThat(budget.burnRate(HOUR)).isCloseTo(500, within(1e-6));
    }

    @Test
    void gauges_ofAllWindows_showTheRates() {
        ErrorBudget budget = builder().build();
        budget.record(false);
        budget.record(true);
        for (String window : List.of("5m", "30m", "1h", "6h", "3d")) {
            assertThat(meters.get("ringfence.budget.burn.rate")
                            .tags("budget", "orders", "window", window)
                            .gauge()
                            .value())
                    .isCloseTo(500, within(1e-6));
        }
        assertThat(meters.find("ringfence.budget.burn.rate").gauges()).hasSize(5);
        assertThat(budget.toString()).isEqualTo("ErrorBudget 'orders' of 0.999");
    }

    @Test
    void pairs_ofTheUsersOwn_areWatched() {
        ErrorBudget budget = ErrorBudget.builder("own", 0.9)
                .pairs(
                        BurnRatePair.fast(2, Duration.ofMinutes(1), Duration.ofSeconds(10)),
                        BurnRatePair.slow(1, Duration.ofMinutes(20), Duration.ofSeconds(90)))
                .lowTraffic(1, 1)
                .ticker(nanos::get)
                .meters(meters)
                .build();
        serve(budget, Duration.ofMinutes(2), 10, 4);
        assertThat(budget.burnRates()).extracting(BurnRate::burning).containsExactly(true, true);
        assertThat(budget.burnRates().get(0)).hasToString("2.5x over PT1M and 2.5x over PT10S, of 2.0x");
        assertThat(meters.find("ringfence.budget.burn.rate")
                        .tag("window", "90s")
                        .gauge())
                .isNotNull();
    }

    @Test
    void build_ofWhatCannotBe_refuses() {
        assertThatThrownBy(() -> ErrorBudget.builder("it", 0.9).meters(meters).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be able to burn");
        assertThatThrownBy(() -> ErrorBudget.builder("i t", 0.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().lowTraffic(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().pairs()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().ticker(System::nanoTime)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder()
                        .pairs(
                                BurnRatePair.slow(1, DAYS, HOUR),
                                BurnRatePair.fast(1, Duration.ofSeconds(20), Duration.ofSeconds(10)),
                                BurnRatePair.slow(1, Duration.ofDays(31), HOUR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100,000 times");
        assertThatThrownBy(() -> builder().build().burnRate(Duration.ofMinutes(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT5M, PT30M, PT1H, PT6H, PT72H");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, 1.5, Double.NaN})
    void objective_outsideOfItsRange_isRefused(double objective) {
        assertThatThrownBy(() -> ErrorBudget.builder("it", objective))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'objective' must be");
    }

    @Test
    void pair_thatIsNone_isRefused() {
        assertThatThrownBy(() -> BurnRatePair.fast(0, HOUR, FIVE_MINUTES)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BurnRatePair.fast(Double.NaN, HOUR, FIVE_MINUTES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BurnRatePair.fast(1, HOUR, HOUR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BurnRatePair.fast(1, HOUR, Duration.ofSeconds(9)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BurnRatePair.fast(1, Duration.ofDays(32), HOUR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threads_manyAtOnce_loseNoEvent() throws Exception {
        LongSupplier real = System::nanoTime;
        ErrorBudget budget = ErrorBudget.builder("it", 0.999)
                .pairs(BurnRatePair.slow(1, HOUR, Duration.ofSeconds(10)))
                .ticker(real)
                .meters(meters)
                .build();
        Thread[] threads = new Thread[8];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 50_000; i++) {
                    budget.record(i % 2 == 0);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(budget.events(HOUR)).isCloseTo(400_000, within(400.0));
        assertThat(budget.burnRate(HOUR)).isCloseTo(500, within(1.0));
    }
}
