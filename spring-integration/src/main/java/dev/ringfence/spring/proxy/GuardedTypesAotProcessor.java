package dev.ringfence.spring.proxy;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.util.ClassUtils;

/**
 * Keeps the methods of beans with annotations that guard, and those of the types above them, in a native image: what is
 * asked of them is read from them when the application runs.
 */
final class GuardedTypesAotProcessor implements BeanRegistrationAotProcessor {
    private final GuardingAnnotations annotations = new GuardingAnnotations();

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        Class<?> type = ClassUtils.getUserClass(bean.getBeanClass());
        if (!annotations.isAnnotated(type)) {
            return null;
        }
        return (generation, code) -> GuardingAnnotations.above(type)
                .forEach(each -> generation
                        .getRuntimeHints()
                        .reflection()
                        .registerType(each, MemberCategory.INVOKE_DECLARED_METHODS));
    }
}
