package dev.ringfence.spring.actuator;

import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.write.WriteGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * The endpoint {@code safeguards}, where Actuator is present, something exposes the endpoint, and there is one {@code
 * WriteGuard} to tell of.
 */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnSingleCandidate(WriteGuard.class)
@ConditionalOnAvailableEndpoint(SafeguardsEndpoint.class)
final class SafeguardsAutoConfiguration {

    @Bean
    SeenDatastores ringfenceSeenDatastores() {
        return new SeenDatastores();
    }

    @Bean
    SafeguardsReader ringfenceSafeguardsReader(
            ConfigurableListableBeanFactory beans, WriteGuard guard, SeenDatastores seen) {
        return new SafeguardsReader(beans, guard, seen);
    }

    @Bean
    @ConditionalOnMissingBean
    SafeguardsEndpoint safeguardsEndpoint(SafeguardsReader reader) {
        return new SafeguardsEndpoint(reader);
    }

    @Bean
    @ConditionalOnMissingBean
    SafeguardsWebExtension safeguardsWebExtension(
            SafeguardsReader reader, WriteGuard guard, ObjectProvider<EndpointAccessResolver> access) {
        return new SafeguardsWebExtension(reader, new Operator(guard), new UnrestrictedAccess(access));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({WebFilter.class, PathMappedEndpoints.class})
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Reactive {
        @Bean
        PageHeadersWebFilter ringfencePageHeadersWebFilter(ObjectProvider<PathMappedEndpoints> endpoints) {
            return new PageHeadersWebFilter(endpoints::getIfUnique);
        }
    }
}
