package dev.ringfence.spring.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpServer;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteDeniedException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

class OutboundTest {
    private static final GreenMail MAIL = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static final List<String> BODIES = new CopyOnWriteArrayList<>();
    private static final List<String> BAGGAGE = new CopyOnWriteArrayList<>();
    private static HttpServer server;

    private final ApplicationContextRunner context = Starter.context()
            .withConfiguration(AutoConfigurations.of(
                    RestClientAutoConfiguration.class,
                    RestTemplateAutoConfiguration.class,
                    WebClientAutoConfiguration.class,
                    MailSenderAutoConfiguration.class))
            .withPropertyValues(
                    "ringfence.environment=staging",
                    "ringfence.guards.mail=enforce",
                    "ringfence.guards.http=enforce",
                    "ringfence.guards.live-data=enforce",
                    "spring.mail.host=127.0.0.1",
                    "spring.mail.port=" + MAIL.getSmtp().getServerSetup().getPort());

    @BeforeAll
    static void start() throws IOException {
        MAIL.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            BODIES.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            BAGGAGE.add(String.valueOf(exchange.getRequestHeaders().getFirst("baggage")));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
        server.stop(0);
    }

    @BeforeEach
    void forget() {
        BODIES.clear();
        BAGGAGE.clear();
    }

    private static String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/orders";
    }

    enum Client {
        REST_CLIENT {
            @Override
            void post(ApplicationContext beans, String body) {
                beans.getBean(RestClient.Builder.class)
                        .build()
                        .post()
                        .uri(url())
                        .body(body)
                        .retrieve()
                        .toBodilessEntity();
            }
        },
        REST_TEMPLATE {
            @Override
            void post(ApplicationContext beans, String body) {
                beans.getBean(RestTemplateBuilder.class).build().postForEntity(url(), body, Void.class);
            }
        },
        WEB_CLIENT {
            @Override
            void post(ApplicationContext beans, String body) {
                beans.getBean(WebClient.Builder.class)
                        .build()
                        .post()
                        .uri(url())
                        .bodyValue(body)
                        .retrieve()
                        .toBodilessEntity()
                        .block();
            }
        };

        abstract void post(ApplicationContext beans, String body);
    }

    @ParameterizedTest
    @EnumSource
    void call_ofProduction_isRefusedBelowIt(Client client) {
        context.withPropertyValues("ringfence.http.hosts[127.0.0.1]=production")
                .run(started -> assertThatThrownBy(() -> client.post(started, "order"))
                        .isInstanceOf(WriteDeniedException.class)
                        .hasMessageContaining("http.production-target"));
        assertThat(BODIES).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void call_thatIsAllowed_arrivesAndTellsOwnHostsTheEnvironment(Client client) {
        context.withPropertyValues("ringfence.http.own-hosts=127.0.0.1", "ringfence.http.deny=*.example.com")
                .run(started -> client.post(started, "order"));
        assertThat(BODIES).containsExactly("order");
        assertThat(BAGGAGE).singleElement().asString().contains("staging");
    }

    @ParameterizedTest
    @EnumSource
    void call_whereNothingIsSet_arrivesAsItWas(Client client) {
        context.run(started -> client.post(started, "order"));
        assertThat(BODIES).containsExactly("order");
        assertThat(BAGGAGE).containsExactly("null");
    }

    private static SimpleMailMessage mailTo(String address) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom("shop@example.com");
        mail.setTo(address);
        mail.setSubject("news");
        mail.setText("hello");
        return mail;
    }

    @Test
    void mail_toSomebodyReal_isRefusedBelowProduction() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        context.withPropertyValues(
                        "ringfence.mail.allow[0].address=*@team.acme.io", "ringfence.mail.allow[0].reason=our own")
                .run(started -> {
                    JavaMailSender sender = started.getBean(JavaMailSender.class);
                    assertThatThrownBy(() -> sender.send(mailTo("ann.miller@gmail.com")))
                            .hasStackTraceContaining(WriteDeniedException.class.getName())
                            .hasMessageNotContaining("gmail");
                    sender.send(mailTo("bob@example.com"));
                    sender.send(mailTo("eve@team.acme.io"));
                });
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
    }

    @Test
    void mail_toSomebodyReal_isRedirectedIfThatIsSet() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        context.withPropertyValues("ringfence.mail.redirect-to=staging@team.acme.io")
                .run(started -> started.getBean(JavaMailSender.class).send(mailTo("ann.miller@gmail.com")));
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
    }

    @Test
    void session_thatIsABean_isFencedOnce() {
        context.withBean(Session.class, () -> Session.getInstance(new Properties()))
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void caller_ofAnotherEnvironment_getsAProblemDetail() {
        new WebApplicationContextRunner()
                .withConfiguration(Starter.autoConfigurations())
                .withPropertyValues("ringfence.environment=staging", "ringfence.guards.http=enforce")
                .run(started -> {
                    InboundFilter filter = started.getBean(InboundFilter.class);
                    MockHttpServletResponse refused = call(filter, "deployment.environment.name=production");
                    assertThat(refused.getStatus()).isEqualTo(403);
                    assertThat(refused.getContentType()).startsWith("application/problem+json");
                    assertThat(refused.getContentAsString()).contains("inbound.other-environment");
                    assertThat(call(filter, "deployment.environment.name=staging")
                                    .getStatus())
                            .isEqualTo(200);
                    assertThat(call(filter, null).getStatus()).isEqualTo(200);
                });
    }

    private static MockHttpServletResponse call(InboundFilter filter, String baggage) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/orders");
        if (baggage != null) {
            request.addHeader("baggage", baggage);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
