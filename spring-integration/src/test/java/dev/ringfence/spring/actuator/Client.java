package dev.ringfence.spring.actuator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the endpoint as a program would. */
final class Client {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Client(ConfigurableApplicationContext shop) {
        this.url = Shop.url(shop) + "/safeguards";
    }

    HttpResponse<String> get(String accept) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Accept", accept));
    }

    HttpResponse<String> getAsOperator(String accept) {
        return send(
                HttpRequest.newBuilder(URI.create(url)).header("Accept", accept).header("Authorization", basic()));
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(get("application/json").body());
    }

    HttpResponse<String> post(String operation, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/" + operation))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(contentType.isEmpty() ? request : request.header("Content-Type", contentType));
    }

    HttpResponse<String> postAsOperator(String operation, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/" + operation))
                .header("Authorization", basic())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(contentType.isEmpty() ? request : request.header("Content-Type", contentType));
    }

    private static String basic() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((Shop.OPERATOR + ":" + Shop.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException("the shop did not answer", failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
