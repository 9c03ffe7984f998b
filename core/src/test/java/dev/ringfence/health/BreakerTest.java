package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.Tier;
import dev.ringfence.health.BreakerDependency.Kind;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MovableClock;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a breaker does, through each door and in each tier. */
class BreakerTest {
    private final MovableClock clock = new MovableClock();
    private final List<String> changes = new ArrayList<>();

    private CircuitBreakers breakers(Tier tier) {
        return CircuitBreakers.forEnvironment(Environments.of(tier))
                .dependency(BreakerDependency.critical("payments", Kind.HTTP), BreakerTest::timeless)
                .dependency(BreakerDependency.optional("reviews", Kind.HTTP), BreakerTest::timeless)
                .clock(clock)
                .onChange((breaker, before, after) -> changes.add(breaker.name() + " " + before + " " + after))
                .build();
    }

    /** No call is slow, however busy the machine. */
    private static CircuitBreakerConfig.Builder timeless(CircuitBreakerConfig.Builder thresholds) {
        return thresholds.currentTimestampFunction(any -> 0L, TimeUnit.NANOSECONDS);
    }

    private static void fail(CircuitBreakers breakers, BreakerDoor door, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> door.through(breakers, () -> {
                        throw new IllegalArgumentException("down");
                    }))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("down");
        }
    }

    private static void fail(Breaker breaker, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> breaker.run(() -> {
                        throw new IllegalArgumentException("down");
                    }))
                    .isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(BreakerDoor.class)
    void failures_inProductionStagingAndUnknown_openAndRefuse(BreakerDoor door) throws Exception {
        for (Tier tier : List.of(Tier.PRODUCTION, Tier.STAGING, Tier.UNKNOWN)) {
            CircuitBreakers breakers = breakers(tier);
            assertThat(door.through(breakers, () -> "paid")).isEqualTo("paid");
            fail(breakers, door, 19);
            AtomicInteger made = new AtomicInteger();
            assertThatThrownBy(() -> door.through(breakers, made::incrementAndGet))
                    .isInstanceOfSatisfying(BreakerDeniedException.class, denied -> {
                        Refusal refusal = denied.refusal();
                        assertThat(refusal.guard()).isEqualTo(Guard.OPERATIONS);
                        assertThat(refusal.rule()).isEqualTo("breaker.open");
                        assertThat(refusal.environment())
                                .isEqualTo(Environments.of(tier).name());
                        assertThat(refusal.what()).isEqualTo("Call of critical http 'payments'");
                        assertThat(refusal.evidence())
                                .singleElement()
                                .satisfies(line -> assertThat(line)
                                        .endsWith("since " + clock.instant()
                                                + ": of the last 20 calls 19 failed and 0 were slow"));
                        assertThat(refusal.remedy())
                                .startsWith("wait for the next trial at "
                                        + clock.instant().plusSeconds(30));
                        assertThat(denied.dependency()).isEqualTo("payments");
                        assertThat(denied.retryAfter()).contains(Duration.ofSeconds(30));
                        assertThat(denied.getStackTrace()).isNotEmpty();
                    });
            assertThat(made).hasValue(0);
            assertThat(breakers.breaker("payments").health()).isEqualTo(HealthState.DOWN);
        }
    }

    @ParameterizedTest
    @EnumSource(BreakerDoor.class)
    void failures_inTest_areCountedShownAndNotRefused(BreakerDoor door) throws Exception {
        CircuitBreakers breakers = breakers(Tier.TEST);
        fail(breakers, door, 40);
        assertThat(door.through(breakers, () -> "paid")).isEqualTo("paid");
        Breaker payments = breakers.breaker("payments");
        assertThat(payments.circuitBreaker().getState()).isEqualTo(State.METRICS_ONLY);
        assertThat(payments.circuitBreaker().getMetrics().getNumberOfFailedCalls())
                .isEqualTo(40);
        assertThat(payments.health()).isEqualTo(HealthState.DEGRADED);
        assertThat(breakers.breaker("reviews").health()).isEqualTo(HealthState.UP);
    }

    @ParameterizedTest
    @EnumSource(BreakerDoor.class)
    void failures_inDevelopment_areNotEvenCounted(BreakerDoor door) throws Exception {
        CircuitBreakers breakers = breakers(Tier.DEVELOPMENT);
        fail(breakers, door, 40);
        assertThat(door.through(breakers, () -> "paid")).isEqualTo("paid");
        Breaker payments = breakers.breaker("payments");
        assertThat(payments.circuitBreaker().getState()).isEqualTo(State.DISABLED);
        assertThat(payments.circuitBreaker().getMetrics().getNumberOfBufferedCalls())
                .isZero();
        assertThat(payments.health()).isEqualTo(HealthState.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(BreakerDoor.class)
    void refusalsOfGuards_inACall_areNoFailuresOfTheDependency(BreakerDoor door) {
        CircuitBreakers breakers = breakers(Tier.PRODUCTION);
        RingfenceException refusal = new RingfenceException(
                new Refusal(Guard.SQL, "sql.delete-without-where", "DELETE", "production", List.of(), "none"));
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(() -> door.through(breakers, () -> {
                        throw refusal;
                    }))
                    .isSameAs(refusal);
        }
        assertThat(breakers.breaker("payments").circuitBreaker().getMetrics().getNumberOfBufferedCalls())
                .isZero();
        assertThat(breakers.breaker("payments").health()).isEqualTo(HealthState.UP);
    }

    @ParameterizedTest
    @EnumSource(BreakerDoor.class)
    void errors_inTrials_areFailuresAndGiveTheirPlacesBack(BreakerDoor door) {
        CircuitBreakers breakers = breakers(Tier.PRODUCTION);
        CircuitBreaker payments = breakers.breaker("payments").circuitBreaker();
        payments.transitionToOpenState();
        payments.transitionToHalfOpenState();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> door.through(breakers, () -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
        }
        assertThat(payments.getState()).isEqualTo(State.OPEN);
    }

    @ParameterizedTest
    @EnumSource(BreakerDoor.class)
    void open_untilTheWaitIsOver_thenTriesAndRecovers(BreakerDoor door) throws Exception {
        CircuitBreakers breakers = breakers(Tier.PRODUCTION);
        Breaker payments = breakers.breaker("payments");
        fail(breakers, door, 20);
        clock.move(Duration.ofSeconds(29));
        assertThat(payments.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(payments.health()).isEqualTo(HealthState.DOWN);
        clock.move(Duration.ofMillis(1_001));
        assertThat(payments.health()).isEqualTo(HealthState.DEGRADED);
        assertThat(payments.retryAfter()).isEmpty();
        for (int i = 0; i < 5; i++) {
            assertThat(door.through(breakers, () -> "paid")).isEqualTo("paid");
        }
        assertThat(payments.circuitBreaker().getState()).isEqualTo(State.CLOSED);
        assertThat(payments.health()).isEqualTo(HealthState.UP);
        assertThat(changes)
                .containsExactly("payments CLOSED OPEN", "payments OPEN HALF_OPEN", "payments HALF_OPEN CLOSED");
    }

    @Test
    void open_ofAnOptionalDependency_isDegradedAndOfACriticalOneDown() {
        CircuitBreakers breakers = breakers(Tier.PRODUCTION);
        breakers.breaker("reviews").circuitBreaker().transitionToOpenState();
        assertThat(breakers.health()).isEqualTo(HealthState.DEGRADED);
        breakers.breaker("payments").circuitBreaker().transitionToForcedOpenState();
        assertThat(breakers.health()).isEqualTo(HealthState.DOWN);
        assertThatThrownBy(() -> breakers.breaker("payments").run(() -> {}))
                .isInstanceOfSatisfying(BreakerDeniedException.class, denied -> {
                    assertThat(denied.refusal().rule()).isEqualTo("breaker.forced-open");
                    assertThat(denied.retryAfter()).isEmpty();
                });
        breakers.all().forEach(breaker -> breaker.circuitBreaker().transitionToClosedState());
        assertThat(breakers.health()).isEqualTo(HealthState.UP);
    }

    @Test
    void trials_thatNeverEnd_doNotKeepItHalfOpenForEver() {
        CircuitBreakers breakers = breakers(Tier.PRODUCTION);
        Breaker payments = breakers.breaker("payments");
        payments.circuitBreaker().transitionToOpenState();
        payments.circuitBreaker().transitionToHalfOpenState();
        CompletableFuture<String> never = new CompletableFuture<>();
        for (int i = 0; i < 5; i++) {
            assertThat(payments.stage(() -> never)).isNotCompleted();
        }
        assertThatThrownBy(() -> payments.run(() -> {}))
                .isInstanceOfSatisfying(
                        BreakerDeniedException.class,
                        denied -> assertThat(denied.refusal().rule()).isEqualTo("breaker.half-open"));
        clock.move(Duration.ofSeconds(61));
        assertThatThrownBy(() -> payments.run(() -> {}))
                .isInstanceOfSatisfying(BreakerDeniedException.class, denied -> {
                    assertThat(denied.refusal().rule()).isEqualTo("breaker.open");
                    assertThat(denied.retryAfter()).contains(Duration.ofSeconds(30));
                });
        clock.move(Duration.ofSeconds(31));
        assertThat(payments.<String>get(() -> "paid")).isEqualTo("paid");
    }

    @Test
    void retryAfter_ofAWaitThatGrows_isTheOneOfThisOpening() {
        CircuitBreakers breakers = CircuitBreakers.forEnvironment(Environments.PRODUCTION)
                .dependency(
                        BreakerDependency.critical("payments", Kind.HTTP),
                        config -> config.minimumNumberOfCalls(2)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .writableStackTraceEnabled(false)
                                .waitIntervalFunctionInOpenState(
                                        IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(10), 2)))
                .clock(clock)
                .build();
        Breaker payments = breakers.breaker("payments");
        fail(payments, 2);
        assertThat(payments.retryAfter()).contains(Duration.ofSeconds(10));
        clock.move(Duration.ofSeconds(11));
        fail(payments, 1);
        assertThat(payments.retryAfter()).contains(Duration.ofSeconds(20));
        assertThatThrownBy(() -> payments.run(() -> {}))
                .isInstanceOfSatisfying(
                        BreakerDeniedException.class,
                        denied -> assertThat(denied.getStackTrace()).isEmpty());
    }

    @Test
    void opened_byHandForADuration_saysNotWhenRatherThanSomethingElse() {
        Breaker payments = breakers(Tier.PRODUCTION).breaker("payments");
        payments.circuitBreaker().transitionToOpenStateFor(Duration.ofMinutes(5));
        assertThat(payments.health()).isEqualTo(HealthState.DOWN);
        assertThat(payments.retryAfter()).isEmpty();
        assertThatThrownBy(() -> payments.run(() -> {})).isInstanceOf(BreakerDeniedException.class);
    }

    @Test
    void switchedOn_inDevelopmentByHand_takesEffectAtOnce() {
        Breaker payments = breakers(Tier.DEVELOPMENT).breaker("payments");
        payments.circuitBreaker().transitionToForcedOpenState();
        assertThatThrownBy(() -> payments.run(() -> {})).isInstanceOf(BreakerDeniedException.class);
        payments.circuitBreaker().transitionToDisabledState();
        payments.run(() -> {});
        assertThat(changes).containsExactly("payments DISABLED FORCED_OPEN", "payments FORCED_OPEN DISABLED");
    }

    @Test
    void level_setByHand_winsOverTheTier() {
        CircuitBreakers breakers = CircuitBreakers.forEnvironment(Environments.PRODUCTION)
                .dependency(BreakerDependency.critical("payments", Kind.HTTP))
                .level(Level.OBSERVE)
                .build();
        assertThat(breakers.level()).isEqualTo(Level.OBSERVE);
        assertThat(breakers.breaker("payments").circuitBreaker().getState()).isEqualTo(State.METRICS_ONLY);
    }

    @Test
    void resilience4j_ownBreaker_isTheOneThatCounts() {
        CircuitBreakers breakers = breakers(Tier.PRODUCTION);
        CircuitBreaker own = breakers.registry().circuitBreaker("payments");
        assertThat(own).isSameAs(breakers.breaker("payments").circuitBreaker());
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> own.executeCallable(() -> {
                        throw new IOException("down");
                    }))
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> breakers.breaker("payments").run(() -> {})).isInstanceOf(BreakerDeniedException.class);
        assertThatThrownBy(() -> own.executeSupplier(() -> "paid")).isInstanceOf(CallNotPermittedException.class);
        assertThat(breakers.health()).isEqualTo(HealthState.DOWN);
    }

    @Test
    void stage_refused_isAStageThatFailed() {
        Breaker payments = breakers(Tier.PRODUCTION).breaker("payments");
        payments.circuitBreaker().transitionToOpenState();
        assertThat(payments.stage(() -> CompletableFuture.completedFuture("paid")))
                .isCompletedExceptionally();
    }

    @Test
    void stage_countsWhenItCompletes_andNotBefore() {
        Breaker payments = breakers(Tier.PRODUCTION).breaker("payments");
        CompletableFuture<String> call = new CompletableFuture<>();
        var stage = payments.stage(() -> call);
        assertThat(payments.circuitBreaker().getMetrics().getNumberOfBufferedCalls())
                .isZero();
        call.complete("paid");
        assertThat(stage).isCompletedWithValue("paid");
        assertThat(payments.circuitBreaker().getMetrics().getNumberOfSuccessfulCalls())
                .isOne();
    }

    @Test
    void listener_thatThrows_keepsNobodyFromCalling() {
        CircuitBreakers breakers = CircuitBreakers.forEnvironment(Environments.PRODUCTION)
                .dependency(BreakerDependency.critical("payments", Kind.HTTP))
                .onChange((breaker, before, after) -> {
                    throw new IllegalStateException("a listener's own trouble");
                })
                .onChange((breaker, before, after) -> changes.add("told"))
                .build();
        fail(breakers.breaker("payments"), 20);
        assertThat(breakers.breaker("payments").health()).isEqualTo(HealthState.DOWN);
        assertThat(changes).containsExactly("told");
    }
}
