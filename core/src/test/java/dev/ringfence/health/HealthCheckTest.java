package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be put on a board, and what is refused where it is registered. */
class HealthCheckTest {
    private static final HealthProbe PROBE = HealthReading::up;
    private static final HealthProbe OF_PROCESS = HealthProbe.ofThisProcess(PROBE);
    private static final HealthProbe OF_INSTANCE = HealthProbe.ofThisInstance(PROBE);

    @Test
    void liveness_ofThisProcess_isBuilt() {
        HealthCheck check = HealthCheck.liveness("heap", OF_PROCESS).build();

        assertThat(check.critical()).isTrue();
        assertThat(check.shared()).isFalse();
        assertThat(check.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(check.period()).isEqualTo(Duration.ofSeconds(10));
        assertThat(check.staleAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(check.failuresToDown()).isEqualTo(3);
        assertThat(check.successesToUp()).isEqualTo(1);
    }

    @Test
    void liveness_thatTouchesADependency_isRefused() {
        assertThatThrownBy(() -> HealthCheck.liveness("db", PROBE).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "'probe' of liveness check 'db' must reach this process alone but reaches SHARED");
        assertThatThrownBy(() -> HealthCheck.liveness("disk", OF_INSTANCE).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reaches INSTANCE");
    }

    @Test
    void readiness_ofASharedDependency_needsToBeAllowed() {
        assertThatThrownBy(() -> HealthCheck.readiness("db", PROBE).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowSharedDependencyToTakeEveryInstanceOut(reason)");

        HealthCheck allowed = HealthCheck.readiness("db", PROBE)
                .allowSharedDependencyToTakeEveryInstanceOut("without it there is nothing to answer")
                .build();
        assertThat(allowed.shared()).isTrue();
        assertThat(allowed.critical()).isTrue();
        assertThat(HealthCheck.readiness("disk", OF_INSTANCE).build().shared()).isFalse();
    }

    @Test
    void allowance_whereThereIsNothingToAllow_isRefused() {
        assertThatThrownBy(() -> HealthCheck.readiness("disk", OF_INSTANCE)
                        .allowSharedDependencyToTakeEveryInstanceOut("why not"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        HealthCheck.dependency("db", PROBE).allowSharedDependencyToTakeEveryInstanceOut("why not"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> HealthCheck.readiness("db", PROBE).allowSharedDependencyToTakeEveryInstanceOut(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'reason' must not be blank");
    }

    @Test
    void dependency_unlessItIsSaid_isNotCritical() {
        assertThat(HealthCheck.dependency("db", PROBE).build().critical()).isFalse();
        assertThat(HealthCheck.dependency("db", PROBE).critical(true).build().critical())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-db", "a b", "jdbc:postgresql://u:p@h/db", "é", "x{y=\"z\"}", "a\n"})
    void name_thatIsNoTag_isRefusedAndNotShown(String name) {
        assertThatThrownBy(() -> HealthCheck.dependency(name, PROBE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'name' must be 1 to 64 letters")
                .hasMessageContaining("had " + name.length() + " characters of another form");
    }

    @Test
    void times_thatCannotBeKept_areRefused() {
        assertThatThrownBy(() -> HealthCheck.dependency("db", PROBE).timeout(Duration.ZERO))
                .hasMessage("'timeout' must be at least PT0.001S but was PT0S");
        assertThatThrownBy(() -> HealthCheck.dependency("db", PROBE).period(Duration.ofSeconds(-1)))
                .hasMessage("'period' must be at least PT0.001S but was PT-1S");
        assertThatThrownBy(() -> HealthCheck.dependency("db", PROBE)
                        .timeout(Duration.ofSeconds(11))
                        .build())
                .hasMessage("'timeout' must be at most 'period' PT10S but was PT11S");
        assertThatThrownBy(() -> HealthCheck.dependency("db", PROBE)
                        .staleAfter(Duration.ofSeconds(12))
                        .build())
                .hasMessage("'staleAfter' must be longer than 'period' and 'timeout' together, PT12S, but was PT12S");
        assertThatThrownBy(() -> HealthCheck.dependency("db", PROBE).failuresToDown(0))
                .hasMessage("'failuresToDown' must be positive but was 0");
        assertThatThrownBy(() -> HealthCheck.dependency("db", PROBE).successesToUp(-1))
                .hasMessage("'successesToUp' must be positive but was -1");
    }

    @Test
    void setting_madeTwice_isRefused() {
        assertThatThrownBy(
                        () -> HealthCheck.dependency("db", PROBE).critical(true).critical(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'critical' must be set once but was set before");
    }

    @Test
    void board_takesNoNameTwiceAndNoMoreThanItsMost() {
        HealthBoard.Builder builder = HealthBoard.builder();
        for (int i = 0; i < HealthBoard.MAX_CHECKS; i++) {
            builder.check(HealthCheck.dependency("check-" + i, PROBE).build());
        }
        assertThatThrownBy(() ->
                        builder.check(HealthCheck.dependency("check-7", PROBE).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'check' must have a name of its own but 'check-7' is taken");
        assertThatThrownBy(() ->
                        builder.check(HealthCheck.dependency("one-more", PROBE).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'checks' must be at most 256 but 'one-more' would be one more");
    }
}
