package dev.ringfence.proxy;

import dev.ringfence.base.Level;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.Right;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Set;

/**
 * Looks at what comes back from a method that is marked {@link Sensitive}, where live data may not be held: a plausible
 * value is counted and shown, refused at {@link Level#ENFORCE}, or replaced where the {@link LiveDataGuard} was built so.
 *
 * <p>Looked at is text, and all text in collections, maps, arrays, optionals and records; in what a {@code
 * CompletionStage} gives, when it does; in each element of a stream, a {@code Mono} or a {@code Flux}, when it is asked
 * for. A result in which something was replaced is a copy. Not seen: text in objects of other classes, which is why a
 * method that gives those cannot be marked.
 *
 * <p>The method has run by then, so what it did is done: this keeps live values from whoever called, and undoes nothing.
 * Cancelling the stage that comes out does not cancel the one that went in.
 *
 * <p>Safe for use by many threads. Where the process holds {@link Right#HOLD_LIVE_DATA} nothing stands around a call.
 */
public final class SensitiveResults implements CallInterceptor {
    private static final Set<Class<? extends Annotation>> ANNOTATIONS = Set.of(Sensitive.class);

    private final WriteGuard guard;
    private final TextWithin text;

    private SensitiveResults(WriteGuard guard, LiveDataGuard values) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.text = new TextWithin(guard, values);
    }

    /** Looks by the one guard, and decides with the environment, the levels and the report of the other. */
    public static SensitiveResults of(WriteGuard guard, LiveDataGuard values) {
        return new SensitiveResults(guard, values);
    }

    @Override
    public Set<Class<? extends Annotation>> annotations() {
        return ANNOTATIONS;
    }

    /**
     * @throws IllegalStateException if what the method gives can hold no text; of a property of such a type the mark is
     *     taken to speak to sinks
     */
    @Override
    public Invocation around(GuardedMethod method, Invocation next) {
        if (method.annotations(Sensitive.class).isEmpty()) {
            return next;
        }
        if (!TextTypes.mayHoldText(method.method().getGenericReturnType())) {
            if (GuardedMethod.isProperty(method.method())) {
                return next;
            }
            throw new IllegalStateException(
                    "@Sensitive on " + method + " must mark a result that is text, or holds text, but it is "
                            + method.method().getReturnType().getSimpleName());
        }
        if (guard.environment().may(Right.HOLD_LIVE_DATA)) {
            return next;
        }
        Subject subject = Subject.named(method.toString());
        String place = "what " + method + " gives";
        return (target, arguments) -> text.checked(next.invoke(target, arguments), place, subject);
    }
}
