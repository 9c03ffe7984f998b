package dev.ringfence.spring.jdbc;

import dev.ringfence.write.WriteGuard;
import java.util.Optional;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.NativeDetector;
import org.springframework.core.env.Environment;

/**
 * Lets migrations run as what they are, and holds what throws a schema away. It steps in before a bean is initialized,
 * since many migrate in that very moment.
 */
final class MigrationPostProcessor implements BeanPostProcessor {
    private final Supplier<WriteGuard> guard;
    private final Environment environment;

    MigrationPostProcessor(Supplier<WriteGuard> guard, Environment environment) {
        this.guard = guard;
        this.environment = environment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        Optional<SchemaTool> found = SchemaTool.of(bean.getClass());
        if (found.isEmpty()) {
            return bean;
        }
        SchemaTool tool = found.get();
        if (tool == SchemaTool.HIBERNATE && bean instanceof InitializingBean factory) {
            return new SchemaGeneration(guard.get(), environment).prepare(factory);
        }
        SchemaRules rules = new SchemaRules(guard.get());
        rules.checkSettings(tool, PropertyAccessorFactory.forBeanPropertyAccess(bean));
        if (bean instanceof InitializingBean initialized && tool.runsWhenInitialized(bean.getClass())) {
            return new InitialMigration(initialized, tool, rules);
        }
        return tool.runs() && !NativeDetector.inNativeImage() ? around(bean, tool, rules) : bean;
    }

    private static Object around(Object bean, SchemaTool tool, SchemaRules rules) {
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(true);
        factory.setOpaque(true);
        factory.addAdvice((MethodInterceptor) call -> rules.run(tool, call));
        return factory.getProxy(bean.getClass().getClassLoader());
    }
}
