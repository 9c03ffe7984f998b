package dev.ringfence.spring.test;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Tier;
import dev.ringfence.junit.TestEnvironments;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives a test's context its environment. Equal for equal settings, which is how contexts are told apart.
 *
 * @param settings what the test asks for
 */
record TestEnvironmentCustomizer(TestSettings settings) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        settings.addTo(context.getEnvironment());
        Map<String, Tier> declared = Binder.get(context.getEnvironment())
                .bind("ringfence.environments", Bindable.mapOf(String.class, Tier.class))
                .orElse(Map.of());
        DeploymentEnvironment environment = TestEnvironments.named(settings.environment(), declared);
        RootBeanDefinition ofTest = new RootBeanDefinition(DeploymentEnvironment.class, () -> environment);
        ofTest.setPrimary(true);
        BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
        beans.registerBeanDefinition("ringfenceTestEnvironment", ofTest);
        beans.registerBeanDefinition("ringfenceRecordedDenials", new RootBeanDefinition(RecordedDenials.class));
    }
}
