package dev.ringfence.spring.outbound;

import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.outbound.InboundFence;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.WebFilter;

/**
 * Refuses callers from other environments and networks, and live data that comes in; off with {@code
 * ringfence.inbound.enabled=false}.
 */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.inbound.enabled", matchIfMissing = true)
final class InboundFenceAutoConfiguration {
    private static final String BODIES = "ringfence.inbound.bodies";
    private static final long MOST_HELD = 64L << 20;

    @Bean
    @ConditionalOnMissingBean
    InboundFence ringfenceInboundFence(
            WriteGuard guard, RingfenceProperties properties, ObjectProvider<LiveDataGuard> values) {
        InboundFence.Builder fence = InboundFence.builder(guard);
        FenceSettings.each(
                "ringfence.inbound.allow-networks", properties.inbound().allowNetworks(), fence::allowNetwork);
        values.ifUnique(fence::liveData);
        return fence.build();
    }

    @Bean
    @ConditionalOnProperty(name = BODIES, matchIfMissing = true)
    ReceivedBody ringfenceReceivedBody(InboundFence fence, RingfenceProperties properties) {
        RingfenceProperties.Inbound settings = properties.inbound();
        long most = settings.maxBody().toBytes();
        if (most <= 0 || most > MOST_HELD) {
            throw RingfenceProperties.misfit(
                    "ringfence.inbound.max-body",
                    new IllegalArgumentException("must be positive and at most 64MB but was " + settings.maxBody()));
        }
        return new ReceivedBody(fence, (int) most, new OpenPaths(settings::exemptPaths));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Filter.class, OncePerRequestFilter.class})
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Servlet {
        @Bean
        InboundFilter ringfenceInboundFilter(InboundFence fence, ObjectProvider<OpenPaths> open) {
            return new InboundFilter(fence, open.getIfAvailable(OpenPaths::none));
        }

        @Bean
        @ConditionalOnProperty(name = BODIES, matchIfMissing = true)
        ReceivedBodyFilter ringfenceReceivedBodyFilter(ReceivedBody bodies) {
            return new ReceivedBodyFilter(bodies);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebFilter.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Reactive {
        @Bean
        InboundWebFilter ringfenceInboundWebFilter(InboundFence fence, ObjectProvider<OpenPaths> open) {
            return new InboundWebFilter(fence, open.getIfAvailable(OpenPaths::none));
        }

        @Bean
        @ConditionalOnProperty(name = BODIES, matchIfMissing = true)
        ReceivedBodyWebFilter ringfenceReceivedBodyWebFilter(ReceivedBody bodies) {
            return new ReceivedBodyWebFilter(bodies);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PathMappedEndpoints.class)
    static class Health {
        private static final EndpointId HEALTH = EndpointId.of("health");

        @Bean
        OpenPaths ringfenceOpenPaths(ObjectProvider<PathMappedEndpoints> endpoints, Environment environment) {
            return new OpenPaths(
                    () -> paths(endpoints.getIfUnique(), environment.getProperty("spring.mvc.servlet.path", "")));
        }

        /** The endpoint lies behind the path of the dispatcher, its additional paths such as /readyz do too. */
        private static List<String> paths(@Nullable PathMappedEndpoints endpoints, String dispatcher) {
            if (endpoints == null) {
                return List.of();
            }
            List<String> paths = new ArrayList<>(endpoints.getAdditionalPaths(WebServerNamespace.SERVER, HEALTH));
            String path = endpoints.getPath(HEALTH);
            if (path != null) {
                paths.add(path);
            }
            String prefix = dispatcher.equals("/") ? "" : dispatcher;
            return paths.stream().map(each -> prefix + each).toList();
        }
    }
}
