package dev.ringfence.outbound;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks a fence before a WebSocket is opened. Not safe for use by many threads. */
final class FencedWebSocketBuilder implements WebSocket.Builder {
    private final WebSocket.Builder inner;
    private final HttpFence fence;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();

    FencedWebSocketBuilder(WebSocket.Builder inner, HttpFence fence) {
        this.inner = inner;
        this.fence = fence;
    }

    @Override
    public WebSocket.Builder header(String name, String value) {
        inner.header(name, value);
        headers.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
        return this;
    }

    @Override
    public WebSocket.Builder connectTimeout(Duration timeout) {
        inner.connectTimeout(timeout);
        return this;
    }

    @Override
    public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
        inner.subprotocols(mostPreferred, lesserPreferred);
        return this;
    }

    @Override
    public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
        try {
            fence.check(uri, headers);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return inner.buildAsync(uri, listener);
    }
}
