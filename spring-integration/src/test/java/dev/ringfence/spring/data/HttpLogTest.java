package dev.ringfence.spring.data;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import dev.ringfence.spring.Starter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/** Calls in the log, of servers and clients. */
class HttpLogTest {
    private static final String BODY = "{\"email\":\"erika.gabler@gmail.com\",\n\"password\":\"hunter2\",\"count\":1}";
    private static final String SHOWN = "{\"email\":\"[EMAIL_ADDRESS]\", \"password\":\"[redacted]\",\"count\":1}";
    private static HttpServer server;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("dev.ringfence.http");

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
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
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    private List<String> shown() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void request_ofAServlet_isShownSanitized() {
        new WebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withPropertyValues("ringfence.logging.http=true", "ringfence.logging.max-body=100B")
                .run(started -> {
                    for (String body : List.of(BODY, BODY + " ".repeat(100))) {
                        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/mail/eve.miller@gmx.de");
                        request.setQueryString("to=erika.gabler%40gmail.com&token=abc");
                        request.setContentType("application/json");
                        request.setContent(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        started.getBean(HttpLogFilter.class)
                                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain() {
                                    @Override
                                    public void doFilter(
                                            jakarta.servlet.ServletRequest asked,
                                            jakarta.servlet.ServletResponse answer)
                                            throws IOException {
                                        asked.getInputStream().readAllBytes();
                                        ((jakarta.servlet.http.HttpServletResponse) answer).setStatus(201);
                                    }
                                });
                    }
                });
        String call = "received POST /mail/[EMAIL_ADDRESS]?to=[EMAIL_ADDRESS]&token=[redacted] (201): ";
        assertThat(shown()).containsExactly(call + SHOWN, call + "[more than 100 bytes of application/json]");
    }

    @Test
    void request_ofWebFlux_isShownSanitized() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withPropertyValues("ringfence.logging.http=true")
                .run(started -> {
                    MockServerWebExchange exchange =
                            MockServerWebExchange.from(MockServerHttpRequest.post("/mail?pin=1234")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .body(BODY));
                    String[] read = new String[1];
                    started.getBean(HttpLogWebFilter.class)
                            .filter(
                                    exchange,
                                    same -> DataBufferUtils.join(
                                                    same.getRequest().getBody())
                                            .doOnNext(all ->
                                                    read[0] = all.toString(java.nio.charset.StandardCharsets.UTF_8))
                                            .then())
                            .block();
                    assertThat(read).containsExactly(BODY);
                });
        assertThat(shown()).containsExactly("received POST /mail?pin=[redacted] (200): " + SHOWN);
    }

    @Test
    void call_ofEachClient_isShownSanitized() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/mail?otp=123456";
        Starter.context()
                .withConfiguration(AutoConfigurations.of(
                        RestClientAutoConfiguration.class,
                        RestTemplateAutoConfiguration.class,
                        WebClientAutoConfiguration.class))
                .withPropertyValues("ringfence.logging.http=true")
                .run(started -> {
                    started.getBean(RestClient.Builder.class)
                            .build()
                            .post()
                            .uri(url)
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(BODY)
                            .retrieve()
                            .toBodilessEntity();
                    started.getBean(WebClient.Builder.class)
                            .build()
                            .post()
                            .uri(url)
                            .contentType(MediaType.APPLICATION_JSON)
                            .bodyValue(BODY)
                            .retrieve()
                            .toBodilessEntity()
                            .block();
                    started.getBean(RestTemplateBuilder.class).build().getForEntity(url, Void.class);
                });
        String sent = "sent POST 127.0.0.1/mail?otp=[redacted]: " + SHOWN;
        assertThat(shown()).containsExactly(sent, sent, "sent GET 127.0.0.1/mail?otp=[redacted]");
    }

    @Test
    void nothing_isShownUnlessItIsOn() {
        new WebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .run(started -> assertThat(started).doesNotHaveBean(HttpLog.class));
    }
}
