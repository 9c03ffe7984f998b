package dev.ringfence.examples.degraded.shop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/** Calls of a provider by HTTP. */
final class HttpCalls {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int FIRST_ERROR = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI provider;

    HttpCalls(URI provider) {
        this.provider = Objects.requireNonNull(provider, "provider");
    }

    /**
     * Sends a text.
     *
     * @throws IOException if no answer comes, or one that says no
     */
    void send(String text) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(provider)
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= FIRST_ERROR) {
                throw new IOException("the provider answered " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
