package dev.ringfence.examples.degraded.shop;

import java.io.IOException;
import java.net.URI;

/** Payments by HTTP. */
public final class HttpPayments implements Payments {
    private final HttpCalls calls;

    /** Payments of the provider at an address. */
    public HttpPayments(URI provider) {
        this.calls = new HttpCalls(provider);
    }

    @Override
    public void charge(int order, int cents) throws IOException {
        calls.send("charge " + cents + " for " + order);
    }

    @Override
    public void ping() throws IOException {
        calls.send("ping");
    }
}
