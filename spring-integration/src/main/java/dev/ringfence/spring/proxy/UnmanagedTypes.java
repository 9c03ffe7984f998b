package dev.ringfence.spring.proxy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * Classes of the application, in the packages that Spring Boot scans, that have annotations which guard and are no beans. What
 * Spring Boot read of them is read here once more from its cache.
 */
final class UnmanagedTypes extends ClassPathScanningCandidateComponentProvider {
    private static final String READERS = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    private UnmanagedTypes() {
        super(false);
        addIncludeFilter((metadata, factory) -> isMarked(metadata.getAnnotationMetadata()));
    }

    private static boolean isMarked(AnnotationMetadata metadata) {
        return GuardingAnnotations.NAMES.stream()
                .anyMatch(name -> metadata.isAnnotated(name) || metadata.hasAnnotatedMethods(name));
    }

    @Override
    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
        return definition.getMetadata().isConcrete();
    }

    /** One line for each such class. */
    static List<String> of(ConfigurableListableBeanFactory beans, Collection<Class<?>> managed) {
        if (!AutoConfigurationPackages.has(beans)) {
            return List.of();
        }
        UnmanagedTypes scan = new UnmanagedTypes();
        if (beans.containsBean(READERS)) {
            scan.setMetadataReaderFactory(beans.getBean(READERS, MetadataReaderFactory.class));
        }
        List<String> problems = new ArrayList<>();
        for (String root : AutoConfigurationPackages.get(beans)) {
            for (BeanDefinition found : scan.findCandidateComponents(root)) {
                Class<?> type = ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), beans.getBeanClassLoader());
                if (managed.stream().noneMatch(type::isAssignableFrom)) {
                    problems.add(type.getName() + " has annotations that guard, but is no bean of this application");
                }
            }
        }
        return problems;
    }
}
