package dev.ringfence.spring;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.store.StateStore;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.Requirement;
import dev.ringfence.write.Requirements;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WriteGuardBuilder;
import dev.ringfence.write.WritePolicy;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** The guard of writes and what it asks. */
@Configuration(proxyBeanMethods = false)
class WriteConfiguration {
    /** The bean that reads the mode as soon as the store can be there. */
    private static final String STORE_READY = "ringfenceStoreReady";

    @Bean
    @ConditionalOnMissingBean
    AuditTrail ringfenceAuditTrail() {
        return AuditTrail.logging();
    }

    @Bean
    @ConditionalOnMissingBean
    StateStore ringfenceStateStore() {
        return StateStore.inMemory();
    }

    @Bean
    @ConditionalOnMissingBean
    OperatingModeSwitch ringfenceOperatingModeSwitch(
            DeploymentEnvironment environment,
            StateStore store,
            AuditTrail audit,
            RingfenceProperties properties,
            ObjectProvider<MeterRegistry> meters,
            BeanFactory beans) {
        OperatingModeSwitch.Builder modes = OperatingModeSwitch.builder(environment)
                .store(store)
                .audit(audit)
                .pollEvery(properties.mode().pollEvery())
                .staleAfter(properties.mode().staleAfter());
        meters.ifAvailable(modes::meters);
        if (beans.containsBean(STORE_READY)) {
            modes.readsFromFirstRefresh();
        }
        return modes.build();
    }

    /** Those of core, and each bean that is one. */
    @Bean
    @ConditionalOnMissingBean
    Requirements ringfenceRequirements(ObjectProvider<Requirement> own) {
        return own.orderedStream().reduce(Requirements.standard(), Requirements::with, (one, other) -> other);
    }

    @Bean
    @ConditionalOnMissingBean
    WritePolicy ringfenceWritePolicy(RingfenceProperties properties, ResourceLoader resources) {
        return PolicyFiles.writePolicy(properties.write(), resources);
    }

    @Bean
    @ConditionalOnMissingBean
    WriteGuard writeGuard(
            DeploymentEnvironment environment,
            RingfenceProperties properties,
            WritePolicy policy,
            AuditTrail audit,
            Requirements requirements,
            OperatingModeSwitch modes,
            ObjectProvider<Actor> actor,
            ObjectProvider<MeterRegistry> meters,
            Environment names) {
        WriteGuardBuilder guard = WriteGuard.builder(environment)
                .levels(properties.levels())
                .policy(policy)
                .audit(audit)
                .requirements(requirements)
                .modes(modes)
                .actor(actor.getIfUnique(
                        () -> Actor.service(names.getProperty("spring.application.name", "application"))));
        meters.ifAvailable(guard::meters);
        return guard.build();
    }
}
