package dev.ringfence.spring.outbound;

import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.outbound.HttpFence;
import dev.ringfence.outbound.TargetRule;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fences calls to other systems; off with {@code ringfence.http.enabled=false}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.http.enabled", matchIfMissing = true)
final class HttpFenceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HttpFence ringfenceHttpFence(
            WriteGuard guard, RingfenceProperties properties, ObjectProvider<LiveDataGuard> values) {
        RingfenceProperties.Http settings = properties.http();
        HttpFence.Builder fence = HttpFence.builder(guard);
        settings.allow().forEach(fence::allow);
        settings.allowNetworks().forEach(fence::allowNetwork);
        settings.deny().forEach(fence::deny);
        settings.denyNetworks().forEach(fence::denyNetwork);
        settings.ownHosts().forEach(fence::ownHost);
        settings.hosts().forEach((host, tier) -> fence.target(TargetRule.host(host, tier)));
        settings.networks().forEach((network, tier) -> fence.target(TargetRule.network(network, tier)));
        settings.credentials().forEach((prefix, tier) -> fence.target(TargetRule.credential(prefix, tier)));
        values.ifUnique(fence::liveData);
        return fence.build();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RestClientCustomizer.class)
    static class Blocking {
        @Bean
        RestClientCustomizer ringfenceRestClientCustomizer(HttpFence fence) {
            return client -> client.requestInterceptor(new FencingInterceptor(fence));
        }

        @Bean
        RestTemplateCustomizer ringfenceRestTemplateCustomizer(HttpFence fence) {
            return client -> client.getInterceptors().add(new FencingInterceptor(fence));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebClientCustomizer.class)
    static class Reactive {
        @Bean
        WebClientCustomizer ringfenceWebClientCustomizer(HttpFence fence) {
            return client -> client.filter(new FencingFilter(fence));
        }
    }
}
