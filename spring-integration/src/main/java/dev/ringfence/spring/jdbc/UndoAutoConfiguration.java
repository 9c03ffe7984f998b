package dev.ringfence.spring.jdbc;

import dev.ringfence.jdbc.undo.UndoLog;
import dev.ringfence.jdbc.undo.UndoPurging;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The way back, for tables and operations that {@code ringfence.undo} names. */
@AutoConfiguration(after = {RingfenceAutoConfiguration.class, StoreAutoConfiguration.class})
@ConditionalOnBean({WriteGuard.class, UnguardedDataSources.class})
@ConditionalOnMissingBean(UndoLog.class)
@Conditional(UndoAutoConfiguration.SomethingIsKept.class)
final class UndoAutoConfiguration {
    // A retention is some days: an hour late is not.
    private static final Duration PURGING = Duration.ofHours(1);

    @Bean
    UndoOfDataSource ringfenceUndo(
            ObjectProvider<WriteGuard> guard, UnguardedDataSources sources, RingfenceProperties settings) {
        return new UndoOfDataSource(guard::getObject, sources, settings.undo());
    }

    @Bean
    UndoLog ringfenceUndoLog(UndoOfDataSource undo, ListableBeanFactory beans) {
        return undo.log(() -> beans.getBeansOfType(DataSource.class));
    }

    @Bean
    @ConditionalOnMissingBean
    UndoPurging ringfenceUndoPurging(UndoLog log) {
        return log.purgingEvery(PURGING);
    }

    @Bean
    SmartInitializingSingleton ringfenceUndoReady(UndoLog log, RingfenceProperties settings) {
        return () -> {
            if (settings.store().createTables()) {
                try {
                    log.createTables();
                } catch (SQLException refused) {
                    throw new IllegalStateException("The tables of the undo log could not be made", refused);
                }
            }
        };
    }

    /** True if a table or an operation is named, in whatever form a list can be given. */
    static final class SomethingIsKept extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            // Two lists alone: to bind all settings of undo costs a start ten times as much.
            Binder binder = Binder.get(context.getEnvironment());
            boolean kept = names(binder, "tables") || names(binder, "operations");
            ConditionMessage.Builder message = ConditionMessage.forCondition("ringfence.undo");
            return kept
                    ? ConditionOutcome.match(message.because("names what is kept"))
                    : ConditionOutcome.noMatch(message.because("names neither tables nor operations"));
        }

        private static boolean names(Binder binder, String list) {
            return binder.bind("ringfence.undo." + list, Bindable.listOf(String.class))
                    .map(names -> !names.isEmpty())
                    .orElse(false);
        }
    }
}
