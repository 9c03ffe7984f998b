package dev.ringfence.proxy;

import dev.ringfence.base.Level;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.Right;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks at the arguments of parameters that are marked {@link Sensitive} before a call, where live data may not be held:
 * a plausible value is counted and shown, refused at {@link Level#ENFORCE}, or replaced where the {@link LiveDataGuard}
 * was built so. Looked at is text, and all text in collections, maps, arrays, optionals, streams and records.
 *
 * <p>Safe for use by many threads. Where the process holds {@link Right#HOLD_LIVE_DATA} nothing stands around a call.
 */
public final class SensitiveArguments implements CallInterceptor {
    private static final Set<Class<? extends Annotation>> OF_PARAMETERS = Set.of(Sensitive.class);

    private final WriteGuard guard;
    private final TextWithin text;

    private SensitiveArguments(WriteGuard guard, LiveDataGuard values) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.text = new TextWithin(guard, values);
    }

    /** Looks by the one guard, and decides with the environment, the levels and the report of the other. */
    public static SensitiveArguments of(WriteGuard guard, LiveDataGuard values) {
        return new SensitiveArguments(guard, values);
    }

    @Override
    public Set<Class<? extends Annotation>> annotations() {
        return Set.of();
    }

    @Override
    public Set<Class<? extends Annotation>> parameterAnnotations() {
        return OF_PARAMETERS;
    }

    /**
     * @throws IllegalStateException if a parameter that is marked can hold no text
     */
    @Override
    public Invocation around(GuardedMethod method, Invocation next) {
        int[] marked = IntStream.range(0, method.method().getParameterCount())
                .filter(i -> method.isAnnotated(i, Sensitive.class))
                .toArray();
        for (int i : marked) {
            requireText(method, method.method().getParameters()[i]);
        }
        if (marked.length == 0 || guard.environment().may(Right.HOLD_LIVE_DATA)) {
            return next;
        }
        Subject subject = Subject.named(method.toString());
        return (target, arguments) -> {
            if (arguments != null) {
                for (int i : marked) {
                    arguments[i] = text.checked(arguments[i], "argument " + (i + 1) + " of " + method, subject);
                }
            }
            return next.invoke(target, arguments);
        };
    }

    private static void requireText(GuardedMethod method, Parameter parameter) {
        if (!TextTypes.mayHoldText(parameter.getParameterizedType())) {
            throw new IllegalStateException(
                    "@Sensitive on a parameter of " + method + " must mark text, or what holds text, but marks "
                            + parameter.getType().getSimpleName());
        }
    }
}
