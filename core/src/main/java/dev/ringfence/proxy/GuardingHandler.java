package dev.ringfence.proxy;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up what stands around a method, prepared for each method when the proxy was made, and calls it. */
final class GuardingHandler implements InvocationHandler {
    private final Class<?> type;
    private final Object implementation;
    private final Map<Method, Invocation> invocations;
    private boolean guardsNothing = true;

    GuardingHandler(Class<?> type, Object implementation, Guards guards) {
        this.type = type;
        this.implementation = implementation;
        Map<Method, Invocation> prepared = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                prepared.put(method, prepare(method, guards));
            }
        }
        invocations = prepared;
    }

    private Invocation prepare(Method method, Guards guards) {
        open(method);
        GuardedMethod guarded = new GuardedMethod(type, implementation.getClass(), method);
        UnreadAnnotations.refuseEndingLater(guarded, guards.annotations());
        Invocation call = (target, arguments) -> {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        };
        Invocation invocation = guards.around(guarded, call);
        guardsNothing &= invocation == call;
        return invocation;
    }

    Class<?> guardedClass() {
        return implementation.getClass();
    }

    /** True if nothing stands around any method. */
    boolean guardsNothing() {
        return guardsNothing;
    }

    /** Spares the access check of each call, and lets interfaces that are not public be guarded too. */
    private void open(Method method) {
        try {
            method.setAccessible(true);
        } catch (InaccessibleObjectException closed) {
            if (!Modifier.isPublic(type.getModifiers()) || !type.getModule().isExported(type.getPackageName())) {
                throw new IllegalStateException(
                        type.getName() + " must be public in an exported package, or its package opened to "
                                + GuardingHandler.class.getModule().getName(),
                        closed);
            }
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Invocation invocation = invocations.get(method);
        return invocation != null ? invocation.invoke(implementation, arguments) : ofObject(method, arguments);
    }

    /** Only {@code equals}, {@code hashCode} and {@code toString} of Object reach a handler. */
    private Object ofObject(Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && isSame(arguments[0]);
            case "hashCode" -> implementation.hashCode();
            case "toString" -> "guarded " + implementation;
            default -> throw new IllegalStateException("'method' must be known but was " + method.getName());
        };
    }

    /** A proxy equals one of the same interface around an equal object, and nothing that is not a proxy. */
    private boolean isSame(@Nullable Object other) {
        return other != null
                && Proxy.isProxyClass(other.getClass())
                && Proxy.getInvocationHandler(other) instanceof GuardingHandler that
                && that.type == type
                && that.implementation.equals(implementation);
    }
}
