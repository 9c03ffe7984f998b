package dev.ringfence.proxy;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The innermost annotated call that passed its check on this thread. */
final class ActiveCall {
    private static final ThreadLocal<@Nullable Method> INNERMOST = new ThreadLocal<>();
    private static final StackWalker STACK = StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));

    private ActiveCall() {}

    /** Notes a call; gives the one around it, for {@link #leave}. */
    static @Nullable Method enter(Method method) {
        Method outer = INNERMOST.get();
        INNERMOST.set(method);
        return outer;
    }

    // Not remove(): setting up the entry anew would cost each call more than the check itself.
    static void leave(@Nullable Method outer) {
        INNERMOST.set(outer);
    }

    /**
     * True if the method that asks is the one whose check has passed. A method that an object called on itself is not:
     * the innermost check was another's. Overloads are not told apart.
     */
    static boolean isOfCaller(Class<?> between) {
        Method active = INNERMOST.get();
        if (active == null) {
            return false;
        }
        Optional<StackFrame> caller = STACK.walk(frames -> frames.filter(
                        frame -> frame.getDeclaringClass() != ActiveCall.class && frame.getDeclaringClass() != between)
                .findFirst());
        return caller.filter(frame -> matches(frame, active)).isPresent();
    }

    private static boolean matches(StackFrame frame, Method active) {
        String name = frame.getMethodName();
        boolean named = name.equals(active.getName()) || name.startsWith("lambda$" + active.getName() + "$");
        Class<?> here = frame.getDeclaringClass();
        Class<?> declared = active.getDeclaringClass();
        return named && (declared.isAssignableFrom(here) || here.isAssignableFrom(declared));
    }
}
