package dev.ringfence.write;

import dev.ringfence.base.Guard;
import dev.ringfence.base.JointGauge;
import dev.ringfence.base.Level;
import dev.ringfence.environment.DeploymentEnvironment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;

/** Shows where a process takes itself to be, and how lax its guards are. */
final class GuardMeters {
    private GuardMeters() {}

    static void show(DeploymentEnvironment environment, MeterRegistry meters) {
        JointGauge.of("ringfence.environment")
                .description("1, with the environment that this process takes itself to be in")
                .tags(Tags.of(
                        "environment",
                        environment.name(),
                        "tier",
                        environment.tier().label(),
                        "verdict",
                        environment.resolution().verdict().name().toLowerCase(Locale.ROOT)))
                .register(meters, environment, here -> 1);
    }

    /** The laxest of the guards of all datasources, so that the greatest value is the one to look at. */
    static void show(WriteGuard guards, MeterRegistry meters) {
        for (Guard guard : Guard.values()) {
            JointGauge.of("ringfence.guard.laxity")
                    .description("0 while a guard enforces, 1 while it observes or is relaxed to, 2 while it is off")
                    .tags(Tags.of("guard", guard.key()))
                    .register(meters, guards, shown -> laxity(shown.level(guard)));
        }
    }

    private static int laxity(Level level) {
        return switch (level) {
            case ENFORCE -> 0;
            case OBSERVE -> 1;
            case OFF -> 2;
        };
    }
}
