package dev.ringfence.metrics;

import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.health.HealthCheck;
import dev.ringfence.health.HealthReading;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** A process whose log shows warnings, with two of everything that has meters on one registry. */
final class TwoOfEverything {
    static final String DONE = "two of everything are done";

    private TwoOfEverything() {}

    public static void main(String[] arguments) {
        // Before the first logger is made, and stronger than what the tests' log shows.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        for (int i = 0; i < 2; i++) {
            OperatingModeSwitch modes = OperatingModeSwitch.builder(Environments.PRODUCTION)
                    .meters(meters)
                    .build();
            JdbcAuditTrail trail = JdbcAuditTrail.builder(H2.createDatabase())
                    .meters(meters)
                    .sealEvery(Duration.ofDays(1))
                    .build();
            HealthBoard board = HealthBoard.builder()
                    .meters(meters)
                    .check(HealthCheck.dependency("db", HealthReading::up).build())
                    .build();
            WriteGuard.builder(Environments.PRODUCTION)
                    .meters(meters)
                    .audit(trail)
                    .modes(modes)
                    .build()
                    .run(Write.custom("a"), () -> {});
            board.close();
            trail.close();
            modes.close();
        }
        System.out.println(DONE);
        // Micrometer warns of the first such meter of a process only, so this shows that it would have.
        Gauge.builder("control", () -> 1).register(meters);
        Gauge.builder("control", () -> 2).register(meters);
    }
}
