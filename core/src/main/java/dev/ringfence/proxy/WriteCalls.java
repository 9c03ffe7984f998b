package dev.ringfence.proxy;

import dev.ringfence.environment.Right;
import dev.ringfence.write.AnnotatedCall;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.UnrestrictedWrite;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes each call of a method with {@link GuardedWrite} or {@link UnrestrictedWrite} a write that a guard decides about.
 *
 * <p>The description is put together once for each method; a call adds its arguments, unless the right to write unguarded
 * is held and nobody will ask for them. Safe for use by many threads.
 */
public final class WriteCalls implements CallInterceptor {
    private static final Set<Class<? extends Annotation>> ANNOTATIONS =
            Set.of(GuardedWrite.class, UnrestrictedWrite.class);

    private final WriteGuard guard;

    private WriteCalls(WriteGuard guard) {
        this.guard = Objects.requireNonNull(guard, "guard");
    }

    /** Writes that a guard decides about. */
    public static WriteCalls of(WriteGuard guard) {
        return new WriteCalls(guard);
    }

    @Override
    public Set<Class<? extends Annotation>> annotations() {
        return ANNOTATIONS;
    }

    /**
     * @throws IllegalStateException if both annotations speak for the method, a reason is blank, a number does not fit, or
     *     a requirement is not known; the message lists the known ones
     */
    @Override
    public Invocation around(GuardedMethod method, Invocation next) {
        Optional<Write> described = describe(method);
        if (described.isEmpty()) {
            return next;
        }
        Write write = described.get();
        Parameter[] parameters = method.method().getParameters();
        Method noted = method.method();
        boolean asked = !guard.environment().may(Right.WRITE_UNGUARDED);
        return (target, arguments) -> {
            Write called = asked && arguments != null ? withArguments(write, parameters, arguments) : write;
            AnnotatedCall here = AnnotatedCall.ofThisThread();
            Method outer = here.enter(noted);
            try {
                return guard.call(called, () -> OtherThrowable.invoke(next, target, arguments));
            } catch (OtherThrowable thrown) {
                throw thrown.getCause();
            } finally {
                here.leave(outer);
            }
        };
    }

    private Optional<Write> describe(GuardedMethod method) {
        List<GuardedWrite> guarded = method.annotations(GuardedWrite.class);
        List<UnrestrictedWrite> unrestricted = method.annotations(UnrestrictedWrite.class);
        if (guarded.isEmpty() && unrestricted.isEmpty()) {
            return Optional.empty();
        }
        if (!guarded.isEmpty() && !unrestricted.isEmpty()) {
            throw new IllegalStateException(
                    "@GuardedWrite and @UnrestrictedWrite must not speak for one method, but on " + method
                            + " both do");
        }
        try {
            Write write = unrestricted.isEmpty() ? guarded(method, guarded) : unrestricted(method, unrestricted);
            guard.declare(write);
            return Optional.of(write.declaredOn(method.toString()));
        } catch (IllegalArgumentException bad) {
            throw new IllegalStateException("On " + method + ": " + bad.getMessage(), bad);
        }
    }

    /** The annotations come with the nearest first: the method's own before that of its type, the class before others. */
    private static Write guarded(GuardedMethod method, List<GuardedWrite> annotations) {
        Write write = Write.of(
                        annotations.get(0).kind(),
                        operation(
                                method,
                                annotations.stream()
                                        .map(GuardedWrite::operation)
                                        .toList()))
                .audited();
        Set<String> requires = new LinkedHashSet<>();
        long lowest = -1;
        for (GuardedWrite annotation : annotations) {
            requires.addAll(List.of(annotation.requires()));
            if (annotation.maxRows() < -1) {
                throw new IllegalArgumentException("'maxRows' must not be negative but was " + annotation.maxRows());
            }
            if (annotation.maxRows() >= 0) {
                lowest = lowest < 0 ? annotation.maxRows() : Math.min(lowest, annotation.maxRows());
            }
        }
        if (lowest >= 0) {
            write = write.maxRows(lowest);
        }
        if (annotations.stream().anyMatch(GuardedWrite::destructive)) {
            write = write.destructive();
        }
        return requires.isEmpty() ? write : write.requiring(requires.toArray(String[]::new));
    }

    private static Write unrestricted(GuardedMethod method, List<UnrestrictedWrite> annotations) {
        return Write.custom(operation(
                        method,
                        annotations.stream().map(UnrestrictedWrite::operation).toList()))
                .audited()
                .unrestrictedBecause(annotations.get(0).reason());
    }

    private static String operation(GuardedMethod method, List<String> named) {
        return named.stream().filter(name -> !name.isEmpty()).findFirst().orElseGet(method::toString);
    }

    private static Write withArguments(Write write, Parameter[] parameters, @Nullable Object[] arguments) {
        Write described = write;
        for (int i = 0; i < arguments.length; i++) {
            described = described.argument(parameters[i].getName(), arguments[i]);
        }
        return described;
    }
}
