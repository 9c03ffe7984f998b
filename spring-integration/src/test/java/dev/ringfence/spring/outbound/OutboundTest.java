package dev.ringfence.spring.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpServer;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteDeniedException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
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
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientObservationAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

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
            BAGGAGE.add(String.valueOf(exchange.getRequestHeaders().get("baggage")));
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

    @ParameterizedTest
    @EnumSource
    void call_ofProduction_isRefusedBelowIt(Client client) {
        context.withPropertyValues("ringfence.http.hosts[127.0.0.1]=production")
                .run(started -> assertThatThrownBy(() -> client.post(started, url(), "order"))
                        .isInstanceOf(WriteDeniedException.class)
                        .hasMessageContaining("http.production-target"));
        assertThat(BODIES).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void call_thatIsAllowed_arrivesAndTellsOwnHostsTheEnvironment(Client client) {
        context.withPropertyValues("ringfence.http.own-hosts=127.0.0.1", "ringfence.http.deny=*.example.com")
                .run(started -> client.post(started, url(), "order"));
        assertThat(BODIES).containsExactly("order");
        assertThat(BAGGAGE).singleElement().asString().contains("staging");
    }

    @ParameterizedTest
    @EnumSource
    void call_whereNothingIsSet_arrivesAsItWas(Client client) {
        context.run(started -> client.post(started, url(), "order"));
        assertThat(BODIES).containsExactly("order");
        assertThat(BAGGAGE).containsExactly("null");
    }

    /** As tracing does: it writes its header when the observation of a call begins. */
    private static ObservationRegistry tracing(String baggage) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public void onStart(Observation.Context context) {
                if (context instanceof SenderContext<?> sender) {
                    write(sender);
                }
            }

            private <C> void write(SenderContext<C> sender) {
                sender.getSetter().set(Objects.requireNonNull(sender.getCarrier()), "baggage", baggage);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        return registry;
    }

    @ParameterizedTest
    @EnumSource
    void baggage_thatTracingSends_isKeptInOneHeader(Client client) {
        for (String said : List.of("user=7", "=;,%%,user=7,,", "deployment.environment.name=production,user=7")) {
            BAGGAGE.clear();
            context.withConfiguration(AutoConfigurations.of(
                            RestClientObservationAutoConfiguration.class,
                            RestTemplateObservationAutoConfiguration.class,
                            WebClientObservationAutoConfiguration.class))
                    .withPropertyValues("ringfence.http.own-hosts=127.0.0.1")
                    .withBean(ObservationRegistry.class, () -> tracing(said))
                    .run(started -> client.post(started, url(), "order"));
            assertThat(BAGGAGE)
                    .singleElement()
                    .asString()
                    .startsWith("[")
                    .doesNotContain("], ", "production")
                    .contains("user=7")
                    .contains("deployment.environment.name=staging");
        }
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
}
