package dev.ringfence.spring;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settings of Spring Boot that hold where the application sets none: they stand behind all others. */
final class TelemetryDefaults {
    private static final String ATTRIBUTE = "[deployment.environment.name]";

    private TelemetryDefaults() {}

    /** Tells metrics and traces the environment, if it is known, and makes room for DEGRADED among the states of health. */
    static void add(ConfigurableEnvironment environment, DeploymentEnvironment here) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("management.endpoint.health.status.order", "down,out-of-service,degraded,up,unknown");
        if (here.resolution().verdict() == Verdict.AGREED
                && environment.getProperty("ringfence.telemetry.enabled", Boolean.class, true)) {
            defaults.put("management.metrics.tags" + ATTRIBUTE, here.name());
            defaults.put("management.opentelemetry.resource-attributes" + ATTRIBUTE, here.name());
        }
        environment.getPropertySources().addLast(new MapPropertySource("ringfenceDefaults", defaults));
    }
}
