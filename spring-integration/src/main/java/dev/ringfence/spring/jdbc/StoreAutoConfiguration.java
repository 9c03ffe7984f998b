package dev.ringfence.spring.jdbc;

import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreTables;
import dev.ringfence.write.OperatingModeSwitch;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The store and the audit trail that instances share, in tables of the application's own database; with {@code
 * ringfence.store.type=jdbc} and {@code ringfence.audit.type=jdbc}.
 */
@AutoConfiguration(before = RingfenceAutoConfiguration.class)
@ConditionalOnClass(AbstractDataSource.class)
@ConditionalOnProperty(
        name = {"ringfence.enabled", "ringfence.jdbc.enabled"},
        matchIfMissing = true)
final class StoreAutoConfiguration {
    private static final String TABLES = "ringfence-audit-tables";

    @Bean
    UnguardedDataSources ringfenceUnguardedDataSources(RingfenceProperties settings) {
        return new UnguardedDataSources(settings.store().datasource());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "ringfence.store.type", havingValue = "jdbc")
    static class Shared {
        @Bean
        @ConditionalOnMissingBean
        StateStore ringfenceStateStore(UnguardedDataSources sources) {
            return StateStore.jdbc(sources.store());
        }

        /** When all beans are there, so is the database; until then the store counts as away. */
        @Bean
        SmartInitializingSingleton ringfenceStoreReady(
                UnguardedDataSources sources,
                RingfenceProperties settings,
                ObjectProvider<OperatingModeSwitch> modes,
                @Qualifier(TABLES) ObjectProvider<LateAuditTrail> audit) {
            return () -> {
                sources.checkName();
                if (settings.store().createTables()) {
                    try {
                        StoreTables.create(sources.store());
                    } catch (SQLException refused) {
                        throw new IllegalStateException("The tables of Ringfence could not be made", refused);
                    }
                }
                audit.ifAvailable(LateAuditTrail::begin);
                modes.ifUnique(OperatingModeSwitch::refresh);
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(AuditTrail.class)
    @ConditionalOnProperty(name = "ringfence.store.type", havingValue = "jdbc")
    @ConditionalOnProperty(name = "ringfence.audit.type", havingValue = "jdbc")
    static class SharedAudit {
        /** Made when its tables are there; a bean of its own, so that what is not sealed is when the application ends. */
        @Bean(defaultCandidate = false)
        @Lazy
        @Qualifier(TABLES)
        JdbcAuditTrail ringfenceAuditTables(UnguardedDataSources sources, ObjectProvider<MeterRegistry> meters) {
            JdbcAuditTrail.Builder trail = JdbcAuditTrail.builder(sources.store());
            meters.ifAvailable(trail::meters);
            return trail.build();
        }

        @Bean(defaultCandidate = false)
        @Qualifier(TABLES)
        LateAuditTrail ringfenceLateAuditTrail(@Qualifier(TABLES) ObjectProvider<JdbcAuditTrail> tables) {
            return new LateAuditTrail(tables::getObject);
        }

        @Bean
        AuditTrail ringfenceAuditTrail(@Qualifier(TABLES) LateAuditTrail tables) {
            return AuditTrail.logging().and(tables);
        }
    }
}
