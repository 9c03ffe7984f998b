package dev.ringfence.spring.jdbc;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.admission.AdmissionListener;
import dev.ringfence.spring.GuardedDataSourceCustomizer;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.spring.RingfenceProperties.DataSourceSettings;
import dev.ringfence.write.WriteGuard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.util.ClassUtils;

/** Guards a DataSource in the way that its kind allows. Safe for use by many threads. */
final class DataSourceGuarding {
    private static final ClassLoader LOADER = DataSourceGuarding.class.getClassLoader();
    private static final boolean SPRING_JDBC =
            ClassUtils.isPresent("org.springframework.jdbc.datasource.DelegatingDataSource", LOADER);
    private static final boolean HIKARI = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", LOADER);
    private static final String SCOPED_TARGET = "scopedTarget.";

    private final WriteGuard guard;
    private final RingfenceProperties settings;
    private final List<GuardedDataSourceCustomizer> customizers;
    private final List<AdmissionListener> listeners;
    private final LiveDataGuard values;
    private final BiConsumer<String, DataSource> unguarded;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    DataSourceGuarding(
            WriteGuard guard,
            RingfenceProperties settings,
            List<GuardedDataSourceCustomizer> customizers,
            List<AdmissionListener> listeners,
            LiveDataGuard values,
            BiConsumer<String, DataSource> unguarded) {
        this.guard = guard;
        this.settings = settings;
        this.customizers = List.copyOf(customizers);
        this.listeners = List.copyOf(listeners);
        this.values = values;
        this.unguarded = unguarded;
    }

    /** The names of what was seen so far, guarded or left out. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** True if the settings leave a DataSource out. */
    boolean isLeftOut(String name) {
        return !settings(name).guarded();
    }

    /** The guarded form of a bean: itself, where it is guarded inside or the settings leave it out. */
    DataSource guard(DataSource dataSource, String beanName) {
        String name = beanName.startsWith(SCOPED_TARGET) ? beanName.substring(SCOPED_TARGET.length()) : beanName;
        names.add(name);
        if (isLeftOut(name)) {
            unguarded.accept(name, dataSource);
            return dataSource;
        }
        if (isGuarded(dataSource) || isGuardedBehind(dataSource, name)) {
            return dataSource;
        }
        unguarded.accept(name, dataSource);
        if (HIKARI && PoolState.isFresh(dataSource)) {
            return builder(name).wrap(dataSource);
        }
        return TypedDataSource.of(dataSource, builder(name).wrap(TypedDataSource.bare(dataSource)));
    }

    private boolean isGuardedBehind(DataSource dataSource, String name) {
        return SPRING_JDBC && TargetDataSources.guardBehind(dataSource, name, this::guard);
    }

    private static boolean isGuarded(DataSource dataSource) {
        return dataSource instanceof GuardedDataSource || (HIKARI && PoolState.isGuardedInside(dataSource));
    }

    private GuardedDataSource.Builder builder(String name) {
        GuardedDataSource.Builder builder =
                GuardedDataSource.builder(guard).name(name).liveData(values);
        Map<Guard, Level> levels = settings(name).guards();
        if (!levels.isEmpty()) {
            builder.levels(RingfenceProperties.levels(guard.levels(), levels));
        }
        listeners.forEach(builder::listener);
        customizers.forEach(customizer -> customizer.customize(name, builder));
        return builder;
    }

    /** A target behind a router has the settings of its own name, such as {@code shops.eu}, else those of the router. */
    private DataSourceSettings settings(String name) {
        DataSourceSettings own = settings.datasources().get(name);
        int dot = name.lastIndexOf('.');
        return own != null ? own : dot < 0 ? DataSourceSettings.NONE : settings(name.substring(0, dot));
    }
}
