package dev.ringfence.spring.jdbc;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;

/**
 * Names what goes around the guards of the database, once all beans are there: a DataSource that the settings leave out, an
 * XA source, R2DBC. A setting for a DataSource that does not exist fails the start.
 */
final class GuardCoverage implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.start");
    private static final String R2DBC = "io.r2dbc.spi.ConnectionFactory";

    private final ListableBeanFactory beans;
    private final DataSourceGuarding guarding;
    private final RingfenceProperties settings;
    private final WriteGuard guard;

    GuardCoverage(
            ListableBeanFactory beans, DataSourceGuarding guarding, RingfenceProperties settings, WriteGuard guard) {
        this.beans = beans;
        this.guarding = guarding;
        this.settings = settings;
        this.guard = guard;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> known = new TreeSet<>(guarding.names());
        known.addAll(names(DataSource.class));
        for (String name : settings.datasources().keySet()) {
            if (!known.contains(name)) {
                throw RingfenceProperties.unknownDataSource(name, known);
            }
            if (guarding.isLeftOut(name)) {
                LOG.warn("DataSource '{}' is not guarded: ringfence.datasources.{}.guarded=false", name, name);
            }
        }
        List<String> xa = names(XADataSource.class);
        if (!xa.isEmpty()) {
            LOG.warn("What opens connections by getXAConnection of {} goes around the guards", xa);
        }
        if (ClassUtils.isPresent(R2DBC, beans.getClass().getClassLoader())) {
            checkReactive(
                    names(ClassUtils.resolveClassName(R2DBC, beans.getClass().getClassLoader())));
        }
    }

    /** By their declared types: nothing is made that nobody asked for. */
    private List<String> names(Class<?> type) {
        return List.of(beans.getBeanNamesForType(type, true, false));
    }

    private void checkReactive(List<String> factories) {
        if (factories.isEmpty() || settings.r2dbc().acknowledged()) {
            return;
        }
        Optional<Guard> enforced = Stream.of(Guard.SQL, Guard.ROWS, Guard.LIVE_DATA, Guard.STAMP, Guard.OPERATIONS)
                .filter(each -> guard.level(each) == Level.ENFORCE)
                .findFirst();
        if (enforced.isEmpty()) {
            LOG.warn("R2DBC goes around the guards: {}. Known? ringfence.r2dbc.acknowledged=true", factories);
            return;
        }
        Refusal refusal = new Refusal(
                enforced.get(),
                "start.r2dbc-unguarded",
                "Starting with R2DBC, which goes around the guards",
                guard.environment().name(),
                factories,
                "set ringfence.r2dbc.acknowledged=true if that is meant, or use JDBC");
        guard.apply(Decision.denied(refusal), Subject.named("R2DBC"));
    }
}
