package dev.ringfence.proxy;

import dev.ringfence.base.Levels;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.write.AnnotatedCall;
import dev.ringfence.write.WriteGuard;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts guards around the annotated methods of plain objects.
 *
 * <pre>{@code
 * ShopService shop = Guards.of(environment).proxy(ShopService.class, new JdbcShopService(db));
 * }</pre>
 *
 * <p>Guaranteed: every call through the proxy passes the checks of its annotations, those of the interface and those of
 * the implementation, before the method is entered; exceptions of the implementation come out as they are. An
 * annotation that no proxy could ever read is refused when the proxy is made.
 *
 * <p>Not guaranteed: anything about calls that do not pass the proxy, such as those of an object to itself; {@link
 * #assertActive()} shows them.
 *
 * <p>Immutable and safe for use by many threads, and so are its proxies if the implementation is.
 */
public final class Guards {
    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);

    private final List<CallInterceptor> interceptors;

    private Guards(List<CallInterceptor> interceptors) {
        this.interceptors = interceptors;
    }

    /** Guards that observe: a denial is counted and shown, and the call goes through. */
    public static Guards of(DeploymentEnvironment environment) {
        return of(environment, Levels.observing());
    }

    /** Guards at the given levels; the one that matters here is {@code annotations}. */
    public static Guards of(DeploymentEnvironment environment, Levels levels) {
        return of(WriteGuard.builder(environment).levels(levels).build());
    }

    /**
     * Guards that share the levels, the report and the relaxations of a write guard. They read {@code @RequiresTier} and
     * {@code @RequiresRight}, {@code @Sensitive} on parameters and methods, and {@code @GuardedWrite} and {@code
     * @UnrestrictedWrite}.
     */
    public static Guards of(WriteGuard guard) {
        return of(guard, LiveDataGuard.standard());
    }

    /** As {@link #of(WriteGuard)}, looking at what is {@code @Sensitive} by a guard of your making. */
    public static Guards of(WriteGuard guard, LiveDataGuard values) {
        return new Guards(List.of(
                RequirementCheck.of(guard),
                SensitiveArguments.of(guard, values),
                SensitiveResults.of(guard, values),
                WriteCalls.of(guard)));
    }

    /** The same guards with one more interceptor, which stands inside of the others: next to the call. */
    public Guards with(CallInterceptor interceptor) {
        List<CallInterceptor> more = new ArrayList<>(interceptors);
        more.add(Objects.requireNonNull(interceptor, "interceptor"));
        return new Guards(List.copyOf(more));
    }

    /**
     * An object that guards another. Logs a warning if nothing is asked of any method, since such a proxy guards nothing.
     *
     * @param type the interface to call through
     * @param implementation what is called
     * @throws IllegalArgumentException if the type is no interface
     * @throws IllegalStateException if an annotation stands on a method of the implementation's class that belongs to no
     *     interface, or the annotations of a method cannot be met together, or {@code @BreaksCircuit} is one of them and
     *     no {@link BreakerCalls} were added, or a write's work ends after its method did, or the interface cannot be
     *     called reflectively from here
     */
    public <T> T proxy(Class<T> type, T implementation) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException("'type' must be an interface but was " + type.getName());
        }
        Objects.requireNonNull(implementation, "implementation");
        UnreadAnnotations.refuse(implementation.getClass(), annotations());
        UnreadAnnotations.refuseOnParameters(implementation.getClass(), parameterAnnotations());
        GuardingHandler handler = new GuardingHandler(type, implementation, this);
        if (handler.guardsNothing()) {
            LOG.warn(
                    "A proxy of {} around {} guards nothing: no method of either has an annotation that it reads",
                    type.getName(),
                    implementation.getClass().getName());
        }
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /**
     * For a framework's adapter: what a proxy of this would do around a method. The adapter keeps the invocation, one for
     * each method, and makes every call through it.
     *
     * @param method the method as the framework will call it
     * @param call how the framework makes the call; its target may be the framework's own handle of it
     * @return {@code call} itself if nothing is asked of the method
     * @throws IllegalStateException if the annotations of the method cannot be met together, or {@code @BreaksCircuit} is
     *     one of them and no {@link BreakerCalls} were added
     */
    public Invocation around(GuardedMethod method, Invocation call) {
        UnreadAnnotations.refuseUnreadBreakers(method, annotations());
        Invocation invocation = call;
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            invocation = interceptors.get(i).around(method, invocation);
        }
        return invocation;
    }

    private Set<Class<? extends Annotation>> parameterAnnotations() {
        return interceptors.stream()
                .flatMap(interceptor -> interceptor.parameterAnnotations().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The class of the object that a proxy of any guards stands around; empty if it is no such proxy. */
    public static Optional<Class<?>> guardedClass(Object proxy) {
        return Proxy.isProxyClass(proxy.getClass()) && Proxy.getInvocationHandler(proxy) instanceof GuardingHandler here
                ? Optional.of(here.guardedClass())
                : Optional.empty();
    }

    /** The annotations of methods and types that take effect through these guards. */
    public Set<Class<? extends Annotation>> annotations() {
        return interceptors.stream()
                .flatMap(interceptor -> interceptor.annotations().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * For the first line of an annotated method: proves that this very call came through a guard that is on. Costs about
     * a microsecond; a call without it pays for none of this.
     *
     * @throws IllegalStateException if the call did not pass a proxy, as when an object calls itself, or if the guard
     *     {@code annotations} is off
     */
    public static void assertActive() {
        AnnotatedCall.assertActive(Guards.class);
    }
}
