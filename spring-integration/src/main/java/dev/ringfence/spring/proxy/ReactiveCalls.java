package dev.ringfence.spring.proxy;

import dev.ringfence.proxy.Invocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes guarded calls that give a {@code Mono} or {@code Flux} when that is subscribed to, anew for each subscriber. */
final class ReactiveCalls {
    private static final boolean PRESENT =
            ClassUtils.isPresent("reactor.core.publisher.Mono", ReactiveCalls.class.getClassLoader());

    private ReactiveCalls() {}

    static Invocation onSubscription(Class<?> result, Invocation guarded) {
        return PRESENT ? Deferred.of(result, guarded) : guarded;
    }

    /** Loaded only where Reactor is there. */
    private static final class Deferred {
        static Invocation of(Class<?> result, Invocation guarded) {
            if (result == Mono.class) {
                return (handle, arguments) -> Mono.defer(() -> {
                    try {
                        return (Mono<?>) invoke(guarded, handle, arguments);
                    } catch (Throwable thrown) {
                        return Mono.error(thrown);
                    }
                });
            }
            if (result == Flux.class) {
                return (handle, arguments) -> Flux.defer(() -> {
                    try {
                        return (Flux<?>) invoke(guarded, handle, arguments);
                    } catch (Throwable thrown) {
                        return Flux.error(thrown);
                    }
                });
            }
            return guarded;
        }

        /** A call can be made once, and subscribers may be many. */
        private static Object invoke(Invocation guarded, Object handle, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            Object publisher = guarded.invoke(((ProxyMethodInvocation) handle).invocableClone(), arguments);
            if (publisher == null) {
                throw new IllegalStateException("a method that gives a publisher must not give null");
            }
            return publisher;
        }
    }
}
