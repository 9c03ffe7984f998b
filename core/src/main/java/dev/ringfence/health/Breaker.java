package dev.ringfence.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands around the calls of one dependency.
 *
 * <pre>{@code
 * Breaker payments = breakers.breaker("payments");
 * Receipt receipt = payments.get(() -> client.pay(order));
 * }</pre>
 *
 * <p>Guaranteed: each call counts as resilience4j counts it, in the {@link #circuitBreaker()} that everything made for
 * resilience4j can be given; while that is open no call is made, and {@link BreakerDeniedException} says when to try
 * again; errors count as failures too; a refusal of ours ({@link dev.ringfence.base.RingfenceException}) counts as nothing;
 * trials that never end do not keep it half open for longer than a minute, as long as somebody calls. While it is disabled
 * a call costs a look at its state. State is this process's own and shared with nobody.
 *
 * <p>Not guaranteed: that a call which hangs ever ends; give the client a time-out.
 *
 * <p>Safe for use by many threads.
 */
public final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final BreakerDependency dependency;
    private final CircuitBreaker breaker;
    private final BreakerWatch watch;
    private final List<BreakerListener> listeners;
    private final AtomicBoolean listenerFailed = new AtomicBoolean();

    Breaker(BreakerDependency dependency, CircuitBreaker breaker, BreakerWatch watch, List<BreakerListener> listeners) {
        this.dependency = dependency;
        this.breaker = breaker;
        this.watch = watch;
        this.listeners = List.copyOf(listeners);
    }

    /** The dependency's name. */
    public String name() {
        return dependency.name();
    }

    /** What stands behind it. */
    public BreakerDependency dependency() {
        return dependency;
    }

    /** resilience4j's own breaker, with its state, metrics, events and decorators. */
    public CircuitBreaker circuitBreaker() {
        return breaker;
    }

    /**
     * Makes a call.
     *
     * @throws BreakerDeniedException if the breaker lets none through
     */
    public void run(Runnable call) {
        if (isOff()) {
            call.run();
            return;
        }
        long begun = begin();
        try {
            call.run();
        } catch (Throwable thrown) {
            failed(begun, thrown);
            throw thrown;
        }
        succeeded(begun, null);
    }

    /**
     * Makes a call that gives a result.
     *
     * @return what {@code call} gave
     * @throws BreakerDeniedException if the breaker lets none through
     */
    public <T extends @Nullable Object> T get(Supplier<T> call) {
        if (isOff()) {
            return call.get();
        }
        long begun = begin();
        T result;
        try {
            result = call.get();
        } catch (Throwable thrown) {
            failed(begun, thrown);
            throw thrown;
        }
        succeeded(begun, result);
        return result;
    }

    /**
     * Makes a call that may fail with a checked exception.
     *
     * @return what {@code call} gave
     * @throws BreakerDeniedException if the breaker lets none through
     * @throws Exception what {@code call} threw
     */
    public <T extends @Nullable Object> T call(Callable<T> call) throws Exception {
        if (isOff()) {
            return call.call();
        }
        long begun = begin();
        T result;
        try {
            result = call.call();
        } catch (Throwable thrown) {
            failed(begun, thrown);
            throw thrown;
        }
        succeeded(begun, result);
        return result;
    }

    /**
     * Makes a call that ends later: it counts when its stage completes, by the cause of a {@link CompletionException}.
     *
     * @return a stage that ends as the call's own; one that failed with {@link BreakerDeniedException} if the breaker lets
     *     none through; a {@link CompletableFuture} if the call's is one
     */
    public <T extends @Nullable Object> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> call) {
        if (isOff()) {
            return call.get();
        }
        if (!breaker.tryAcquirePermission()) {
            return CompletableFuture.failedFuture(watch.denied());
        }
        long begun = breaker.getCurrentTimestamp();
        CompletionStage<T> stage;
        try {
            stage = Objects.requireNonNull(call.get(), "stage");
        } catch (Throwable thrown) {
            failed(begun, cause(thrown));
            throw thrown;
        }
        return stage.whenComplete((result, thrown) -> {
            if (thrown == null) {
                succeeded(begun, result);
            } else {
                failed(begun, cause(thrown));
            }
        });
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wraps = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return wraps && cause != null ? cause : thrown;
    }

    private boolean isOff() {
        State now = breaker.getState();
        if (now != watch.seen()) {
            look();
        }
        return now == State.DISABLED;
    }

    private long begin() {
        if (!breaker.tryAcquirePermission()) {
            throw watch.denied();
        }
        return breaker.getCurrentTimestamp();
    }

    private void succeeded(long begun, @Nullable Object result) {
        breaker.onResult(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), result);
    }

    private void failed(long begun, Throwable thrown) {
        breaker.onError(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), thrown);
        if (breaker.getState() != watch.seen()) {
            look();
        }
    }

    private void look() {
        watch.look().ifPresent(before -> {
            State after = breaker.getState();
            listeners.forEach(listener -> tell(listener, before, after));
        });
    }

    private void tell(BreakerListener listener, State before, State after) {
        try {
            listener.changed(this, before, after);
        } catch (RuntimeException failure) {
            if (listenerFailed.compareAndSet(false, true)) {
                LOG.warn(
                        "A listener of the breaker of {} failed, and is not shown failing again: {}",
                        dependency,
                        failure.getClass().getName());
            }
        }
    }

    /**
     * How the dependency is, as far as its calls tell: {@link HealthState#DOWN} while every call is refused and it is
     * critical, {@link HealthState#DEGRADED} while every call is refused and it is not, while the next calls are trials, or
     * while it would be open were it not merely observed; {@link HealthState#UNKNOWN} while it is disabled.
     *
     * <p>Once the wait is over an open breaker reads DEGRADED, before any call: a process that is sent no calls because it
     * is down would never make the one that shows it is not.
     */
    public HealthState health() {
        look();
        return switch (breaker.getState()) {
            case CLOSED -> HealthState.UP;
            case HALF_OPEN -> HealthState.DEGRADED;
            case OPEN, FORCED_OPEN ->
                dependency.critical() && watch.refusesAll() ? HealthState.DOWN : HealthState.DEGRADED;
            case METRICS_ONLY -> watch.exceedsThreshold() ? HealthState.DEGRADED : HealthState.UP;
            case DISABLED -> HealthState.UNKNOWN;
        };
    }

    /** How long it refuses calls from now on, as far as that is known; empty if it does not. */
    public Optional<Duration> retryAfter() {
        return watch.retryAfter();
    }

    /** Dependency and state. */
    @Override
    public String toString() {
        return "Breaker of " + dependency + ", " + breaker.getState();
    }
}
