package dev.ringfence.spring.health;

import dev.ringfence.base.Guard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.write.WriteGuard;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Environment and guards on the endpoint {@code info}; off with {@code management.info.ringfence.enabled=false}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnClass(InfoContributor.class)
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "management.info.ringfence.enabled", matchIfMissing = true)
final class InfoAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "ringfenceInfoContributor")
    InfoContributor ringfenceInfoContributor(WriteGuard guard) {
        return info -> {
            DeploymentEnvironment here = guard.environment();
            Map<String, String> levels = Arrays.stream(Guard.values())
                    .collect(Collectors.toMap(
                            Guard::key,
                            each -> guard.level(each).name().toLowerCase(Locale.ROOT),
                            (one, other) -> one,
                            TreeMap::new));
            info.withDetail(
                    "ringfence",
                    Map.of(
                            "environment", here.name(),
                            "tier", here.tier().label(),
                            "verdict", here.resolution().verdict().name().toLowerCase(Locale.ROOT),
                            "guards", levels));
        };
    }
}
