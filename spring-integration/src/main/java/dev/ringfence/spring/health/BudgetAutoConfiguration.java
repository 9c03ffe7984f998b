package dev.ringfence.spring.health;

import dev.ringfence.health.BudgetSwitch;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.spring.HealthSettings.Budget;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * A bean of {@link ErrorBudget} for each name under {@code ringfence.health.budgets}, and a {@link BudgetSwitch} if one of
 * them is to make the application read-only. A bean of the application's own with such a name wins.
 */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnBean(WriteGuard.class)
@Import(BudgetAutoConfiguration.Budgets.class)
final class BudgetAutoConfiguration {
    private static final String BUDGETS = "ringfenceErrorBudgets";
    private static final String SWITCH = "ringfenceBudgetSwitch";

    @Bean(BUDGETS)
    ErrorBudgets ringfenceErrorBudgets(RingfenceProperties properties, ObjectProvider<MeterRegistry> meters) {
        return new ErrorBudgets(properties.health(), meters);
    }

    /** The names are read when the definitions are: ahead of time, if the application is processed so. The rest is not. */
    static final class Budgets implements ImportBeanDefinitionRegistrar {
        private final Environment environment;

        Budgets(Environment environment) {
            this.environment = environment;
        }

        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            Map<String, Budget> budgets = budgets();
            for (String name : budgets.keySet()) {
                RootBeanDefinition budget = made(ErrorBudget.class, "budget");
                budget.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
                register(name + "ErrorBudget", budget, registry);
            }
            boolean own = registry instanceof ListableBeanFactory beans
                    && beans.getBeanNamesForType(BudgetSwitch.class, true, false).length > 0;
            if (!own && budgets.values().stream().anyMatch(Budget::readOnly)) {
                RootBeanDefinition readOnly = made(BudgetSwitch.class, "readOnlySwitch");
                readOnly.setDestroyMethodName("close");
                register(SWITCH, readOnly, registry);
            }
        }

        private Map<String, Budget> budgets() {
            try {
                return Binder.get(environment)
                        .bind(ErrorBudgets.PROPERTY, Bindable.mapOf(String.class, Budget.class))
                        .orElse(Map.of());
            } catch (BindException misfit) {
                // The start fails where the settings are read as a whole, with what was meant.
                return Map.of();
            }
        }

        private static RootBeanDefinition made(Class<?> type, String method) {
            RootBeanDefinition definition = new RootBeanDefinition();
            definition.setTargetType(type);
            definition.setFactoryBeanName(BUDGETS);
            definition.setFactoryMethodName(method);
            definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
            return definition;
        }

        private static void register(String name, RootBeanDefinition definition, BeanDefinitionRegistry registry) {
            if (!registry.containsBeanDefinition(name)) {
                registry.registerBeanDefinition(name, definition);
            }
        }
    }
}
