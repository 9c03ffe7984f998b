package dev.ringfence.spring.proxy;

import dev.ringfence.proxy.Guards;
import dev.ringfence.proxy.Invocation;
import dev.ringfence.write.WriteGuard;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.util.ClassUtils;

/** Makes each call through what core's guards prepared for its method. Safe for use by many threads. */
final class GuardedMethodInterceptor implements MethodInterceptor {
    private final Supplier<Guards> guards;
    private final Supplier<WriteGuard> guard;

    private final PreparedCalls prepared = new PreparedCalls(this::prepare);

    GuardedMethodInterceptor(Supplier<Guards> guards, Supplier<WriteGuard> guard) {
        this.guards = guards;
        this.guard = guard;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Class<?> target = Objects.requireNonNull(call.getThis()).getClass();
        return prepared.of(target, call.getMethod()).invoke(call, call.getArguments());
    }

    /**
     * What stands around a method.
     *
     * @throws IllegalStateException if its annotations ask for what cannot be
     */
    Invocation prepare(Method method, Class<?> target) {
        Class<?> user = ClassUtils.getUserClass(target);
        Invocation guarded =
                guards.get().around(GuardingAnnotations.guarded(method, user), GuardedMethodInterceptor::proceed);
        return SuspendedJob.around(method, user, ReactiveCalls.onSubscription(method.getReturnType(), guarded), guard);
    }

    private static @Nullable Object proceed(Object handle, @Nullable Object @Nullable [] arguments) throws Throwable {
        ProxyMethodInvocation call = (ProxyMethodInvocation) handle;
        if (arguments != null && arguments != call.getArguments()) {
            call.setArguments(arguments);
        }
        return call.proceed();
    }

    /** The object that a call is made on. */
    static Object object(Object handle) {
        return Objects.requireNonNull(((MethodInvocation) handle).getThis());
    }
}
