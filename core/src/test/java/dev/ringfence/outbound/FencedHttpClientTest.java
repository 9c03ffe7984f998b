package dev.ringfence.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server on the loopback interface, which has two names. */
class FencedHttpClientTest {
    private static final String PLAUSIBLE = "grete.hermann@ringfence.dev";

    private final List<String> served = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** {@code /redirect/307/rest} sends to the rest on the same host, {@code /away/302/rest} to the other name. */
    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        served.add(exchange.getRequestMethod() + " " + path + " " + body + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("baggage"));
        String[] parts = path.split("/", 4);
        int status = parts.length == 4 ? Integer.parseInt(parts[2]) : 200;
        if (parts.length == 4) {
            String host = parts[1].equals("away")
                    ? "http://localhost:" + server.getAddress().getPort()
                    : "";
            exchange.getResponseHeaders().set("Location", host + "/" + parts[3]);
        }
        byte[] answer = "answer".getBytes(StandardCharsets.UTF_8);
        boolean none = "HEAD".equals(exchange.getRequestMethod()) || status == 304;
        exchange.sendResponseHeaders(status, none ? -1 : answer.length);
        if (!none) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static HttpFence.Builder in(Tier tier) {
        return HttpFence.builder(WriteGuard.enforcing(Environments.of(tier)));
    }

    private static HttpClient client(HttpFence.Builder fence) {
        return fence.build().client(HttpClient.newBuilder(), Redirect.NORMAL);
    }

    @Test
    void call_denied_neverReachesTheServer() {
        HttpClient client = client(in(Tier.STAGING).deny("127.0.0.1"));
        HttpRequest request = HttpRequest.newBuilder(at("/x")).build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(WriteDeniedException.class);
        assertThatThrownBy(
                        () -> client.sendAsync(request, BodyHandlers.ofString()).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WriteDeniedException.class);
        assertThatThrownBy(() -> client.newWebSocketBuilder()
                        .buildAsync(at("/x"), new java.net.http.WebSocket.Listener() {})
                        .join())
                .hasCauseInstanceOf(WriteDeniedException.class);
        assertThat(served).isEmpty();
    }

    @Test
    void redirect_toADeniedHost_isNotFollowed() {
        HttpClient client = client(in(Tier.STAGING).deny("localhost"));
        HttpRequest request = HttpRequest.newBuilder(at("/away/302/x")).build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(WriteDeniedException.class);
        assertThatThrownBy(
                        () -> client.sendAsync(request, BodyHandlers.ofString()).join())
                .hasCauseInstanceOf(WriteDeniedException.class);
        assertThat(served).hasSize(2).allMatch(call -> call.startsWith("GET /away/302/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 301", "GET, 302", "GET, 303", "GET, 307", "GET, 308", "POST, 301", "POST, 302", "POST, 303", "POST, 307",
        "POST, 308", "PUT, 301", "PUT, 302", "PUT, 303", "PUT, 307", "HEAD, 301", "HEAD, 303", "DELETE, 303",
                "GET, 304",
    })
    void redirect_followed_goesWhereTheClientOfTheJdkGoes(String method, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/redirect/" + status + "/redirect/" + status + "/x"))
                .method(method, method.startsWith("P") ? BodyPublishers.ofString("sent") : BodyPublishers.noBody())
                .build();
        HttpResponse<String> expected =
                HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build().send(request, BodyHandlers.ofString());
        List<String> calls = List.copyOf(served);
        for (boolean async : List.of(false, true)) {
            served.clear();
            HttpClient client = client(in(Tier.STAGING));
            HttpResponse<String> response = async
                    ? client.sendAsync(request, BodyHandlers.ofString()).join()
                    : client.send(request, BodyHandlers.ofString());
            assertThat(served).isEqualTo(calls);
            assertThat(response.statusCode()).isEqualTo(expected.statusCode());
            assertThat(response.body()).isEqualTo(expected.body());
            assertThat(response.uri()).isEqualTo(expected.uri());
        }
    }

    @Test
    void redirect_withoutEnd_isFollowedSoOften() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(at("/redirect/302".repeat(20) + "/x")).build();
        HttpResponse<String> response = client(in(Tier.STAGING)).send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.body()).isEqualTo("answer");
        assertThat(served).hasSize(1 + Redirects.MOST);
    }

    @Test
    void credential_ofOneHost_isNotSentToAnother() throws Exception {
        HttpClient client = client(in(Tier.STAGING));
        for (String path : List.of("/away/302/x", "/redirect/302/x")) {
            client.send(
                    HttpRequest.newBuilder(at(path))
                            .header("Authorization", "Bearer t")
                            .build(),
                    BodyHandlers.ofString());
        }
        assertThat(served).hasSize(4);
        assertThat(served.get(0)).contains("Bearer t");
        assertThat(served.get(1)).doesNotContain("Bearer t");
        assertThat(served.get(2)).contains("Bearer t");
        assertThat(served.get(3)).contains("Bearer t");
    }

    @Test
    void environment_toOwnHostsAlone_isSentInBaggage() throws Exception {
        HttpClient client = client(in(Tier.STAGING).ownHost("127.0.0.1"));
        HttpRequest request = HttpRequest.newBuilder(at("/away/302/x"))
                .header("baggage", "user=1,deployment.environment.name=production")
                .build();
        client.send(request, BodyHandlers.ofString());
        assertThat(served.get(0)).endsWith(" user=1,deployment.environment.name=staging");
        HttpRequest plain = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/x"))
                .build();
        served.clear();
        client.send(plain, BodyHandlers.ofString());
        assertThat(served.get(0)).endsWith(" null");
    }

    private HttpFence.Builder toLower() {
        return in(Tier.PRODUCTION).target(TargetRule.host("127.0.0.1", Tier.STAGING));
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(at(path))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    @Test
    void liveData_toALowerTarget_isRefusedInBodyAndQuery() throws Exception {
        HttpClient client = client(toLower());
        for (HttpRequest request : List.of(
                post("/x", "{\"mail\":\"" + PLAUSIBLE + "\"}"), post("/x?mail=" + PLAUSIBLE.replace("@", "%40"), ""))) {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOfSatisfying(WriteDeniedException.class, denied -> {
                        assertThat(denied.refusal().rule()).isEqualTo("live-data.plausible-value");
                        assertThat(denied.getMessage().contains("hermann")).isFalse();
                    });
        }
        assertThat(served).isEmpty();
        client.send(post("/x", "{\"mail\":\"ann@example.com\"}"), BodyHandlers.ofString());
        assertThat(served).hasSize(1);
    }

    @Test
    void liveData_toALowerTargetThroughAPolicy_isReplaced() throws Exception {
        HttpClient client =
                client(toLower().liveData(LiveDataGuard.builder().replacing().build()));
        client.send(post("/x", "mail " + PLAUSIBLE), BodyHandlers.ofString());
        assertThat(served).singleElement().satisfies(call -> {
            assertThat(call.contains(PLAUSIBLE)).isFalse();
            assertThat(call).startsWith("POST /x mail ");
        });
    }

    @Test
    void body_thatCannotBeLookedAt_isRefusedTowardsALowerTargetAlone() throws Exception {
        byte[] binary = {(byte) 0xff, (byte) 0xfe, 0, 1};
        byte[] large = new byte[HttpFence.MOST_LOOKED_AT + 1];
        for (byte[] body : List.of(binary, large)) {
            HttpRequest request = HttpRequest.newBuilder(at("/x"))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            assertThatThrownBy(() -> client(toLower()).send(request, BodyHandlers.ofString()))
                    .isInstanceOfSatisfying(
                            WriteDeniedException.class,
                            denied -> assertThat(denied.refusal().rule()).isEqualTo("live-data.unread"));
            assertThat(client(in(Tier.PRODUCTION))
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
