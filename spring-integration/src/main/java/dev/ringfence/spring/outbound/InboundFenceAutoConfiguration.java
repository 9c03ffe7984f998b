package dev.ringfence.spring.outbound;

import dev.ringfence.outbound.InboundFence;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.write.WriteGuard;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses callers from other environments; off with {@code ringfence.inbound.enabled=false}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnClass({Filter.class, OncePerRequestFilter.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.inbound.enabled", matchIfMissing = true)
final class InboundFenceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InboundFence ringfenceInboundFence(WriteGuard guard) {
        return InboundFence.of(guard);
    }

    @Bean
    InboundFilter ringfenceInboundFilter(InboundFence fence) {
        return new InboundFilter(fence);
    }
}
