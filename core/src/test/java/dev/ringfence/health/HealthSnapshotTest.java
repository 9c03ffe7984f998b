package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What many checks are together. */
class HealthSnapshotTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static CheckHealth check(String name, HealthRole role, boolean critical, HealthState state) {
        return new CheckHealth(name, role, critical, state, AT, Optional.of(AT), 0, false, "");
    }

    private static HealthSnapshot of(List<CheckHealth> checks) {
        return new HealthSnapshot(AT, checks, new long[checks.size()]);
    }

    @Test
    void aggregate_ofEveryThreeChecks_isWhatTheRulesSay() {
        int seen = 0;
        for (HealthState critical : HealthState.values()) {
            for (HealthState other : HealthState.values()) {
                for (HealthState optional : HealthState.values()) {
                    HealthSnapshot snapshot = of(List.of(
                            check("a", HealthRole.READINESS, true, critical),
                            check("b", HealthRole.READINESS, true, other),
                            check("c", HealthRole.READINESS, false, optional)));
                    List<HealthState> criticals = List.of(critical, other);
                    HealthState expected;
                    if (criticals.contains(HealthState.DOWN)) {
                        expected = HealthState.DOWN;
                    } else if (criticals.contains(HealthState.UNKNOWN)) {
                        expected = HealthState.UNKNOWN;
                    } else {
                        boolean allUp =
                                critical == HealthState.UP && other == HealthState.UP && optional == HealthState.UP;
                        expected = allUp ? HealthState.UP : HealthState.DEGRADED;
                    }
                    assertThat(snapshot.state(HealthRole.READINESS)).isEqualTo(expected);
                    assertThat(snapshot.state()).isEqualTo(expected);
                    assertThat(snapshot.ready())
                            .isEqualTo(expected == HealthState.UP || expected == HealthState.DEGRADED);
                    assertThat(snapshot.live()).isTrue();
                    seen++;
                }
            }
        }
        assertThat(seen).isEqualTo(64);
    }

    @Test
    void roles_amongThemselves_areApart() {
        HealthSnapshot snapshot = of(List.of(
                check("loop", HealthRole.LIVENESS, true, HealthState.DOWN),
                check("pool", HealthRole.READINESS, true, HealthState.UP),
                check("db", HealthRole.DEPENDENCY, false, HealthState.DOWN)));

        assertThat(snapshot.live()).isFalse();
        assertThat(snapshot.ready()).isTrue();
        assertThat(snapshot.state(HealthRole.DEPENDENCY)).isEqualTo(HealthState.DEGRADED);
        assertThat(snapshot.state()).isEqualTo(HealthState.DOWN);
        assertThat(snapshot.checks(HealthRole.DEPENDENCY))
                .extracting(CheckHealth::name)
                .containsExactly("db");
        assertThat(snapshot.check("nobody")).isEmpty();
    }

    @Test
    void board_withoutChecks_hasNothingAgainstIt() {
        HealthSnapshot empty = of(List.of());

        assertThat(empty.state()).isEqualTo(HealthState.UP);
        assertThat(empty.live()).isTrue();
        assertThat(empty.ready()).isTrue();
        assertThat(empty.holdsAt(Long.MAX_VALUE - 1)).isTrue();
    }

    @Test
    void snapshot_givenAList_keepsItsOwn() {
        List<CheckHealth> given = new ArrayList<>(List.of(check("a", HealthRole.READINESS, true, HealthState.UP)));
        HealthSnapshot snapshot = of(given);
        given.clear();

        assertThat(snapshot.checks()).hasSize(1);
    }

    @Test
    void detail_thatIsLong_isCut() {
        assertThat(HealthReading.down("x".repeat(5_000)).detail()).hasSize(HealthReading.LONGEST_DETAIL);
        assertThat(HealthReading.down("x".repeat(200)).detail()).hasSize(200).endsWith("x");
    }
}
