package dev.ringfence.examples.shop.story;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a browser's cookies who reads pages and sends their forms. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI shop;
    private final String person;

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body as text
     */
    public record Answer(int status, String body) {
        /** True if the page says so. */
        public boolean says(String text) {
            return body.contains(text);
        }

        /** The text of the element with an id, as a reader sees it. */
        public String element(String id) {
            Matcher element = Pattern.compile("id=\"" + id + "\"[^>]*>([^<]*)<").matcher(body);
            return element.find()
                    ? element.group(1)
                            .replace("&quot;", "\"")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&")
                    : "";
        }
    }

    /**
     * A visitor.
     *
     * @param person whom they log in as; empty for nobody
     */
    Visitor(URI shop, String person) {
        this.shop = shop;
        this.person = person;
    }

    /** True if the catalogue is there. */
    boolean isAnswered() throws InterruptedException {
        try {
            return get("/").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Opens a page.
     *
     * @throws IOException if there is no answer
     * @throws InterruptedException if this thread is interrupted
     */
    public Answer get(String path) throws IOException, InterruptedException {
        return get(path, "text/html");
    }

    Answer get(String path, String type) throws IOException, InterruptedException {
        return send(request(path).header("Accept", type).GET());
    }

    /**
     * Sends a form that stands on a page.
     *
     * @throws IOException if there is no answer
     * @throws InterruptedException if this thread is interrupted
     */
    public Answer send(String page, String action, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(page).body());
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String sent =
                token.find() ? form + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) : form;
        return send(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(sent)));
    }

    Answer sendJson(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(shop.resolve(path)).timeout(TIMEOUT);
        if (!person.isEmpty()) {
            byte[] login = (person + ":" + Stage.PASSWORD).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.body());
    }

    /**
     * Buys one item.
     *
     * @throws IOException if there is no answer
     * @throws InterruptedException if this thread is interrupted
     */
    public Answer buys(int item, String name, String email) throws IOException, InterruptedException {
        send("/", "/basket", Map.of("item", String.valueOf(item)));
        return send(
                "/basket",
                "/orders",
                Map.of("name", name, "email", email, "address", "12 Harbour Road", "note", "Please ring for " + name));
    }
}
