package dev.ringfence.examples.story;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody else's service, on the loopback interface, that can be made to fail. */
public final class Provider implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean works = true;

    private Provider(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts one that works.
     *
     * @throws IOException if it cannot be started
     */
    public static Provider start() throws IOException {
        Provider provider =
                new Provider(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        provider.server.createContext("/", exchange -> {
            provider.requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(provider.works ? OK : UNAVAILABLE, -1);
            exchange.close();
        });
        provider.server.start();
        return provider;
    }

    /** Where it is. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
    }

    /** Fails from now on. */
    public void fail() {
        works = false;
    }

    /** Works from now on. */
    public void work() {
        works = true;
    }

    /** How many requests have reached it. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
