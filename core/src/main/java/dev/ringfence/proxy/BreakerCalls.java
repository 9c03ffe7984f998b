package dev.ringfence.proxy;

import dev.ringfence.health.Breaker;
import dev.ringfence.health.BreaksCircuit;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.write.AnnotatedCall;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends each call of a method with {@link BreaksCircuit} through the breakers it names, and to its fallback.
 *
 * <pre>{@code
 * Guards guards = Guards.of(environment).with(BreakerCalls.of(breakers));
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class BreakerCalls implements CallInterceptor {
    private static final Set<Class<? extends Annotation>> ANNOTATIONS = Set.of(BreaksCircuit.class);

    private final CircuitBreakers breakers;
    private final UnaryOperator<Object> object;

    private BreakerCalls(CircuitBreakers breakers, UnaryOperator<Object> object) {
        this.breakers = Objects.requireNonNull(breakers, "breakers");
        this.object = Objects.requireNonNull(object, "object");
    }

    /** Calls through the given breakers. */
    public static BreakerCalls of(CircuitBreakers breakers) {
        return new BreakerCalls(breakers, UnaryOperator.identity());
    }

    /**
     * For a framework's adapter whose invocations have a handle of their own for a target.
     *
     * @param object gives the object that a handle stands for, on which fallbacks are called
     */
    public static BreakerCalls of(CircuitBreakers breakers, UnaryOperator<Object> object) {
        return new BreakerCalls(breakers, object);
    }

    @Override
    public Set<Class<? extends Annotation>> annotations() {
        return ANNOTATIONS;
    }

    /**
     * @throws IllegalStateException if a dependency is not declared, and then the message lists those that are; if there is
     *     no fallback that fits, or two are named; if the result says nothing of the end of the call
     */
    @Override
    public Invocation around(GuardedMethod method, Invocation next) {
        List<BreaksCircuit> asked = method.annotations(BreaksCircuit.class);
        if (asked.isEmpty()) {
            return next;
        }
        boolean endsLater = endsLater(method);
        Invocation call = next;
        for (String name : asked.stream().map(BreaksCircuit::value).collect(Collectors.toUnmodifiableSet())) {
            Breaker breaker = breaker(method, name);
            call = endsLater ? later(breaker, call) : atOnce(breaker, call);
        }
        Set<String> fallbacks = asked.stream()
                .map(BreaksCircuit::fallback)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (fallbacks.size() > 1) {
            throw new IllegalStateException(
                    "@BreaksCircuit must name one fallback, but on " + method + " it names " + fallbacks);
        }
        for (String name : fallbacks) {
            BreakerFallback fallback = BreakerFallback.of(method, name);
            call = endsLater ? fallback.later(call, object) : fallback.atOnce(call, object);
        }
        return noted(method.method(), call);
    }

    private Breaker breaker(GuardedMethod method, String name) {
        try {
            return breakers.breaker(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalStateException("@BreaksCircuit on " + method + ": " + unknown.getMessage(), unknown);
        }
    }

    private static Invocation noted(Method method, Invocation call) {
        return (target, arguments) -> {
            AnnotatedCall here = AnnotatedCall.ofThisThread();
            Method outer = here.enter(method);
            try {
                return call.invoke(target, arguments);
            } finally {
                here.leave(outer);
            }
        };
    }

    private static Invocation atOnce(Breaker breaker, Invocation next) {
        return (target, arguments) -> {
            try {
                return breaker.call(() -> OtherThrowable.invoke(next, target, arguments));
            } catch (OtherThrowable thrown) {
                throw thrown.getCause();
            }
        };
    }

    private static Invocation later(Breaker breaker, Invocation next) {
        return (target, arguments) -> {
            try {
                return breaker.stage(() -> stage(next, target, arguments));
            } catch (Unchecked thrown) {
                throw Objects.requireNonNull(thrown.getCause());
            }
        };
    }

    @SuppressWarnings("unchecked") // whether it is one was seen by the type of the result
    private static CompletionStage<@Nullable Object> stage(
            Invocation next, Object target, @Nullable Object @Nullable [] arguments) {
        try {
            return (CompletionStage<@Nullable Object>)
                    Objects.requireNonNull(next.invoke(target, arguments), "stage of an annotated method");
        } catch (RuntimeException | Error usual) {
            throw usual;
        } catch (Throwable checked) {
            throw new Unchecked(checked);
        }
    }

    /** Carries a checked exception of a method that then gave no stage through a supplier; a breaker counts its cause. */
    private static final class Unchecked extends CompletionException {
        private static final long serialVersionUID = 1L;

        Unchecked(Throwable cause) {
            super(cause);
        }
    }

    private static boolean endsLater(GuardedMethod method) {
        Class<?> result = resultOf(method);
        if (result == CompletionStage.class || result == CompletableFuture.class) {
            return true;
        }
        if (Future.class.isAssignableFrom(result)
                || CompletionStage.class.isAssignableFrom(result)
                || GuardedMethod.isPublisher(result)
                || method.isSuspending()) {
            throw new IllegalStateException(
                    "@BreaksCircuit must stand on a method whose result says how the call ends, a"
                            + " value, a CompletionStage or a CompletableFuture, but " + method
                            + (method.isSuspending()
                                    ? " is a suspend function"
                                    : " gives a " + result.getSimpleName()));
        }
        return false;
    }

    /** A generic method's result as the class narrows it. */
    private static Class<?> resultOf(GuardedMethod method) {
        Class<?> narrowest = method.method().getReturnType();
        for (Method form : method.forms()) {
            narrowest = narrowest.isAssignableFrom(form.getReturnType()) ? form.getReturnType() : narrowest;
        }
        return narrowest;
    }
}
