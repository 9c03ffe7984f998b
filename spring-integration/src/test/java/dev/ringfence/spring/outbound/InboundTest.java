package dev.ringfence.spring.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.spring.Starter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** Who may call, with servlets and without. */
class InboundTest {
    private static final String[] LIST = {
        "ringfence.environment=staging",
        "ringfence.guards.http=enforce",
        "ringfence.inbound.allow-networks=10.0.0.0/8,2001:db8::/32"
    };

    /**
     * What a caller gets.
     *
     * @param status of HTTP; 200 if the application was reached
     * @param type of the body
     * @param body of the answer
     */
    record Answer(int status, String type, String body) {}

    interface Calls {
        Answer call(String path, String address, String baggage) throws Exception;
    }

    interface Check {
        void with(Calls calls) throws Exception;
    }

    enum Server {
        SERVLET {
            @Override
            void run(Check check, String... settings) {
                new WebApplicationContextRunner()
                        .withConfiguration(Starter.autoConfigurations())
                        .withPropertyValues(settings)
                        .run(started ->
                                check.with((path, address, baggage) -> servlet(started, path, address, baggage)));
            }
        },
        REACTIVE {
            @Override
            void run(Check check, String... settings) {
                new ReactiveWebApplicationContextRunner()
                        .withConfiguration(Starter.autoConfigurations())
                        .withPropertyValues(settings)
                        .run(started ->
                                check.with((path, address, baggage) -> webFlux(started, path, address, baggage)));
            }
        };

        abstract void run(Check check, String... settings);
    }

    private static Answer servlet(ApplicationContext beans, String path, String address, String baggage)
            throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        if (baggage != null) {
            for (String line : baggage.split("\\|", -1)) {
                request.addHeader("baggage", line);
            }
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        beans.getBean(InboundFilter.class).doFilter(request, response, new MockFilterChain());
        return new Answer(response.getStatus(), response.getContentType(), response.getContentAsString(UTF_8));
    }

    private static Answer webFlux(ApplicationContext beans, String path, String address, String baggage) {
        MockServerHttpRequest.BaseBuilder<?> request =
                MockServerHttpRequest.get(path).remoteAddress(InetSocketAddress.createUnresolved(address, 1));
        if (baggage != null) {
            request.header("baggage", baggage.split("\\|", -1));
        }
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        AtomicReference<Answer> reached = new AtomicReference<>();
        beans.getBean(InboundWebFilter.class)
                .filter(exchange, same -> {
                    reached.set(new Answer(200, null, ""));
                    return Mono.empty();
                })
                .block();
        return reached.get() != null
                ? reached.get()
                : new Answer(
                        exchange.getResponse().getStatusCode().value(),
                        String.valueOf(exchange.getResponse().getHeaders().getContentType()),
                        exchange.getResponse().getBodyAsString().block());
    }

    @ParameterizedTest
    @EnumSource
    void caller_ofAnotherEnvironment_getsAProblemDetail(Server server) {
        server.run(
                calls -> {
                    Answer refused = calls.call("/orders", "127.0.0.1", "a=1|deployment.environment.name=production");
                    assertThat(refused.status()).isEqualTo(403);
                    assertThat(refused.type()).startsWith("application/problem+json");
                    assertThat(refused.body()).contains("inbound.other-environment");
                    for (String passes : new String[] {null, "deployment.environment.name=staging", ",;=%ZZ", ""}) {
                        assertThat(calls.call("/orders", "127.0.0.1", passes).status())
                                .isEqualTo(200);
                    }
                },
                "ringfence.environment=staging",
                "ringfence.guards.http=enforce");
    }

    @ParameterizedTest
    @EnumSource
    void caller_fromNoAllowedNetwork_getsAProblemDetail(Server server) {
        server.run(
                calls -> {
                    for (String outside :
                            List.of("192.168.0.1", "127.0.0.1", "::1", "2001:db9::1", "proxy.example", "")) {
                        Answer refused = calls.call("/orders", outside, null);
                        assertThat(refused.status()).as(outside).isEqualTo(403);
                        assertThat(refused.body())
                                .contains("inbound.not-allowed")
                                .doesNotContain("192.168");
                    }
                    for (String inside : List.of("10.9.8.7", "::ffff:10.9.8.7", "2001:db8::1", "2001:db8::1%2")) {
                        assertThat(calls.call("/orders", inside, null).status())
                                .as(inside)
                                .isEqualTo(200);
                    }
                },
                LIST);
    }

    @ParameterizedTest
    @CsvSource({"staging,observe", "production,enforce", "nowhere,enforce"})
    void caller_whereTheListDoesNotEnforce_passes(String environment, String level) {
        for (Server server : Server.values()) {
            server.run(
                    calls -> assertThat(
                                    calls.call("/orders", "192.168.0.1", null).status())
                            .isEqualTo(200),
                    "ringfence.environment=" + environment,
                    "ringfence.guards.http=" + level,
                    "ringfence.inbound.allow-networks=10.0.0.0/8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "10.0.0.0/33", "10.0.0.0/8,localhost", "10.0.0.0/8;fd00::/8"})
    void network_thatIsNone_failsTheStart(String networks) {
        new WebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withPropertyValues("ringfence.inbound.allow-networks=" + networks)
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining("'ringfence.inbound.allow-networks': 'network' must be like"));
    }

    @Test
    void networks_ofTheHttpFence_failTheStartByTheirNames() {
        for (String setting : List.of("networks[10.1]=staging", "deny-networks=10.0.0.1", "hosts[a/b]=test")) {
            Starter.context()
                    .withPropertyValues("ringfence.http." + setting)
                    .run(started -> assertThat(started)
                            .getFailure()
                            .hasStackTraceContaining("'ringfence.http." + setting.replaceAll("[\\[=].*", "") + "': '"));
        }
    }

    @Test
    void filters_areGoneWithTheirLibraryOrTheirProperty() {
        new WebApplicationContextRunner()
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate.endpoint.web"))
                .withConfiguration(Starter.autoConfigurations())
                .run(started -> assertThat(started).hasNotFailed().hasSingleBean(InboundFilter.class));
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withPropertyValues("ringfence.inbound.enabled=false")
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(InboundWebFilter.class));
        new ApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .run(started -> assertThat(started).doesNotHaveBean(InboundFilter.class));
    }
}
