package dev.ringfence.spring.data;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.json.SensitiveModule;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.write.WriteGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Treats what Jackson writes where live data may not be; off with {@code ringfence.jackson.enabled=false}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.jackson.enabled", matchIfMissing = true)
final class SensitiveJsonAutoConfiguration {

    /** Spring Boot adds each module that is a bean to the mappers it makes. */
    @Bean
    @ConditionalOnMissingBean
    SensitiveModule ringfenceSensitiveModule(WriteGuard guard, ObjectProvider<SanitizationPolicy> policy) {
        DeploymentEnvironment here = guard.environment();
        SanitizationPolicy rules =
                policy.getIfUnique(() -> SanitizationPolicy.builder("jackson").build());
        return new SensitiveModule(
                Sanitizer.redacting(rules, here),
                () -> !here.may(Right.HOLD_LIVE_DATA) && guard.level(Guard.LIVE_DATA) == Level.ENFORCE);
    }
}
