package dev.ringfence.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Makes what a test class asks for with {@link RingfenceTest} part of its context, and of what tells it from others. */
final class TestEnvironmentCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return TestSettings.of(test).map(TestEnvironmentCustomizer::new).orElse(null);
    }
}
