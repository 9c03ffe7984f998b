package dev.ringfence.outbound;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Asks a {@link HttpFence} before each call. The inner client follows no redirect, since the JDK's own does so without
 * asking; they are followed here. The response says nothing of those before it.
 */
final class FencedHttpClient extends HttpClient {
    private final HttpClient inner;
    private final HttpFence fence;
    private final Redirect redirects;

    FencedHttpClient(HttpClient inner, HttpFence fence, Redirect redirects) {
        this.inner = inner;
        this.fence = fence;
        this.redirects = redirects;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest now = request;
        for (int followed = 0; ; followed++) {
            HttpRequest asked = ask(now);
            HttpResponse<T> response = inner.send(asked, handling(asked, handler, followed));
            Optional<URI> to = target(asked, response, followed);
            if (to.isEmpty()) {
                return response;
            }
            now = Redirects.next(asked, response.statusCode(), to.get());
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return sendAsync(request, handler, null);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> push) {
        return sendAsync(request, handler, push, 0);
    }

    private <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> push, int followed) {
        HttpRequest asked;
        try {
            asked = ask(request);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(interrupted);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return inner.sendAsync(asked, handling(asked, handler, followed), push)
                .thenCompose(response -> target(asked, response, followed)
                        .map(to -> sendAsync(
                                Redirects.next(asked, response.statusCode(), to), handler, push, followed + 1))
                        .orElseGet(() -> CompletableFuture.completedFuture(response)));
    }

    /** The body of a redirect that is followed is nobody's. */
    private <T> BodyHandler<T> handling(HttpRequest request, BodyHandler<T> handler, int followed) {
        return info -> followed < Redirects.MOST
                        && Redirects.target(request.uri(), info.statusCode(), info.headers(), redirects)
                                .isPresent()
                ? BodySubscribers.replacing(null)
                : handler.apply(info);
    }

    private Optional<URI> target(HttpRequest request, HttpResponse<?> response, int followed) {
        return followed < Redirects.MOST
                ? Redirects.target(request.uri(), response.statusCode(), response.headers(), redirects)
                : Optional.empty();
    }

    /** The request as it may go out. */
    private HttpRequest ask(HttpRequest request) throws InterruptedException {
        URI uri = request.uri();
        fence.check(uri, request.headers().map());
        HttpRequest looked = fence.isLowerTarget(uri, request.headers().map()) ? look(request) : request;
        Optional<String> baggage = fence.baggage(uri, looked.headers().firstValue(EnvironmentBaggage.HEADER));
        return baggage.isEmpty() ? looked : withHeader(looked, EnvironmentBaggage.HEADER, baggage.get());
    }

    private static HttpRequest withHeader(HttpRequest request, String name, String value) {
        return HttpRequest.newBuilder(request, (other, same) -> true)
                .setHeader(name, value)
                .build();
    }

    private HttpRequest look(HttpRequest request) throws InterruptedException {
        URI uri = request.uri();
        fence.sendingQuery(uri);
        if (request.bodyPublisher().isEmpty()) {
            return request;
        }
        Optional<byte[]> body = OutgoingBody.of(request.bodyPublisher().get());
        if (body.isEmpty()) {
            fence.sendingTooLong(uri);
            return request;
        }
        byte[] sent = fence.sending(body.get(), uri, "the body of a call");
        return sent == body.get()
                ? request
                : HttpRequest.newBuilder(request, (name, value) -> true)
                        .method(request.method(), BodyPublishers.ofByteArray(sent))
                        .build();
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return new FencedWebSocketBuilder(inner.newWebSocketBuilder(), fence);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return inner.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return inner.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return redirects;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return inner.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return inner.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return inner.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return inner.authenticator();
    }

    @Override
    public Version version() {
        return inner.version();
    }

    @Override
    public Optional<Executor> executor() {
        return inner.executor();
    }

    @Override
    public String toString() {
        return "FencedHttpClient with " + fence;
    }
}
