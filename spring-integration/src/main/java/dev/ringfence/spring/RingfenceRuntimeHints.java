package dev.ringfence.spring;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.core.DecoratingProxy;

/**
 * What a native image needs besides code: the files that core reads, the settings, which are bound and listed by
 * reflection, and the proxies of DataSources. Nothing in it depends on where the image is built.
 */
final class RingfenceRuntimeHints implements RuntimeHintsRegistrar {
    private static final List<String> FILES =
            List.of("dev/ringfence/**/*.json", "dev/ringfence/**/*.txt", "ringfence-*/**");

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        FILES.forEach(hints.resources()::registerPattern);
        Set<Class<?>> settings = new LinkedHashSet<>();
        add(RingfenceProperties.class, settings);
        BindableRuntimeHintsRegistrar.forTypes(RingfenceProperties.class).registerHints(hints);
        settings.forEach(type -> hints.reflection()
                .registerType(
                        type,
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                        MemberCategory.INVOKE_DECLARED_METHODS,
                        MemberCategory.ACCESS_DECLARED_FIELDS));
        hints.proxies().registerJdkProxy(AopProxyUtils.completeJdkProxyInterfaces(DataSource.class));
        // One that does not tell of what stands around it.
        hints.proxies().registerJdkProxy(DataSource.class, SpringProxy.class, DecoratingProxy.class);
    }

    /** A record of settings and those within. */
    private static void add(Type type, Set<Class<?>> settings) {
        if (type instanceof Class<?> record && record.isRecord() && settings.add(record)) {
            for (RecordComponent component : record.getRecordComponents()) {
                add(component.getGenericType(), settings);
            }
        } else if (type instanceof ParameterizedType container) {
            for (Type argument : container.getActualTypeArguments()) {
                add(argument, settings);
            }
        }
    }
}
