package dev.ringfence.examples.degraded.shop;

import dev.ringfence.health.BreaksCircuit;
import java.io.IOException;

/** Takes money. Without it the shop sells nothing, so there is nothing to fall back to. */
public interface Payments {
    /** The dependency. */
    String NAME = "payments";

    /**
     * Charges for an order.
     *
     * @throws IOException if the provider does not take it
     */
    @BreaksCircuit(NAME)
    void charge(int order, int cents) throws IOException;

    /**
     * Asks the provider whether it works; nobody is charged.
     *
     * @throws IOException if it does not
     */
    @BreaksCircuit(NAME)
    void ping() throws IOException;
}
