package dev.ringfence.spring.jdbc;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Stands in for a tool that migrates when it is initialized, for just that moment: no class has to be made for it, which
 * a start would wait for and a native image cannot do.
 *
 * @param bean what migrates
 * @param tool the kind of it
 * @param rules run it as what it is
 */
record InitialMigration(InitializingBean bean, SchemaTool tool, SchemaRules rules) implements InitializingBean {

    @Override
    public void afterPropertiesSet() throws Exception {
        rules.migrate(tool, () -> {
            bean.afterPropertiesSet();
            return null;
        });
    }

    /** Gives the tool back, before anybody else looks at what was initialized. */
    static final class Ending implements BeanPostProcessor, PriorityOrdered {
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof InitialMigration migration ? migration.bean() : bean;
        }
    }
}
