package dev.ringfence.spring.outbound;

import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.Tier;
import dev.ringfence.outbound.HttpFence;
import dev.ringfence.outbound.TargetRule;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;

/** Fences calls to other systems; off with {@code ringfence.http.enabled=false}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.http.enabled", matchIfMissing = true)
@Import(ResolvedAddresses.class)
final class HttpFenceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HttpFence ringfenceHttpFence(
            WriteGuard guard, RingfenceProperties properties, ObjectProvider<LiveDataGuard> values) {
        RingfenceProperties.Http settings = properties.http();
        HttpFence.Builder fence = HttpFence.builder(guard);
        FenceSettings.each("ringfence.http.allow", settings.allow(), fence::allow);
        FenceSettings.each("ringfence.http.allow-networks", settings.allowNetworks(), fence::allowNetwork);
        FenceSettings.each("ringfence.http.deny", settings.deny(), fence::deny);
        FenceSettings.each("ringfence.http.deny-networks", settings.denyNetworks(), fence::denyNetwork);
        FenceSettings.each("ringfence.http.own-hosts", settings.ownHosts(), fence::ownHost);
        targets("hosts", settings.hosts(), TargetRule::host).forEach(fence::target);
        targets("networks", settings.networks(), TargetRule::network).forEach(fence::target);
        targets("credentials", settings.credentials(), TargetRule::credential).forEach(fence::target);
        values.ifUnique(fence::liveData);
        return fence.build();
    }

    private static List<TargetRule> targets(
            String setting, Map<String, Tier> tiers, BiFunction<String, Tier, TargetRule> rule) {
        List<TargetRule> rules = new ArrayList<>();
        FenceSettings.each(
                "ringfence.http." + setting,
                tiers.entrySet(),
                entry -> rules.add(rule.apply(entry.getKey(), entry.getValue())));
        return rules;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({RestClientCustomizer.class, ClientHttpRequestInterceptor.class})
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
    @ConditionalOnClass({WebClientCustomizer.class, ExchangeFilterFunction.class})
    static class Reactive {
        @Bean
        WebClientCustomizer ringfenceWebClientCustomizer(HttpFence fence) {
            return client -> client.filter(new FencingFilter(fence));
        }
    }
}
