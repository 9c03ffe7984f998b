package dev.ringfence.junit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that opens a datastore stamped production. The connection is refused where it is asked for; and should
 * the code under test swallow that, the test fails all the same, at its end.
 *
 * <p>Registered by itself (see {@link ZeroConfiguration}) or with {@code @ExtendWith(RingfenceExtension.class)}. With
 * tests in parallel a refusal that was swallowed is blamed on the test that ends next.
 *
 * <p>Holds no state of its own; safe for use by many threads.
 */
public final class RingfenceExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

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

    private static void failIfProductionWasOpened(ExtensionContext context) {
        ProductionFence fence = ProductionFence.ofThisJvm();
        fence.takeUnreported().ifPresent(refusal -> {
            // The test that failed with the refusal itself has said so already.
            if (context.getExecutionException()
                    .filter(failure -> isOrWasCausedBy(failure, refusal))
                    .isEmpty()) {
                throw refusal;
            }
        });
    }

    private static boolean isOrWasCausedBy(Throwable failure, ProductionInTestException refusal) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at == refusal) {
                return true;
            }
        }
        return false;
    }
}
