package dev.ringfence.spring.jdbc;

import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.jdbc.admission.AdmissionListener;
import dev.ringfence.spring.GuardedDataSourceCustomizer;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Guards DataSources and migrations; off with {@code ringfence.jdbc.enabled=false}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.jdbc.enabled", matchIfMissing = true)
final class GuardedDataSourceAutoConfiguration {

    @Bean
    DataSourceGuarding ringfenceDataSourceGuarding(
            WriteGuard guard,
            RingfenceProperties settings,
            ObjectProvider<GuardedDataSourceCustomizer> customizers,
            ObjectProvider<AdmissionListener> listeners,
            LiveDataGuard values,
            ObjectProvider<UnguardedDataSources> unguarded) {
        return new DataSourceGuarding(
                guard,
                settings,
                customizers.orderedStream().toList(),
                listeners.orderedStream().toList(),
                values,
                (name, dataSource) -> unguarded.ifAvailable(sources -> sources.add(name, dataSource)));
    }

    @Bean
    static GuardedDataSourcePostProcessor ringfenceDataSourcePostProcessor(
            ObjectProvider<DataSourceGuarding> guarding) {
        return new GuardedDataSourcePostProcessor(guarding::getObject);
    }

    @Bean
    static MigrationPostProcessor ringfenceMigrationPostProcessor(
            ObjectProvider<WriteGuard> guard, Environment environment) {
        return new MigrationPostProcessor(guard::getObject, environment);
    }

    @Bean
    static InitialMigration.Ending ringfenceInitialMigrationEnding() {
        return new InitialMigration.Ending();
    }

    @Bean
    GuardCoverage ringfenceGuardCoverage(
            ListableBeanFactory beans, DataSourceGuarding guarding, RingfenceProperties settings, WriteGuard guard) {
        return new GuardCoverage(beans, guarding, settings, guard);
    }
}
