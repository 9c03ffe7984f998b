package dev.ringfence.spring.proxy;

import dev.ringfence.spring.RingfenceProperties.Verification;
import dev.ringfence.spring.StartProblemsException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Looks, when all beans are there, for annotations that no call will ever pass: they would guard nothing and say nothing.
 */
final class AnnotationVerifier implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.start");

    private final ConfigurableListableBeanFactory beans;
    private final GuardingAnnotations annotations;
    private final GuardedMethodAdvisor advisor;
    private final GuardedMethodInterceptor interceptor;
    private final Verification verification;

    AnnotationVerifier(
            ConfigurableListableBeanFactory beans,
            GuardingAnnotations annotations,
            GuardedMethodAdvisor advisor,
            GuardedMethodInterceptor interceptor,
            Verification verification) {
        this.beans = beans;
        this.annotations = annotations;
        this.advisor = advisor;
        this.interceptor = interceptor;
        this.verification = verification;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (verification == Verification.OFF) {
            return;
        }
        List<String> problems = new ArrayList<>();
        Set<Class<?>> types = new LinkedHashSet<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(name, false);
            if (type != null && annotations.isAnnotated(ClassUtils.getUserClass(type))) {
                Class<?> user = ClassUtils.getUserClass(type);
                checkProxied(name, problems);
                if (types.add(user)) {
                    problems.addAll(MethodRules.problems(user));
                    prepare(user);
                    SelfInvocations.of(user).forEach(LOG::warn);
                }
            }
        }
        problems.addAll(UnmanagedTypes.of(beans, types));
        tell(problems);
    }

    /** Made before Spring puts anything around beans, by a post-processor that asks for it, it would never be guarded. */
    private void checkProxied(String name, List<String> problems) {
        if (beans.containsSingleton(name)
                && !(beans.getSingleton(name) instanceof Advised proxy
                        && Arrays.asList(proxy.getAdvisors()).contains(advisor))) {
            problems.add(
                    "bean '" + name + "' has annotations that guard, but nothing stands around it: it was made before"
                            + " that was possible, or it has no method that could be called through it");
        }
    }

    /** What core refuses, it refuses now, and not at the first call. */
    private void prepare(Class<?> type) {
        for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type)) {
            if (MethodRules.canBePassed(method) && GuardingAnnotations.isGuarded(method, type)) {
                interceptor.prepare(method, type);
            }
        }
    }

    private void tell(List<String> problems) {
        if (!problems.isEmpty() && verification == Verification.FAIL) {
            throw new StartProblemsException(
                    "Annotations of Ringfence guard nothing:",
                    problems,
                    "Correct them, or take them away. To be told and start nevertheless: ringfence.annotations.verify=warn");
        }
        problems.forEach(problem -> LOG.warn("An annotation guards nothing: {}", problem));
    }
}
