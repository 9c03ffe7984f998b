package dev.ringfence.examples.degraded.shop;

import dev.ringfence.health.BreaksCircuit;
import java.io.IOException;

/** What buyers say of an item. The shop sells without it. */
public interface Reviews {
    /** The dependency. */
    String NAME = "reviews";

    /**
     * A line about an item.
     *
     * @throws IOException never to a caller: {@link #none} answers then
     */
    @BreaksCircuit(value = NAME, fallback = "none")
    String of(int item) throws IOException;

    /** What is said while there are none. */
    default String none(int item) {
        return "no reviews at the moment";
    }
}
