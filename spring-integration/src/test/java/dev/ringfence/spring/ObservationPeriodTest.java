package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.write.WriteGuard;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationPeriodTest {
    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

    private static ObservationPeriod on(LocalDate today, Levels levels) {
        WriteGuard guard = WriteGuard.builder(
                        DeploymentEnvironment.resolver().explicit("staging").resolve())
                .levels(levels)
                .build();
        return new ObservationPeriod(
                UNTIL, guard, Clock.fixed(today.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({"2027-03-16, false", "2027-03-17, true", "2027-03-31, true", "2030-01-01, true"})
    void warning_beginsFourteenDaysAhead(LocalDate today, boolean warns) {
        assertThat(on(today, Levels.observing()).warning().isPresent()).isEqualTo(warns);
    }

    @Test
    void warning_namesOnlyTheGuardsThatObserve() {
        assertThat(on(UNTIL, Levels.observing().with(Guard.SQL, dev.ringfence.base.Level.ENFORCE))
                        .warning()
                        .orElseThrow())
                .contains("2027-03-31")
                .contains("rows")
                .doesNotContain("sql");
        assertThat(on(UNTIL, Levels.enforcing()).warning()).isEmpty();
    }
}
