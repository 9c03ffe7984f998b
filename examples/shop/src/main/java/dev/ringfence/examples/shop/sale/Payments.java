package dev.ringfence.examples.shop.sale;

import dev.ringfence.health.BreaksCircuit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Takes money, by a provider's HTTP interface. Without it the shop sells nothing, so there is nothing to fall back to. */
@Component
public class Payments {
    /** The dependency. */
    public static final String NAME = "payments";

    private final RestClient provider;

    Payments(RestClient.Builder client, @Value("${shop.payments-url:http://127.0.0.1:9/}") String url) {
        this.provider = client.baseUrl(url).build();
    }

    /**
     * Charges for an order.
     *
     * @throws org.springframework.web.client.RestClientException if the provider does not take it
     */
    @BreaksCircuit(NAME)
    public void charge(long order, int cents) {
        provider.post().body("charge " + cents + " for " + order).retrieve().toBodilessEntity();
    }
}
