package dev.ringfence.spring.proxy;

import java.lang.reflect.Method;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Puts the interceptor around annotated methods of beans, outside of transactions: what is refused begins none, a write
 * lasts until its transaction has ended, and the refusal of a statement rolls it back on its way out.
 */
final class GuardedMethodAdvisor extends StaticMethodMatcherPointcutAdvisor {
    private static final long serialVersionUID = 1L;

    private final transient GuardingAnnotations annotations;

    GuardedMethodAdvisor(GuardingAnnotations annotations, GuardedMethodInterceptor interceptor, ClosedTypes closed) {
        super(interceptor);
        this.annotations = annotations;
        setOrder(Ordered.LOWEST_PRECEDENCE - 100);
        setClassFilter(type -> {
            Class<?> user = ClassUtils.getUserClass(type);
            return annotations.isAnnotated(user) && !closed.contains(user);
        });
    }

    @Override
    public boolean matches(Method method, Class<?> target) {
        Class<?> user = ClassUtils.getUserClass(target);
        return annotations.isAnnotated(user) && GuardingAnnotations.isGuarded(method, user);
    }
}
