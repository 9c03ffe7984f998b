package dev.ringfence.examples.degraded.shop;

import java.io.IOException;
import java.net.URI;

/** Reviews by HTTP. */
public final class HttpReviews implements Reviews {
    private final HttpCalls calls;

    /** Reviews of the provider at an address. */
    public HttpReviews(URI provider) {
        this.calls = new HttpCalls(provider);
    }

    @Override
    public String of(int item) throws IOException {
        calls.send("reviews of " + item);
        return "everybody likes item " + item;
    }
}
