package dev.ringfence.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Fails a test that opens a datastore stamped production. The connection is refused where it is asked for; and should
 * the code under test swallow that, the test fails all the same, at its end.
 *
 * <p>Registered by itself (see {@link ZeroConfiguration}) or with {@code @ExtendWith(RingfenceExtension.class)}. With
 * tests in parallel a refusal that was swallowed is blamed on the test that ends next.
 *
 * <p>Holds no state of its own; safe for use by many threads.
 */
public final class RingfenceExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, TestWatcher {

    @Override
    public void beforeAll(ExtensionContext context) {
        ProductionFence.ofThisJvm().install();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        failIfProductionWasOpened(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        failIfProductionWasOpened(context);
    }

    /** Also for a test that failed before it began, as when its fields could not be filled: it has said so already. */
    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        if (saysSo(cause)) {
            ProductionFence.ofThisJvm().takeUnreported();
        }
    }

    private static void failIfProductionWasOpened(ExtensionContext context) {
        boolean said = context.getExecutionException()
                .filter(RingfenceExtension::saysSo)
                .isPresent();
        ProductionFence.ofThisJvm().takeUnreported().ifPresent(refusal -> {
            if (!said) {
                throw refusal;
            }
        });
    }

    private static boolean saysSo(@Nullable Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ProductionInTestException) {
                return true;
            }
        }
        return false;
    }
}
