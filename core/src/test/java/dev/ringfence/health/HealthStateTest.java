package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthStateTest {

    @Test
    void worst_ofSeveral_isDownBeforeDegradedBeforeUnknownBeforeUp() {
        assertThat(HealthState.worst()).isEqualTo(HealthState.UP);
        assertThat(HealthState.worst(HealthState.UP, HealthState.UNKNOWN)).isEqualTo(HealthState.UNKNOWN);
        assertThat(HealthState.worst(HealthState.DEGRADED, HealthState.UNKNOWN)).isEqualTo(HealthState.DEGRADED);
        assertThat(HealthState.worst(HealthState.DEGRADED, HealthState.DOWN, HealthState.UP))
                .isEqualTo(HealthState.DOWN);
    }

    @Test
    void labels_ofAll_areWordsInLowerCase() {
        assertThat(HealthState.values())
                .extracting(HealthState::label)
                .containsExactlyInAnyOrder("up", "degraded", "down", "unknown");
    }
}
