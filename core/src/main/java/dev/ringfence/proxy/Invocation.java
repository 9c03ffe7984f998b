package dev.ringfence.proxy;

import org.jspecify.annotations.Nullable;

/** A call that can be made, with everything that stands around it. Safe for use by many threads. */
@FunctionalInterface
public interface Invocation {

    /**
     * Makes the call.
     *
     * @param target the object it is made on
     * @param arguments its arguments; null if it has none
     * @return what the method returned
     * @throws Throwable what the method threw, as it is, or a refusal
     */
    @Nullable
    Object invoke(Object target, @Nullable Object @Nullable [] arguments) throws Throwable;
}
