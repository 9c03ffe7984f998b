package dev.ringfence.spring;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.LiveDataGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** What is sensitive, and where it may not be. */
@Configuration(proxyBeanMethods = false)
class DataConfiguration {
    /** Only where the application has one: there is no policy that fits everybody's columns. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("ringfence.sanitization.policy")
    SanitizationPolicy ringfenceSanitizationPolicy(RingfenceProperties properties, ResourceLoader resources) {
        return PolicyFiles.sanitizationPolicy(properties.sanitization(), resources);
    }

    @Bean
    @ConditionalOnMissingBean
    LiveDataGuard ringfenceLiveDataGuard(RingfenceProperties properties, ObjectProvider<SanitizationPolicy> policy) {
        LiveDataGuard.Builder guard = LiveDataGuard.builder();
        properties.liveData().exemptColumns().forEach(guard::exemptColumn);
        policy.ifUnique(guard::exemptColumnsOf);
        if (properties.liveData().replace()) {
            guard.replacing();
        }
        return guard.build();
    }
}
