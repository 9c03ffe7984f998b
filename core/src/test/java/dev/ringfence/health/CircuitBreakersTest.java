package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Level;
import dev.ringfence.environment.Tier;
import dev.ringfence.health.BreakerDependency.Kind;
import dev.ringfence.testing.Environments;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitBreakersTest {

    private static CircuitBreakers.Builder builder(Tier tier) {
        return CircuitBreakers.forEnvironment(Environments.of(tier));
    }

    @ParameterizedTest
    @CsvSource({"PRODUCTION, ENFORCE", "STAGING, ENFORCE", "UNKNOWN, ENFORCE", "TEST, OBSERVE", "DEVELOPMENT, OFF"})
    void level_ofEachTier_isThatOfTheTable(Tier tier, Level level) {
        assertThat(builder(tier).build().level()).isEqualTo(level);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void thresholds_ofEachKind_areTheSameInAllTiers(Kind kind) {
        Set<List<Object>> seen = new HashSet<>();
        for (Tier tier : Tier.values()) {
            CircuitBreakerConfig config = builder(tier)
                    .dependency(BreakerDependency.critical("it", kind))
                    .build()
                    .breaker("it")
                    .circuitBreaker()
                    .getCircuitBreakerConfig();
            seen.add(List.of(
                    config.getFailureRateThreshold(),
                    config.getSlowCallRateThreshold(),
                    config.getSlowCallDurationThreshold(),
                    config.getSlidingWindowSize(),
                    config.getSlidingWindowType(),
                    config.getMinimumNumberOfCalls(),
                    config.getPermittedNumberOfCallsInHalfOpenState(),
                    config.getMaxWaitDurationInHalfOpenState(),
                    config.getWaitIntervalFunctionInOpenState().apply(1)));
            assertThat(config.getSlowCallDurationThreshold()).isEqualTo(kind.slowAfter());
            assertThat(config.isAutomaticTransitionFromOpenToHalfOpenEnabled()).isFalse();
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void breaker_thatWasNotDeclared_failsListingTheKnownOnes() {
        CircuitBreakers breakers = builder(Tier.PRODUCTION)
                .dependency(BreakerDependency.critical("payments", Kind.HTTP))
                .dependency(BreakerDependency.optional("ledger", Kind.DATABASE))
                .build();
        assertThatThrownBy(() -> breakers.breaker("paymnets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'name' must be a declared dependency, one of [ledger, payments], but was 'paymnets'; did you"
                                + " mean 'payments'?");
        assertThat(breakers.all()).extracting(Breaker::name).containsExactly("payments", "ledger");
        assertThat(breakers.registry().getAllCircuitBreakers()).hasSize(2);
    }

    @Test
    void none_declared_isUpAndHasNone() {
        CircuitBreakers none = builder(Tier.PRODUCTION).build();
        assertThat(none.health()).isEqualTo(HealthState.UP);
        assertThat(none.all()).isEmpty();
    }

    @Test
    void builder_secondTime_refuses() {
        CircuitBreakers.Builder builder = builder(Tier.TEST)
                .dependency(BreakerDependency.critical("payments", Kind.HTTP))
                .level(Level.OFF)
                .clock(Clock.systemUTC());
        assertThatThrownBy(() -> builder.dependency(BreakerDependency.optional("payments", Kind.MAIL)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'payments' must be declared once but was declared before");
        assertThatThrownBy(() -> builder.level(Level.OFF)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.clock(Clock.systemUTC())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "pay ments", "pay\nments", "é", "a/b"})
    void name_ofAnotherForm_isRefused(String name) {
        assertThatThrownBy(() -> BreakerDependency.critical(name, Kind.HTTP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'name' must be");
    }
}
