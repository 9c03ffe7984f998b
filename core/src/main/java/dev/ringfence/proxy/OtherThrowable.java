package dev.ringfence.proxy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries what is neither an exception nor an error through a callable. */
final class OtherThrowable extends Exception {
    private static final long serialVersionUID = 1L;

    private OtherThrowable(Throwable cause) {
        super(cause);
    }

    /** Makes a call; whoever catches this throws its cause. */
    static @Nullable Object invoke(Invocation call, Object target, @Nullable Object @Nullable [] arguments)
            throws Exception {
        try {
            return call.invoke(target, arguments);
        } catch (Exception | Error usual) {
            throw usual;
        } catch (Throwable other) {
            throw new OtherThrowable(other);
        }
    }

    @Override
    public synchronized Throwable getCause() {
        return Objects.requireNonNull(super.getCause());
    }
}
