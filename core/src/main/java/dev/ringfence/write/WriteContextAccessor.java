package dev.ringfence.write;

import io.micrometer.context.ThreadLocalAccessor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation carry the {@link WriteContext} of a guard, as reactive pipelines and executors
 * that it instruments do. Needs {@code io.micrometer:context-propagation}.
 *
 * <pre>{@code
 * ContextRegistry.getInstance().registerThreadLocalAccessor(WriteContextAccessor.of(guard));
 * }</pre>
 *
 * <p>One for each guard that is not made by {@link WriteGuard#withLevels}; the environment's name is part of its key.
 * Safe for use by many threads.
 */
public final class WriteContextAccessor implements ThreadLocalAccessor<WriteContext> {
    private final WriteGuard guard;
    private final String key;

    private WriteContextAccessor(WriteGuard guard) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.key = "ringfence.write." + guard.environment().name();
    }

    /** Carries who acts and which write runs, as this guard knows it. */
    public static WriteContextAccessor of(WriteGuard guard) {
        return new WriteContextAccessor(guard);
    }

    @Override
    public Object key() {
        return key;
    }

    /** What there is to carry; null if there is nothing. */
    @Override
    public @Nullable WriteContext getValue() {
        WriteContext here = guard.capture();
        return here.isEmpty() ? null : here;
    }

    @Override
    public void setValue(WriteContext value) {
        value.enter();
    }

    @Override
    public void setValue() {
        guard.capture().nothing().enter();
    }
}
