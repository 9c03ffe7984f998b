package dev.ringfence.spring.data;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.WebFilter;

/** Logs calls that come in and go out, sanitized; on with {@code ringfence.logging.http=true}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnBean(DeploymentEnvironment.class)
@ConditionalOnClass(MediaType.class)
@ConditionalOnProperty("ringfence.logging.http")
final class HttpLogAutoConfiguration {
    /** What nobody wants in a log, where the application has no policy that says so. */
    private static final List<String> SECRETS = List.of(
            "password",
            "passwd",
            "pwd",
            "secret",
            "client_secret",
            "token",
            "access_token",
            "refresh_token",
            "id_token",
            "authorization",
            "api_key",
            "private_key",
            "session_id",
            "otp",
            "pin",
            "cvc",
            "cvv");

    @Bean
    HttpLog ringfenceHttpLog(
            DeploymentEnvironment here, RingfenceProperties properties, ObjectProvider<SanitizationPolicy> policy) {
        Sanitizer sanitizer = Sanitizer.redacting(policy.getIfUnique(HttpLogAutoConfiguration::secrets), here);
        return new HttpLog(new BodySanitizer(sanitizer), most(properties));
    }

    private static SanitizationPolicy secrets() {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("http-log");
        SECRETS.forEach(key -> policy.key(key, new Treatment.Redact()));
        return policy.build();
    }

    private static int most(RingfenceProperties properties) {
        return Math.toIntExact(properties.logging().maxBody().toBytes());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Filter.class, OncePerRequestFilter.class})
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Servlet {
        @Bean
        HttpLogFilter ringfenceHttpLogFilter(HttpLog log, RingfenceProperties properties) {
            return new HttpLogFilter(log, most(properties));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebFilter.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Reactive {
        @Bean
        HttpLogWebFilter ringfenceHttpLogWebFilter(HttpLog log) {
            return new HttpLogWebFilter(log);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RestClientCustomizer.class)
    static class BlockingClients {
        @Bean
        RestClientCustomizer ringfenceHttpLogRestClientCustomizer(HttpLog log) {
            return client -> client.requestInterceptor(new HttpLogInterceptor(log));
        }

        @Bean
        RestTemplateCustomizer ringfenceHttpLogRestTemplateCustomizer(HttpLog log) {
            return client -> client.getInterceptors().add(new HttpLogInterceptor(log));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebClientCustomizer.class)
    static class ReactiveClients {
        @Bean
        WebClientCustomizer ringfenceHttpLogWebClientCustomizer(HttpLog log) {
            return client -> client.filter(new HttpLogExchange(log));
        }
    }
}
