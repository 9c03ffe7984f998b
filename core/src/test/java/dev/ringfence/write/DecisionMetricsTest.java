package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.Ringfence;
import dev.ringfence.audit.Actor;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every decision is counted; the tags stay few however many names there are. */
class DecisionMetricsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OperatingModeSwitch modes = OperatingModeSwitch.builder(Environments.PRODUCTION)
            .meters(meters)
            .onThisThread()
            .build();
    private final WriteGuard guard = Ringfence.builder()
            .environment(Environments.PRODUCTION)
            .levels(Levels.enforcing())
            .meters(meters)
            .audit(new InMemoryAuditTrail(100))
            .modes(modes)
            .requirements(Requirements.standard())
            .policy(WritePolicy.builder()
                    .rule(WriteRule.of("purge").maxRows(500).build())
                    .rule(WriteRule.of("import-*").maxRows(500).build())
                    .build())
            .build()
            .writes();

    private double count(String outcome, String operation) {
        double sum = 0;
        for (Meter meter : meters.find("ringfence.decision")
                .tags("outcome", outcome, "operation", operation)
                .meters()) {
            for (Measurement measurement : meter.measure()) {
                sum += measurement.getValue();
            }
        }
        return sum;
    }

    @Test
    void decisions_ofDeclaredOperations_areCountedByNameAndOthersTogether() {
        for (int i = 0; i < 5_000; i++) {
            guard.run(Write.custom("import-" + i), () -> {});
        }
        guard.run(Write.custom("purge"), () -> {});
        assertThatThrownBy(() -> guard.run(Write.custom("purge").by(Actor.human("ada")), () -> {}))
                .isInstanceOf(WriteDeniedException.class);
        assertThatThrownBy(() -> guard.run(Write.custom("import-1").by(Actor.human("ada")), () -> {}))
                .isInstanceOf(WriteDeniedException.class);

        assertThat(count("allowed", "none")).isEqualTo(5_000);
        assertThat(count("allowed", "purge")).isEqualTo(1);
        assertThat(count("refused", "purge")).isEqualTo(1);
        assertThat(count("refused", "none")).isEqualTo(1);
        Set<String> operations = meters.find("ringfence.decision").meters().stream()
                .map(Meter::getId)
                .map(id -> String.valueOf(id.getTag("operation")))
                .collect(Collectors.toSet());
        assertThat(operations).containsExactlyInAnyOrder("none", "purge");
        assertThat(guard.report().decisions()).isEqualTo(5_003);
    }

    @Test
    void roof_withModes_refusesByThem() {
        modes.to(OperatingMode.READ_ONLY, Actor.human("ada"), "moving");

        assertThatThrownBy(() -> guard.run(Write.custom("purge"), () -> {}))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("mode.read-only");
        assertThat(count("refused", "purge")).isEqualTo(1);
    }
}
