package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakGlassTest {
    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(10);
    private final WriteGuard guard =
            WriteGuard.builder(Environments.PRODUCTION).audit(audit).build();
    private final WriteAttempt attempt = Attempts.of(Attempts.purge());

    private BreakGlass.Builder builder() {
        return BreakGlass.by(Attempts.ADA)
                .because("orders are stuck")
                .ticket("INC-1")
                .lasting(Duration.ofMinutes(30))
                .maxRows(50)
                .meters(meters)
                .clock(clock);
    }

    private double counted(String event) {
        return meters.counter("ringfence.break.glass", "event", event).count();
    }

    @Test
    void override_thatIsOpened_isLoudAndLiftsOneWrite() {
        BreakGlass override = builder().open(guard);

        assertThat(audit.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(AuditEntry.Kind.OVERRIDDEN);
            assertThat(entry.actor()).isEqualTo(Attempts.ADA);
            assertThat(entry.detail()).contains("orders are stuck", "INC-1", "at most 50 rows", "2026-01-01T00:30:00Z");
        });
        assertThat(counted("opened")).isEqualTo(1);
        assertThat(override.unmet(attempt)).isEmpty();
        assertThat(override.usesLeft()).isEqualTo(1);
        assertThat(override.maxRows(attempt)).isEqualTo(50);
        assertThat(override.claim(attempt)).isEmpty();
        assertThat(counted("used")).isEqualTo(1);
        assertThat(override.unmet(attempt).orElseThrow().what()).contains("used up");
        assertThat(override.claim(attempt)).isPresent();
        assertThat(counted("used")).isEqualTo(1);
    }

    @Test
    void override_atItsEnd_liftsNothing() {
        BreakGlass override = builder().uses(5).open(guard);
        clock.move(Duration.ofMinutes(30).minusNanos(1));
        assertThat(override.claim(attempt)).isEmpty();
        clock.move(Duration.ofNanos(1));
        assertThat(override.unmet(attempt).orElseThrow().what()).contains("ended at 2026-01-01T00:30:00Z");
        assertThat(override.claim(attempt)).isPresent();
        assertThat(override.usesLeft()).isZero();
    }

    @Test
    void override_thatIsClosed_liftsNothing() {
        BreakGlass override = builder().uses(5).open(guard);
        override.close();
        assertThat(override.claim(attempt)).isPresent();
        assertThat(override.usesLeft()).isZero();
    }

    @Test
    void override_ofManyThreads_liftsAsManyAsItSays() {
        BreakGlass override = builder().uses(7).open(guard);
        AtomicInteger lifted = new AtomicInteger();
        IntStream.range(0, 1_000).parallel().forEach(i -> {
            if (override.claim(attempt).isEmpty()) {
                lifted.incrementAndGet();
            }
        });
        assertThat(lifted).hasValue(7);
    }

    @Test
    void override_withoutAnyOfItsParts_cannotBeOpened() {
        List<Function<BreakGlass.Builder, BreakGlass.Builder>> parts = List.of(
                builder -> builder.because("stuck"),
                builder -> builder.ticket("INC-1"),
                builder -> builder.lasting(Duration.ofMinutes(1)),
                builder -> builder.maxRows(1));
        for (int missing = 0; missing < parts.size(); missing++) {
            BreakGlass.Builder builder = BreakGlass.by(Attempts.ADA).meters(meters);
            for (int i = 0; i < parts.size(); i++) {
                builder = i == missing ? builder : parts.get(i).apply(builder);
            }
            BreakGlass.Builder incomplete = builder;
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> incomplete.open(guard))
                    .withMessageContaining("must be set before");
        }
        assertThat(audit.entries()).isEmpty();
        assertThat(counted("opened")).isZero();
    }

    @Test
    void settings_bad_areRefused() {
        BreakGlass.Builder builder = BreakGlass.by(Attempts.ADA);
        assertThatIllegalArgumentException().isThrownBy(() -> BreakGlass.by(Actor.service("job")));
        assertThatIllegalArgumentException().isThrownBy(() -> BreakGlass.by(Actor.agent("helper")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.because(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.ticket(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.lasting(Duration.ofHours(4).plusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxRows(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.uses(0));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> builder().because("twice"));
    }
}
