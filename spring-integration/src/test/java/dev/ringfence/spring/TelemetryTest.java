package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class TelemetryTest {
    private static ConfigurableApplicationContext start(String... settings) {
        SpringApplication application = new SpringApplication(Shop.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(Stream.concat(Stream.of("spring.main.banner-mode=off"), Arrays.stream(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new));
    }

    private static String tag(String... settings) {
        try (ConfigurableApplicationContext context = start(settings)) {
            return context.getBean(MeterRegistry.class)
                    .counter("orders")
                    .getId()
                    .getTag("deployment.environment.name");
        }
    }

    @Test
    void metrics_haveTheEnvironmentUnlessTheApplicationSaysOtherwise() {
        assertThat(tag("ringfence.environment=staging")).isEqualTo("staging");
        assertThat(tag("ringfence.environment=staging", "management.metrics.tags.deployment.environment.name=own"))
                .isEqualTo("own");
        assertThat(tag("ringfence.environment=staging", "ringfence.telemetry.enabled=false"))
                .isNull();
        assertThat(tag()).as("nobody said where it runs").isNull();
        assertThat(tag("ringfence.environment=prodution")).isNull();
    }

    @Test
    void resource_ofOpenTelemetry_hasTheEnvironment() {
        try (ConfigurableApplicationContext context = start("ringfence.environment=staging")) {
            assertThat(context.getEnvironment()
                            .getProperty("management.opentelemetry.resource-attributes[deployment.environment.name]"))
                    .isEqualTo("staging");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({RingfenceAutoConfiguration.class, MetricsAutoConfiguration.class})
    static class Shop {
        @Bean
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }
}
