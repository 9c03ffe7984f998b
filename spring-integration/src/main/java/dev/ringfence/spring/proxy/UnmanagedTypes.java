package dev.ringfence.spring.proxy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Classes of the application, in the packages that Spring Boot scans, that have annotations which guard and are no beans.
 * What Spring Boot read of them is read here once more from its cache.
 *
 * <p>Nothing is said of components: that one is no bean here and now was decided by a profile, a condition or a filter.
 * Where a {@code @Bean} method of any class there gives such a type, it may be one elsewhere, and that is logged alone.
 */
final class UnmanagedTypes extends ClassPathScanningCandidateComponentProvider {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.start");
    private static final String READERS = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    private final Set<String> madeByMethods = new HashSet<>();

    private UnmanagedTypes() {
        super(false);
        addIncludeFilter((metadata, factory) -> isMarked(metadata.getAnnotationMetadata()));
    }

    private boolean isMarked(AnnotationMetadata metadata) {
        metadata.getAnnotatedMethods(Bean.class.getName())
                .forEach(method -> madeByMethods.add(method.getReturnTypeName()));
        return !metadata.isAnnotated(Component.class.getName())
                && GuardingAnnotations.NAMES.stream()
                        .anyMatch(name -> metadata.isAnnotated(name) || metadata.hasAnnotatedMethods(name));
    }

    @Override
    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
        return definition.getMetadata().isConcrete();
    }

    /** One line for each such class that is a bean nowhere. */
    static List<String> of(ConfigurableListableBeanFactory beans, Collection<Class<?>> managed) {
        if (!AutoConfigurationPackages.has(beans)) {
            return List.of();
        }
        UnmanagedTypes scan = new UnmanagedTypes();
        if (beans.containsBean(READERS)) {
            scan.setMetadataReaderFactory(beans.getBean(READERS, MetadataReaderFactory.class));
        }
        List<Class<?>> found = new ArrayList<>();
        for (String root : AutoConfigurationPackages.get(beans)) {
            for (BeanDefinition candidate : scan.findCandidateComponents(root)) {
                Class<?> type = ClassUtils.resolveClassName(
                        String.valueOf(candidate.getBeanClassName()), beans.getBeanClassLoader());
                if (managed.stream().noneMatch(type::isAssignableFrom)) {
                    found.add(type);
                }
            }
        }
        List<String> problems = new ArrayList<>();
        for (Class<?> type : found) {
            if (GuardingAnnotations.above(type).anyMatch(above -> scan.madeByMethods.contains(above.getName()))) {
                LOG.info("{} has annotations that guard, and is no bean here", type.getName());
            } else {
                problems.add(type.getName() + " has annotations that guard, but is no bean of this application");
            }
        }
        return problems;
    }
}
