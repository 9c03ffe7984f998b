package dev.ringfence.spring.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ringfence.base.Guard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/** What production sends to a lower environment by HTTP. */
class LiveDataTest {
    private static final String LIVE = "{\"email\":\"erika.gabler@gmail.com\",\"n\":1}";
    private static final String MADE = "{\"email\":\"erika.gabler@example.com\",\"n\":1}";
    private static final List<String> BODIES = new CopyOnWriteArrayList<>();
    private static final List<String> LENGTHS = new CopyOnWriteArrayList<>();
    private static HttpServer server;

    /** A process that holds all rights, which no evidence of a test run would grant. */
    private final ApplicationContextRunner production = Starter.context()
            .withConfiguration(AutoConfigurations.of(
                    RestClientAutoConfiguration.class,
                    RestTemplateAutoConfiguration.class,
                    WebClientAutoConfiguration.class))
            .withBean(DeploymentEnvironment.class, Starter::production)
            .withPropertyValues("ringfence.http.hosts[127.0.0.1]=staging");

    private final ApplicationContextRunner enforcing =
            production.withPropertyValues("ringfence.guards.live-data=enforce");

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            BODIES.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            LENGTHS.add(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length")));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void forget() {
        BODIES.clear();
        LENGTHS.clear();
    }

    private static String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/orders";
    }

    @ParameterizedTest
    @EnumSource
    void body_withALiveValue_isRefusedAndNotSent(Client client) {
        enforcing.run(started -> assertThatThrownBy(() -> client.post(started, url(), LIVE))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("live-data.plausible-value")
                .hasMessageNotContaining("gabler"));
        assertThat(BODIES).doesNotContain(LIVE);
    }

    @ParameterizedTest
    @EnumSource
    void query_withALiveValue_isRefused(Client client) {
        enforcing.run(started -> assertThatThrownBy(
                        () -> client.post(started, url() + "?email=erika.gabler@gmail.com", "order"))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageNotContaining("gabler"));
        assertThat(BODIES).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void body_withMadeValues_arrivesAsItWas(Client client) {
        enforcing.run(started -> client.post(started, url(), MADE));
        assertThat(BODIES).containsExactly(MADE);
    }

    @ParameterizedTest
    @EnumSource
    void body_whereTheGuardReplaces_arrivesWithAMadeValueAndItsLength(Client client) {
        enforcing
                .withPropertyValues("ringfence.live-data.replace=true")
                .run(started -> client.post(started, url(), LIVE));
        assertThat(BODIES).singleElement().asString().doesNotContain("gabler").endsWith("\",\"n\":1}");
        assertThat(LENGTHS).containsExactly(String.valueOf(BODIES.get(0).getBytes(UTF_8).length));
    }

    @ParameterizedTest
    @EnumSource
    void body_whereTheGuardObserves_arrivesAsItWasAndIsCounted(Client client) {
        production.run(started -> {
            client.post(started, url(), LIVE);
            assertThat(started.getBean(WriteGuard.class).report().lines())
                    .anyMatch(line -> line.guard() == Guard.LIVE_DATA);
        });
        assertThat(BODIES).containsExactly(LIVE);
    }

    @Test
    void body_thatIsNoText_isRefused() {
        enforcing.run(started -> assertThatThrownBy(() -> web(started)
                        .bodyValue(new byte[] {(byte) 0xff, 0, (byte) 0xfe})
                        .retrieve()
                        .toBodilessEntity()
                        .block())
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("live-data.unread"));
    }

    private static WebClient.RequestBodySpec web(ApplicationContext beans) {
        return beans.getBean(WebClient.Builder.class).build().post().uri(url());
    }

    private static Flux<DataBuffer> parts(int count) {
        DefaultDataBufferFactory buffers = DefaultDataBufferFactory.sharedInstance;
        return Flux.range(0, count).map(i -> buffers.wrap("%07d,".formatted(i).getBytes(UTF_8)));
    }

    private static void postParts(ApplicationContext beans, int count) {
        web(beans)
                .body((message, context) -> message.writeWith(parts(count)))
                .retrieve()
                .toBodilessEntity()
                .block();
    }

    // None is left out: the JDK's client sometimes fails by itself on a body that ends when it is subscribed to.
    @ParameterizedTest
    @ValueSource(ints = {1, 131_072, 131_073, 200_000})
    void body_inParts_isSentWholeWhereTheGuardObserves(int count) {
        production.run(started -> postParts(started, count));
        assertThat(BODIES).singleElement().asString().hasSize(count * 8);
        assertThat(BODIES.get(0)).startsWith("0000000,").endsWith("%07d,".formatted(count - 1));
    }

    @Test
    void body_thatIsTooLongToBeHeld_isRefusedAndNoLongerRead() {
        enforcing.run(started -> {
            postParts(started, 131_072);
            assertThatThrownBy(() -> postParts(started, 1_000_000))
                    .isInstanceOf(WriteDeniedException.class)
                    .hasMessageContaining("live-data.unread");
        });
        assertThat(BODIES).filteredOn(body -> !body.isEmpty()).hasSize(1);
    }

    @Test
    void stream_isLookedAtElementByElement() {
        enforcing.run(started -> {
            assertThatThrownBy(() -> lines(started, Flux.just(MADE, MADE, LIVE)))
                    .isInstanceOf(WriteDeniedException.class)
                    .hasMessageNotContaining("gabler");
            BODIES.clear();
            lines(started, Flux.just(MADE, MADE));
        });
        assertThat(BODIES).singleElement().asString().contains("gabler@example.com");
    }

    private static void lines(ApplicationContext beans, Flux<String> elements) {
        web(beans)
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(elements, String.class)
                .retrieve()
                .toBodilessEntity()
                .block();
    }
}
