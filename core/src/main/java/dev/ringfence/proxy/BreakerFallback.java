package dev.ringfence.proxy;

import dev.ringfence.base.RingfenceException;
import dev.ringfence.health.BreakerDeniedException;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods that answer instead of one that was refused or failed: found once, chosen by what was thrown. */
final class BreakerFallback {
    private final List<Answer> answers;

    private BreakerFallback(List<Answer> answers) {
        this.answers = List.copyOf(answers);
    }

    /**
     * A method that answers.
     *
     * @param handles what it answers for
     * @param takesThrown true if it is given what was thrown
     */
    private record Answer(Method method, Class<?> handles, boolean takesThrown) {

        boolean handles(Throwable thrown) {
            boolean guards = thrown instanceof RingfenceException && !(thrown instanceof BreakerDeniedException);
            return handles.isInstance(thrown) && (!guards || RingfenceException.class.isAssignableFrom(handles));
        }

        /** One that takes what was thrown comes before one for the same that does not. */
        boolean isMoreSpecificThan(Answer other) {
            return handles == other.handles
                    ? takesThrown && !other.takesThrown
                    : other.handles.isAssignableFrom(handles);
        }

        @Nullable
        Object answer(Object object, @Nullable Object @Nullable [] arguments, Throwable thrown) throws Throwable {
            @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
            if (takesThrown) {
                given = Arrays.copyOf(given, given.length + 1);
                given[given.length - 1] = thrown;
            }
            try {
                return method.invoke(object, given);
            } catch (InvocationTargetException failed) {
                throw failed.getTargetException();
            }
        }
    }

    /**
     * @throws IllegalStateException if no method of that name fits, or it cannot be called from here
     */
    static BreakerFallback of(GuardedMethod method, String name) {
        List<Class<?>[]> shapes =
                method.forms().stream().map(Method::getParameterTypes).toList();
        List<Answer> found = new ArrayList<>();
        for (Class<?> type : method.types()) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (candidate.getName().equals(name) && !candidate.isBridge()) {
                    answer(method, candidate, shapes)
                            .filter(answer -> found.stream().noneMatch(nearer -> isOverridden(answer, nearer)))
                            .ifPresent(found::add);
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("@BreaksCircuit on " + method + " must find its fallback '" + name
                    + "' in " + method.target().getSimpleName() + " or above it, with parameters "
                    + shapes.stream().map(BreakerFallback::words).distinct().collect(Collectors.joining(" or "))
                    + ", or those and a Throwable, and a result that fits "
                    + method.method().getReturnType().getSimpleName() + ", but found none");
        }
        found.forEach(answer -> open(method, answer.method()));
        return new BreakerFallback(found);
    }

    private static Optional<Answer> answer(GuardedMethod method, Method candidate, List<Class<?>[]> shapes) {
        Class<?>[] given = candidate.getParameterTypes();
        if (!fits(method.method().getReturnType(), candidate.getReturnType())) {
            return Optional.empty();
        }
        for (Class<?>[] shape : shapes) {
            if (Arrays.equals(given, shape)) {
                return Optional.of(new Answer(candidate, Exception.class, false));
            }
            if (given.length == shape.length + 1
                    && Throwable.class.isAssignableFrom(given[shape.length])
                    && Arrays.equals(Arrays.copyOf(given, shape.length), shape)) {
                return Optional.of(new Answer(candidate, given[shape.length], true));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Class<?> result, Class<?> answered) {
        return result == void.class || boxed(result).isAssignableFrom(boxed(answered));
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static boolean isOverridden(Answer answer, Answer nearer) {
        return Arrays.equals(
                answer.method().getParameterTypes(), nearer.method().getParameterTypes());
    }

    private static String words(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"));
    }

    private static void open(GuardedMethod method, Method fallback) {
        try {
            fallback.setAccessible(true);
        } catch (InaccessibleObjectException closed) {
            throw new IllegalStateException(
                    "The fallback of " + method + " must be callable, but package "
                            + fallback.getDeclaringClass().getPackageName() + " is not open to "
                            + BreakerFallback.class.getModule().getName(),
                    closed);
        }
    }

    private Optional<Answer> answerTo(Throwable thrown) {
        return answers.stream()
                .filter(answer -> answer.handles(thrown))
                .reduce((best, other) -> other.isMoreSpecificThan(best) ? other : best);
    }

    Invocation atOnce(Invocation next, UnaryOperator<Object> object) {
        return (target, arguments) -> {
            try {
                return next.invoke(target, arguments);
            } catch (Throwable thrown) {
                Optional<Answer> answer = answerTo(thrown);
                if (answer.isEmpty()) {
                    throw thrown;
                }
                return answer.get().answer(object.apply(target), arguments, thrown);
            }
        };
    }

    /** What a stage failed with is answered as what the method threw itself. */
    Invocation later(Invocation next, UnaryOperator<Object> object) {
        return (target, arguments) -> {
            CompletionStage<@Nullable Object> stage;
            try {
                stage = stage(next.invoke(target, arguments));
            } catch (Throwable thrown) {
                return answered(object.apply(target), arguments, thrown);
            }
            return stage.handle((result, thrown) -> thrown == null
                            ? CompletableFuture.<@Nullable Object>completedFuture(result)
                            : answered(object.apply(target), arguments, thrown))
                    .thenCompose(answer -> answer);
        };
    }

    private CompletionStage<@Nullable Object> answered(
            Object object, @Nullable Object @Nullable [] arguments, Throwable thrown) {
        Throwable cause = thrown.getCause();
        Throwable failure = thrown instanceof CompletionException && cause != null ? cause : thrown;
        Optional<Answer> answer = answerTo(failure);
        if (answer.isEmpty()) {
            return CompletableFuture.failedFuture(thrown);
        }
        try {
            return stage(answer.get().answer(object, arguments, failure));
        } catch (Throwable failedToo) {
            return CompletableFuture.failedFuture(failedToo);
        }
    }

    @SuppressWarnings("unchecked") // the result of the fallback was seen to fit that of the method
    private static CompletionStage<@Nullable Object> stage(@Nullable Object answer) {
        return (CompletionStage<@Nullable Object>) Objects.requireNonNull(answer, "stage");
    }
}
