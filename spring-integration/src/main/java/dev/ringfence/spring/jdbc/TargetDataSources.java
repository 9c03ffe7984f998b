package dev.ringfence.spring.jdbc;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.util.ReflectionUtils;

/**
 * Guards what stands behind a source that itself opens nothing. Loaded only where spring-jdbc is there.
 *
 * <p>A class of the user's own that finds its connections in another way than the one it inherits is none of these.
 */
final class TargetDataSources {
    private static final String READ_ONLY = "readOnlyDataSource";

    private TargetDataSources() {}

    /**
     * True if the source is of such a kind, and all that it can lead to is now guarded.
     *
     * @param guard makes the guarded form of a target under a name
     */
    static boolean guardBehind(DataSource source, String name, BiFunction<DataSource, String, DataSource> guard) {
        if (source instanceof AbstractRoutingDataSource router && inherits(router, AbstractRoutingDataSource.class)) {
            guardTargets(router, name, guard);
            return true;
        }
        if (source instanceof DelegatingDataSource delegating
                && delegating.getTargetDataSource() != null
                && source.getClass().getName().startsWith("org.springframework.jdbc.")) {
            delegating.setTargetDataSource(guard.apply(delegating.getTargetDataSource(), name));
            if (source instanceof LazyConnectionDataSourceProxy lazy) {
                guardReadOnly(lazy, name, guard);
            }
            return true;
        }
        return false;
    }

    private static boolean inherits(DataSource source, Class<?> base) {
        return isOf(base, ReflectionUtils.findMethod(source.getClass(), "determineTargetDataSource"))
                && isOf(base, ReflectionUtils.findMethod(source.getClass(), "getConnection"))
                && isOf(
                        base,
                        ReflectionUtils.findMethod(source.getClass(), "getConnection", String.class, String.class));
    }

    private static boolean isOf(Class<?> base, @Nullable Method method) {
        return method != null && method.getDeclaringClass() == base;
    }

    private static void guardTargets(
            AbstractRoutingDataSource router, String name, BiFunction<DataSource, String, DataSource> guard) {
        Map<Object, Object> guarded = new HashMap<>();
        router.getResolvedDataSources()
                .forEach((key, target) -> guarded.put(key, guard.apply(target, name + "." + key)));
        router.setTargetDataSources(guarded);
        DataSource fallback = router.getResolvedDefaultDataSource();
        if (fallback != null) {
            router.setDefaultTargetDataSource(guard.apply(fallback, name));
        }
        router.initialize();
    }

    /** The class has a setter for it and no getter. */
    private static void guardReadOnly(
            LazyConnectionDataSourceProxy lazy, String name, BiFunction<DataSource, String, DataSource> guard) {
        DirectFieldAccessor fields = new DirectFieldAccessor(lazy);
        if (fields.isReadableProperty(READ_ONLY) && fields.getPropertyValue(READ_ONLY) instanceof DataSource readOnly) {
            lazy.setReadOnlyDataSource(guard.apply(readOnly, name + ".read-only"));
        }
    }
}
