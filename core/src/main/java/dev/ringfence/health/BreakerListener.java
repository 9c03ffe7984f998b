package dev.ringfence.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/**
 * Told when a breaker is seen in another state than before. One that throws is logged once and keeps nobody from calling.
 */
@FunctionalInterface
public interface BreakerListener {

    /**
     * Called once for each change seen, on the thread that saw it: that of the call which opened it, of the next call, or
     * of whoever asked for its health. States that came and went between two looks are not told.
     */
    void changed(Breaker breaker, CircuitBreaker.State before, CircuitBreaker.State after);
}
