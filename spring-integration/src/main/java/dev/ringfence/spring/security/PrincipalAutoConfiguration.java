package dev.ringfence.spring.security;

import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names the actor of a request; off with {@code ringfence.actor.from-security=false}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnClass({Filter.class, OncePerRequestFilter.class, SecurityContextHolder.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.actor.from-security", matchIfMissing = true)
final class PrincipalAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PrincipalFilter ringfencePrincipalFilter(WriteGuard guard, RingfenceProperties properties) {
        return new PrincipalFilter(guard, properties.actor().kind());
    }
}
