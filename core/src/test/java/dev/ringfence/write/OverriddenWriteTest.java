package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Refusal;
import dev.ringfence.testing.Environments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an override lifts, what it does not, and how loud it is. */
class OverriddenWriteTest {
    private static final Actor ADA = Actor.human("ada");
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger ran = new AtomicInteger();
    private final OperatingModeSwitch modes = OperatingModeSwitch.builder(Environments.PRODUCTION)
            .meters(meters)
            .audit(audit)
            .onThisThread()
            .build();
    private final WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
            .levels(Levels.enforcing())
            .audit(audit)
            .meters(meters)
            .modes(modes)
            .policy(WritePolicy.builder()
                    .rule(WriteRule.of("release")
                            .maxRows(1)
                            .requires("justification")
                            .build())
                    .build())
            .build();

    @AfterEach
    void close() {
        modes.close();
    }

    private BreakGlass override(int uses) {
        return BreakGlass.by(ADA)
                .because("orders are stuck")
                .ticket("INC-7")
                .lasting(Duration.ofMinutes(10))
                .maxRows(50)
                .uses(uses)
                .open(guard);
    }

    private static Decision denied(Guard by, String rule) {
        return Decision.denied(new Refusal(by, rule, "DELETE on t", "production", List.of(), "do it well"));
    }

    @Test
    void override_ofOpenRequirements_liftsThemUpToItsCeilingAndIsLoud() {
        guard.run(Write.custom("release").overriddenBy(override(1)), () -> {
            ran.incrementAndGet();
            RunningWrite running = guard.running().orElseThrow();
            assertThat(running.overridden()).isTrue();
            assertThat(guard.countRows(50)).isEqualTo(Decision.allowed());
            assertThat(guard.countRows(1)).isInstanceOf(Decision.Denied.class);
        });

        assertThat(ran).hasValue(1);
        assertThat(audit.entries())
                .filteredOn(entry -> entry.kind() == AuditEntry.Kind.OVERRIDDEN)
                .extracting(AuditEntry::rule)
                .contains("write.justification");
        assertThat(audit.entries())
                .filteredOn(entry -> entry.kind() == AuditEntry.Kind.OPERATION)
                .allSatisfy(entry -> assertThat(entry.detail()).contains("INC-7"));
        assertThat(meters.get("ringfence.decision")
                        .tag("outcome", "overridden")
                        .tag("operation", "release")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void override_usedUp_liftsNothing() {
        BreakGlass once = override(1);
        guard.run(Write.custom("release").overriddenBy(once), ran::incrementAndGet);

        assertThatThrownBy(() -> guard.run(Write.custom("release").overriddenBy(once), ran::incrementAndGet))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("write.justification");
        assertThat(ran).hasValue(1);
    }

    @Test
    void override_ofShapes_liftsThoseAndNothingOfStampsAndLiveData() {
        guard.run(Write.custom("release").overriddenBy(override(1)), () -> {
            guard.apply(denied(Guard.SQL, "sql.delete-without-where"), Subject.named("s"));
            for (Decision other : List.of(
                    denied(Guard.STAMP, "stamp.foreign"),
                    denied(Guard.LIVE_DATA, "live-data.plausible"),
                    denied(Guard.SQL, "sql.unwrap"),
                    denied(Guard.ROWS, "rows.operation-ceiling"))) {
                assertThatThrownBy(() -> guard.apply(other, Subject.named("s")))
                        .isInstanceOf(WriteDeniedException.class);
            }
            ran.incrementAndGet();
        });
        assertThat(ran).hasValue(1);
        assertThatThrownBy(() -> guard.apply(denied(Guard.SQL, "sql.delete-without-where"), Subject.named("s")))
                .as("outside of the write")
                .isInstanceOf(WriteDeniedException.class);
    }

    @Test
    void override_inReadOnlyAndFreeze_liftsThemAndNeverLocked() {
        BreakGlass twice = override(5);
        modes.freeze(ADA, "the launch", Optional.empty());
        modes.to(OperatingMode.READ_ONLY, ADA, "moving");
        guard.run(Write.custom("release").destructive().overriddenBy(twice), () -> {
            ran.incrementAndGet();
            assertThat(guard.decideMode(true)).isEqualTo(Decision.allowed());
        });
        assertThat(guard.decideMode(true)).isInstanceOf(Decision.Denied.class);

        modes.to(OperatingMode.LOCKED, ADA, "an intrusion");
        assertThatThrownBy(() -> guard.run(Write.custom("release").overriddenBy(twice), ran::incrementAndGet))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("mode.locked");
        assertThat(ran).hasValue(1);
        assertThat(twice.usesLeft()).as("what lifts nothing is not used").isEqualTo(4);
    }

    @Test
    void override_ofAWrite_liftsThoseWithinItOnce() {
        BreakGlass once = override(1);
        guard.run(
                Write.custom("release").overriddenBy(once),
                () -> guard.run(Write.custom("release").by(Actor.human("bob")), () -> {
                    ran.incrementAndGet();
                    assertThat(guard.rowsLeft()).isEqualTo(50);
                }));
        assertThat(ran).hasValue(1);
    }

    @Test
    void override_byTheContext_liftsAnnotatedAndOtherWritesAlike() {
        guard.capture().overriddenBy(override(1)).run(() -> guard.run(Write.custom("release"), ran::incrementAndGet));
        assertThat(ran).hasValue(1);
    }
}
