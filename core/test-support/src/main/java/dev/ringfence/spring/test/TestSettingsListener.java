package dev.ringfence.spring.test;

import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Says, on the thread that is about to make a test's context, what the test asks for: a customizer comes after the
 * environment was resolved, and with a guard that enforces, refused. Before each test, what was recorded is forgotten.
 */
final class TestSettingsListener implements TestExecutionListener, Ordered {
    private static final ThreadLocal<Optional<TestSettings>> OF_THIS_THREAD = ThreadLocal.withInitial(Optional::empty);

    /** What the test that runs on this thread asks for. */
    static Optional<TestSettings> ofThisThread() {
        return OF_THIS_THREAD.get();
    }

    /** First: others ask for the context. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void beforeTestClass(TestContext test) {
        OF_THIS_THREAD.set(TestSettings.of(test.getTestClass()));
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        OF_THIS_THREAD.set(TestSettings.of(test.getTestClass()));
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        OF_THIS_THREAD.set(TestSettings.of(test.getTestClass()));
        if (OF_THIS_THREAD.get().isPresent()) {
            test.getApplicationContext().getBean(RecordedDenials.class).reset();
        }
    }

    @Override
    public void afterTestMethod(TestContext test) {
        OF_THIS_THREAD.remove();
    }

    @Override
    public void afterTestClass(TestContext test) {
        OF_THIS_THREAD.remove();
    }
}
