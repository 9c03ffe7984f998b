package dev.ringfence.examples.shop.sale;

import java.util.Objects;

/** Who buys. */
public record Buyer(String name, String email, String address) {
    public Buyer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(address, "address");
    }

    /** Nobody's data in a log. */
    @Override
    public String toString() {
        return "Buyer";
    }
}
