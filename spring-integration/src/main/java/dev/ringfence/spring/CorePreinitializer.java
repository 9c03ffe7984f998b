package dev.ringfence.spring;

import dev.ringfence.base.Level;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Loads the classes that every guarded application needs on Spring Boot's thread for that, while the main one still reads
 * the configuration of the beans. Guards nothing: what it makes of them has an environment of its own, tells nobody and is
 * thrown away.
 */
final class CorePreinitializer implements BackgroundPreinitializer {
    @Override
    public void preinitialize() {
        DeploymentEnvironment none = EnvironmentResolver.builder()
                .insteadOfThisProcess(EvidenceContext.empty(), "only to load classes")
                .explicit("test")
                .level(Level.OFF)
                .resolve();
        CompositeMeterRegistry nobody = new CompositeMeterRegistry();
        try (OperatingModeSwitch modes =
                OperatingModeSwitch.builder(none).meters(nobody).build()) {
            WriteGuard guard =
                    WriteGuard.builder(none).meters(nobody).modes(modes).build();
            guard.run(Write.sql("preinitialize"), () -> {});
        }
        SqlAnalyzer.of(Dialect.ANSI).analyze("UPDATE example SET name = ? WHERE id = ?");
    }
}
