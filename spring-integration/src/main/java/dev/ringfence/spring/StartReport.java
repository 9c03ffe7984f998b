package dev.ringfence.spring;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Resolution;
import dev.ringfence.write.WriteGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Says once, when all beans are there, where the application runs and which guards are on. */
final class StartReport implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.start");

    private final DeploymentEnvironment environment;
    private final WriteGuard guard;
    private final ObservationPeriod period;

    StartReport(DeploymentEnvironment environment, WriteGuard guard, ObservationPeriod period) {
        this.environment = environment;
        this.guard = guard;
        this.period = period;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Resolution resolution = environment.resolution();
        if (resolution.needsAttention()) {
            LOG.warn("{}\n  guards: {}", resolution, guard.levels());
        } else {
            LOG.info("{} Guards: {}", resolution, guard.levels());
        }
        period.warning().ifPresent(LOG::warn);
    }
}
