package dev.ringfence.spring.jdbc;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/** Guards each {@link DataSource} bean after it was configured and before anybody gets it. */
final class GuardedDataSourcePostProcessor implements BeanPostProcessor, PriorityOrdered {
    private final Supplier<DataSourceGuarding> guarding;

    GuardedDataSourcePostProcessor(Supplier<DataSourceGuarding> guarding) {
        this.guarding = guarding;
    }

    /** First: what others put around a DataSource stands around the guard too. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** A scoped proxy leads to a bean that is guarded itself, one for each scope. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource && !(bean instanceof ScopedObject)
                ? guarding.get().guard(dataSource, name)
                : bean;
    }
}
