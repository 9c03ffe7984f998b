package dev.ringfence.spring.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.base.Guard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteGuard;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;

/** What comes in with a call, with servlets and without. */
class ReceivedBodyTest {
    private static final String LIVE = "{\"email\":\"erika.gabler@gmail.com\",\"n\":1}";
    private static final String MADE = "{\"email\":\"erika.gabler@example.com\",\"n\":1}";
    private static final String JSON = "application/json";
    private static final String[] ENFORCED = {
        "ringfence.environment=staging",
        "ringfence.guards.live-data=enforce",
        "ringfence.inbound.max-body=1KB",
        "ringfence.inbound.exempt-paths=/imports"
    };

    /**
     * What a caller gets.
     *
     * @param status of HTTP; 200 if the application was reached
     * @param answer the body of the answer
     * @param received what the application read
     */
    record Outcome(int status, String answer, String received) {}

    /** A request; the method is PUT, since a posted form is read by the container of servlets. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sent(String path, String type, byte[] body) {
        static Sent of(String type, String body) {
            return new Sent("/orders", type, body.getBytes(UTF_8));
        }
    }

    enum Server {
        SERVLET(() -> new WebApplicationContextRunner()) {
            @Override
            Outcome call(ApplicationContext beans, Sent sent) throws Exception {
                MockHttpServletRequest request = new MockHttpServletRequest("PUT", sent.path());
                request.setContentType(sent.type());
                request.setContent(sent.body());
                return servlet(beans, request);
            }
        },
        REACTIVE(() -> new ReactiveWebApplicationContextRunner()) {
            @Override
            Outcome call(ApplicationContext beans, Sent sent) {
                return webFlux(beans, sent);
            }
        };

        @SuppressWarnings("ImmutableEnumChecker") // makes a new one each time
        private final java.util.function.Supplier<AbstractApplicationContextRunner<?, ?, ?>> runner;

        Server(java.util.function.Supplier<AbstractApplicationContextRunner<?, ?, ?>> runner) {
            this.runner = runner;
        }

        abstract Outcome call(ApplicationContext beans, Sent sent) throws Exception;

        void run(Check check, String... settings) {
            started(runner.get(), check, settings);
        }

        private <
                        S extends AbstractApplicationContextRunner<S, C, A>,
                        C extends ConfigurableApplicationContext,
                        A extends ApplicationContextAssertProvider<C>>
                void started(AbstractApplicationContextRunner<?, ?, ?> any, Check check, String... settings) {
            @SuppressWarnings("unchecked")
            AbstractApplicationContextRunner<S, C, A> runner = (AbstractApplicationContextRunner<S, C, A>) any;
            runner.withConfiguration(Starter.autoConfigurations())
                    .withPropertyValues(settings)
                    .run(beans -> check.with(
                            sent -> {
                                try {
                                    return call(beans, sent);
                                } catch (Exception failure) {
                                    throw new AssertionError(failure);
                                }
                            },
                            beans));
        }
    }

    interface Check {
        void with(Function<Sent, Outcome> calls, ApplicationContext beans) throws Exception;
    }

    private static Outcome servlet(ApplicationContext beans, MockHttpServletRequest request) throws Exception {
        AtomicReference<String> received = new AtomicReference<>("");
        HttpServlet application = new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest asked, HttpServletResponse response) throws java.io.IOException {
                received.set(String.join(
                                ",",
                                asked.getParameterMap().values().stream()
                                        .flatMap(Arrays::stream)
                                        .toList())
                        + new String(asked.getInputStream().readAllBytes(), UTF_8));
            }
        };
        MockHttpServletResponse response = new MockHttpServletResponse();
        new MockFilterChain(application, beans.getBean(ReceivedBodyFilter.class)).doFilter(request, response);
        return new Outcome(response.getStatus(), response.getContentAsString(UTF_8), received.get());
    }

    /** In parts of seven bytes, as bodies arrive. */
    private static Outcome webFlux(ApplicationContext beans, Sent sent) {
        List<DataBuffer> parts = new ArrayList<>();
        for (int from = 0; from < sent.body().length; from += 7) {
            parts.add(DefaultDataBufferFactory.sharedInstance.wrap(
                    Arrays.copyOfRange(sent.body(), from, Math.min(from + 7, sent.body().length))));
        }
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.PUT, sent.path())
                        .header("Content-Type", sent.type())
                        .contentLength(sent.body().length)
                        .body(Flux.fromIterable(parts)));
        AtomicReference<String> received = new AtomicReference<>();
        beans.getBean(ReceivedBodyWebFilter.class)
                .filter(
                        exchange,
                        asked -> DataBufferUtils.join(asked.getRequest().getBody())
                                .doOnNext(body -> received.set(body.toString(UTF_8)))
                                .then())
                .block();
        Integer status = exchange.getResponse().getStatusCode() == null
                ? Integer.valueOf(200)
                : Integer.valueOf(exchange.getResponse().getStatusCode().value());
        return new Outcome(
                status,
                status == 200 ? "" : exchange.getResponse().getBodyAsString().block(),
                received.get() == null ? "" : received.get());
    }

    static List<Sent> live() {
        return List.of(
                Sent.of(JSON, LIVE),
                Sent.of("application/vnd.shop+json;charset=UTF-8", "[[" + LIVE + "]]"),
                Sent.of(JSON, "{\"email\":\"erika.gabler\\u0040gmail.com\"}"),
                Sent.of(JSON, "{\"note\":\"call\\nerika.gabler@gmail\\u002ecom\"}"),
                Sent.of("application/x-www-form-urlencoded", "name=x&email=erika.gabler%40gmail.com"),
                Sent.of("application/x-www-form-urlencoded", "erika.gabler%40gmail.com"),
                Sent.of("text/csv", "id,email\n1,erika.gabler@gmail.com\n"),
                Sent.of("text/plain", "card 4539578763621486"),
                Sent.of("application/xml", "<a>erika.gabler@gmail.com</a>"),
                new Sent(
                        "/orders",
                        "text/plain;charset=ISO-8859-1",
                        "Jörg erika.gabler@gmail.com".getBytes(ISO_8859_1)));
    }

    static List<Sent> passing() {
        return List.of(
                Sent.of(JSON, MADE),
                Sent.of(JSON, ""),
                Sent.of(JSON, "{\"a\":\"\\"),
                Sent.of(JSON, "\"\\u00e"),
                Sent.of("application/x-www-form-urlencoded", "a=%zz&b&=&email=erika%40example.com"),
                Sent.of("text/csv", "id,email\n1,erika@example.org\n"),
                Sent.of("multipart/form-data;boundary=x", "--x\r\n\r\nerika.gabler@gmail.com\r\n--x--"),
                Sent.of("application/x-ndjson", LIVE),
                Sent.of("no type at all", LIVE),
                new Sent("/orders", "application/octet-stream", LIVE.getBytes(UTF_8)),
                new Sent("/imports/2026", JSON, LIVE.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @EnumSource
    void body_withALiveValue_isAnsweredByAProblemThatDoesNotShowIt(Server server) {
        server.run(
                (calls, beans) -> {
                    for (Sent sent : live()) {
                        Outcome refused = calls.apply(sent);
                        assertThat(refused.status()).as(sent.type()).isEqualTo(422);
                        assertThat(refused.received()).isEmpty();
                        assertThat(refused.answer())
                                .contains("live-data.plausible-value", "\"status\":422")
                                .doesNotContain("gabler", "4539");
                    }
                },
                ENFORCED);
    }

    @ParameterizedTest
    @EnumSource
    void body_ofNoLiveValueOrNotLookedAt_arrivesAsItWas(Server server) {
        server.run(
                (calls, beans) -> {
                    for (Sent sent : passing()) {
                        Outcome passed = calls.apply(sent);
                        assertThat(passed.status()).as(sent.type()).isEqualTo(200);
                        assertThat(passed.received()).isEqualTo(new String(sent.body(), UTF_8));
                    }
                },
                ENFORCED);
    }

    @ParameterizedTest
    @EnumSource
    void body_longerThanIsHeld_isRefusedOrArrivesWhole(Server server) {
        Sent longest = Sent.of("text/plain", "x".repeat(1024));
        Sent tooLong = Sent.of("text/plain", "0123456789".repeat(1000));
        server.run(
                (calls, beans) -> {
                    assertThat(calls.apply(longest).received()).hasSize(1024);
                    Outcome refused = calls.apply(tooLong);
                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.answer()).contains("live-data.unread", "longer than 1024 bytes");
                },
                ENFORCED);
        server.run(
                (calls, beans) -> {
                    assertThat(calls.apply(tooLong).received()).isEqualTo("0123456789".repeat(1000));
                    assertThat(denials(beans)).isEqualTo(1);
                },
                "ringfence.environment=staging",
                "ringfence.inbound.max-body=1KB");
    }

    @ParameterizedTest
    @EnumSource
    void body_whereTheGuardObserves_arrivesAsItWasAndIsCountedOnce(Server server) {
        server.run(
                (calls, beans) -> {
                    Sent escaped = Sent.of(JSON, LIVE.replace("1", "\"a\\nb\""));
                    assertThat(calls.apply(escaped).received()).isEqualTo(new String(escaped.body(), UTF_8));
                    assertThat(denials(beans)).isEqualTo(1);
                },
                "ringfence.environment=staging");
    }

    private static long denials(ApplicationContext beans) {
        return beans.getBean(WriteGuard.class).report().lines().stream()
                .filter(line -> line.guard() == Guard.LIVE_DATA)
                .mapToLong(line -> line.count())
                .sum();
    }

    @ParameterizedTest
    @EnumSource
    void body_whereTheGuardReplaces_arrivesWithAMadeValue(Server server) {
        server.run(
                (calls, beans) -> {
                    Outcome json = calls.apply(Sent.of(JSON, LIVE));
                    assertThat(json.received()).doesNotContain("gabler").endsWith("\",\"n\":1}");
                    Outcome form = calls.apply(
                            Sent.of("application/x-www-form-urlencoded", "a=b&email=erika.gabler%40gmail.com&c=%20"));
                    assertThat(form.received())
                            .startsWith("a=b&email=")
                            .contains("%40")
                            .endsWith("&c=%20")
                            .doesNotContain("gabler");
                },
                "ringfence.environment=staging",
                "ringfence.guards.live-data=enforce",
                "ringfence.live-data.replace=true");
    }

    @ParameterizedTest
    @CsvSource({"false,422", "true,200"})
    void form_thatIsPosted_isLookedAtAsTheApplicationReadsIt(boolean replaces, int status) {
        Server.SERVLET.run(
                (calls, beans) -> {
                    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/orders");
                    request.setContentType("application/x-www-form-urlencoded;charset=UTF-8");
                    request.addParameter("name", "x");
                    request.addParameter("email", "erika.gabler@gmail.com");
                    Outcome outcome = servlet(beans, request);
                    assertThat(outcome.status()).isEqualTo(status);
                    assertThat(outcome.received()).doesNotContain("gabler").startsWith(replaces ? "x," : "");
                    request.setParameter("email", "erika@example.org");
                    assertThat(servlet(beans, request).received()).isEqualTo("x,erika@example.org");
                },
                "ringfence.environment=staging",
                "ringfence.guards.live-data=enforce",
                "ringfence.live-data.replace=" + replaces);
    }

    @Test
    void body_whereLiveDataMayBe_isNotRead() {
        new WebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withBean(DeploymentEnvironment.class, Starter::production)
                .withPropertyValues("ringfence.guards.live-data=enforce")
                .run(beans -> {
                    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/orders") {
                        @Override
                        public jakarta.servlet.ServletInputStream getInputStream() {
                            throw new AssertionError("the body was read");
                        }
                    };
                    request.setContentType(JSON);
                    MockFilterChain chain = new MockFilterChain();
                    beans.getBean(ReceivedBodyFilter.class).doFilter(request, new MockHttpServletResponse(), chain);
                    assertThat(chain.getRequest()).isSameAs(request);
                });
    }

    @ParameterizedTest
    @MethodSource("off")
    void filters_areGoneWithTheirProperty(String setting) {
        new WebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withPropertyValues(setting)
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(ReceivedBodyFilter.class));
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withPropertyValues(setting)
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(ReceivedBodyWebFilter.class));
    }

    static List<String> off() {
        return List.of("ringfence.inbound.bodies=false", "ringfence.inbound.enabled=false");
    }

    @ParameterizedTest
    @CsvSource({"0B", "-1B", "65MB"})
    void length_thatCannotBeHeld_failsTheStart(String most) {
        new WebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withPropertyValues("ringfence.inbound.max-body=" + most)
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining("'ringfence.inbound.max-body': must be positive and at most 64MB"));
    }
}
