package dev.ringfence.spring.proxy;

import dev.ringfence.proxy.Guards;
import dev.ringfence.spring.RingfenceProperties.Verification;
import dev.ringfence.spring.StartProblemsException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Looks, when all beans are there, for annotations that no call will ever pass: they would guard nothing and say nothing.
 */
final class AnnotationVerifier implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.start");

    /** There where a Spring test puts stand-ins in place of beans, which nothing stands around. */
    private static final String OVERRIDES =
            "org.springframework.test.context.bean.override.internalBeanOverrideRegistry";

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
                Optional<Object> bean = made(name);
                List<Class<?>> described = described(ClassUtils.getUserClass(type), bean);
                bean.ifPresent(made -> {
                    Guards.guardedClass(made).ifPresent(types::add);
                    checkProxied(name, made, described, problems);
                });
                described.stream().filter(types::add).forEach(each -> {
                    problems.addAll(MethodRules.problems(each));
                    prepare(each);
                    SelfInvocations.of(each).forEach(LOG::warn);
                });
            }
        }
        problems.addAll(UnmanagedTypes.of(beans, types));
        tell(problems);
    }

    /**
     * What a name gives, if that was made by now: what is made later is made when everything can stand around it. Of a
     * scoped bean its proxy is there, and what guards stands around the objects behind that.
     */
    private Optional<Object> made(String name) {
        if (!beans.containsSingleton(name) || beans.containsBeanDefinition(ScopedProxyUtils.getTargetBeanName(name))) {
            return Optional.empty();
        }
        Object bean = Objects.requireNonNull(beans.getSingleton(name));
        if (bean instanceof FactoryBean<?> factory) {
            boolean lazy = beans.getBeanDefinition(name).isLazyInit();
            return factory.isSingleton() && !lazy ? Optional.of(beans.getBean(name)) : Optional.empty();
        }
        return Optional.of(bean);
    }

    /** The class that the application wrote; where that is not its own, as behind a repository, the interfaces. */
    private List<Class<?>> described(Class<?> type, Optional<Object> bean) {
        Class<?> target = bean.map(AopProxyUtils::ultimateTargetClass)
                .<Class<?>>map(ClassUtils::getUserClass)
                .orElse(type);
        return annotations.isAnnotated(target) && !Proxy.isProxyClass(target)
                ? List.of(target)
                : GuardingAnnotations.above(type)
                        .filter(each -> each.isInterface() && annotations.isAnnotated(each))
                        .toList();
    }

    /** Made before Spring puts anything around beans, by a post-processor that asks for it, it would never be guarded. */
    private void checkProxied(String name, Object bean, List<Class<?>> types, List<String> problems) {
        if (bean instanceof Advised proxy && Arrays.asList(proxy.getAdvisors()).contains(advisor)) {
            if (AopUtils.isJdkDynamicProxy(bean)) {
                types.forEach(type -> checkInterfaces(name, bean.getClass(), type, problems));
            }
        } else if (Guards.guardedClass(bean).isEmpty() && !beans.containsSingleton(OVERRIDES)) {
            problems.add("bean '" + name + "' has annotations that guard, but nothing stands around it: "
                    + (Modifier.isFinal(bean.getClass().getModifiers())
                            ? "its class " + bean.getClass().getSimpleName() + " is a final class, which no proxy can"
                                    + " extend. Open it (in Kotlin by 'open' or the compiler plugin 'spring'), or have"
                                    + " it proxied by an interface"
                            : "it was made before that was possible, or it has no method that could be called through"
                                    + " it"));
        }
    }

    private static void checkInterfaces(String name, Class<?> proxy, Class<?> type, List<String> problems) {
        Set<String> callable = Arrays.stream(proxy.getInterfaces())
                .flatMap(each -> Arrays.stream(each.getMethods()))
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
        for (Method method : MethodRules.methods(type)) {
            if (GuardingAnnotations.isMarked(method, type) && !callable.contains(method.getName())) {
                problems.add(type.getSimpleName() + "." + method.getName() + " is in no interface of bean '" + name
                        + "', whose proxy has no other methods");
            }
        }
    }

    /** What core refuses, it refuses now, and not at the first call. */
    private void prepare(Class<?> type) {
        for (Method method : MethodRules.methods(type)) {
            if (GuardingAnnotations.isGuarded(method, type)) {
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
