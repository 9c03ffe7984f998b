package dev.ringfence.spring;

import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.write.WriteGuard;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Guards each {@link DataSource} bean after it was configured and before anybody gets it. */
final class GuardedDataSourcePostProcessor implements BeanPostProcessor {
    private final ObjectProvider<WriteGuard> guard;

    GuardedDataSourcePostProcessor(ObjectProvider<WriteGuard> guard) {
        this.guard = guard;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource
                ? GuardedDataSource.builder(guard.getObject()).name(name).wrap(dataSource)
                : bean;
    }
}
