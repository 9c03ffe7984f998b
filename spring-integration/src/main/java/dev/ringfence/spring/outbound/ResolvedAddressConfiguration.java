package dev.ringfence.spring.outbound;

import dev.ringfence.outbound.HttpFence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Lets clients ask about the addresses that they connect to, since Spring Boot 4.1. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnNetworkRules.class)
class ResolvedAddressConfiguration {
    @Bean
    static AddressFilterPostProcessor ringfenceAddressFilterPostProcessor(ObjectProvider<HttpFence> fence) {
        return new AddressFilterPostProcessor(fence::getObject);
    }
}
