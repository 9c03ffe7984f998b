package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint and the inbound list of an application that WebFlux serves. */
class SafeguardsWebFluxTest {
    private static ConfigurableApplicationContext open;
    private static ConfigurableApplicationContext closed;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration",
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
            })
    static class Application {
        @Bean
        SecurityWebFilterChain security(ServerHttpSecurity http) {
            return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                    .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                    .build();
        }
    }

    private static ConfigurableApplicationContext application(String... settings) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "spring.main.register-shutdown-hook=false",
                        "spring.datasource.generate-unique-name=true",
                        "management.endpoints.web.exposure.include=safeguards,health",
                        "management.endpoint.health.probes.enabled=true",
                        "management.endpoint.health.probes.add-additional-paths=true",
                        "ringfence.environment=staging",
                        "ringfence.guards.http=enforce")
                .properties(settings)
                .run();
    }

    @BeforeAll
    static void start() {
        open = application();
        closed =
                application("ringfence.inbound.allow-networks=10.0.0.0/8", "server.forward-headers-strategy=framework");
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext server, String path, String... header)
            throws IOException, InterruptedException {
        int port = ((WebServerApplicationContext) server).getWebServer().getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (header.length > 0) {
            request.headers(header);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void page_isServed() throws Exception {
        HttpResponse<String> page = get(open, "/actuator/safeguards", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .contains("staging")
                .contains("Content-Security-Policy");
    }

    @Test
    void page_canBeFramedAndKeptByNobody() throws Exception {
        for (String type : new String[] {"text/html", "application/json"}) {
            assertThat(get(open, "/actuator/safeguards", "Accept", type)
                            .headers()
                            .map())
                    .containsEntry("X-Frame-Options", List.of("DENY"))
                    .containsEntry("Cache-Control", List.of("no-store"))
                    .containsEntry("Referrer-Policy", List.of("no-referrer"))
                    .hasEntrySatisfying(
                            "Content-Security-Policy",
                            policy -> assertThat(policy.toString()).contains("frame-ancestors 'none'"));
        }
        assertThat(get(open, "/actuator/health").headers().map().get("Content-Security-Policy"))
                .isNull();
    }

    @Test
    void json_isServed() throws Exception {
        HttpResponse<String> json = get(open, "/actuator/safeguards", "Accept", "application/json");
        assertThat(JsonMapper.shared()
                        .readTree(json.body())
                        .at("/environment/tier")
                        .asString())
                .isEqualTo("staging");
    }

    @Test
    void caller_ofAnotherEnvironment_getsAProblemDetail() throws Exception {
        HttpResponse<String> refused =
                get(open, "/actuator/safeguards", "baggage", "deployment.environment.name=production");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(JsonMapper.shared().readTree(refused.body()).get("rule").asString())
                .isEqualTo("inbound.other-environment");
    }

    @Test
    void caller_fromElsewhere_reachesHealthChecksAlone() throws Exception {
        for (String path : new String[] {"/", "/actuator/safeguards", "/actuator", "/actuator/health/..;/safeguards"}) {
            assertThat(get(closed, path).statusCode()).as(path).isEqualTo(403);
        }
        for (String path : new String[] {"/actuator/health", "/actuator/health/liveness", "/livez", "/readyz"}) {
            assertThat(get(closed, path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void caller_behindAProxyThatIsBelieved_isTheOneTheProxyNames() throws Exception {
        assertThat(get(closed, "/actuator/safeguards", "X-Forwarded-For", "10.2.3.4")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(closed, "/actuator/safeguards", "X-Forwarded-For", "192.0.2.1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(closed, "/actuator/safeguards", "Forwarded", "for=\"[2001:db8::1]\"")
                        .statusCode())
                .isEqualTo(403);
    }
}
