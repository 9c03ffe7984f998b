package dev.ringfence.write;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The innermost annotated call that passed its checks on a thread. For adapters that make such calls: they note each of
 * them around it, so that {@link WriteGuard#assertActive()} finds it.
 *
 * <pre>{@code
 * AnnotatedCall here = AnnotatedCall.ofThisThread();
 * Method outer = here.enter(method);
 * try { ... } finally { here.leave(outer); }
 * }</pre>
 *
 * <p>Belongs to its thread, which alone may use it.
 */
public final class AnnotatedCall {
    // One object for each thread, never removed: looking it up once and setting its field costs a call a third of what
    // setting the entry of a thread twice does.
    private static final ThreadLocal<AnnotatedCall> OF_THREADS = ThreadLocal.withInitial(AnnotatedCall::new);
    private static final StackWalker STACK = StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));

    private @Nullable Method innermost;
    private @Nullable CallTally tally;
    private CallTally.@Nullable Cell cell;

    private AnnotatedCall() {}

    /** That of the thread that asks. */
    public static AnnotatedCall ofThisThread() {
        return OF_THREADS.get();
    }

    /** Notes a call; gives the one around it, for {@link #leave}. */
    public @Nullable Method enter(Method method) {
        Method outer = innermost;
        innermost = method;
        return outer;
    }

    /** Forgets the call; to be called in a finally. */
    public void leave(@Nullable Method outer) {
        innermost = outer;
    }

    /** Counts one call by a tally, which for most threads is the same each time. */
    // Two tallies that are equal would still be two.
    @SuppressWarnings("ReferenceEquality")
    void count(CallTally by) {
        CallTally.Cell mine = cell;
        if (mine == null || tally != by) {
            mine = by.ofThisThread();
            tally = by;
            cell = mine;
        }
        mine.increment();
    }

    /**
     * For the first line of an annotated method: proves that this very call came through a guard that is on. Costs about
     * a microsecond; a call without it pays for none of this.
     *
     * <p>A method that an object called on itself is found out: the innermost check was another's. Overloads are not told
     * apart.
     *
     * @param between the classes whose frames stand between the method and this
     * @throws IllegalStateException if the call did not pass a proxy, as when an object calls itself, or if the guard
     *     {@code annotations} is off and nothing else stood around it
     */
    public static void assertActive(Class<?> between) {
        Method active = ofThisThread().innermost;
        if (active == null || !isOfCaller(active, between)) {
            throw new IllegalStateException("This call passed no check of its annotations: it was made on the object"
                    + " itself and not on its proxy, the method has no annotation, or the guard 'annotations' is off");
        }
    }

    private static boolean isOfCaller(Method active, Class<?> between) {
        Optional<StackFrame> caller = STACK.walk(frames -> frames.filter(frame ->
                        frame.getDeclaringClass() != AnnotatedCall.class && frame.getDeclaringClass() != between)
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
