package dev.ringfence.spring.proxy;

import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.proxy.BreakerCalls;
import dev.ringfence.proxy.Guards;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.spring.RingfenceProperties;
import dev.ringfence.write.WriteGuard;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.annotation.Role;
import org.springframework.core.type.AnnotationMetadata;

/** Guards annotated methods of beans; off with {@code ringfence.annotations.enabled=false}. */
@AutoConfiguration(after = RingfenceAutoConfiguration.class)
@ConditionalOnBean(WriteGuard.class)
@ConditionalOnProperty(name = "ringfence.annotations.enabled", matchIfMissing = true)
@Import(GuardedMethodAutoConfiguration.Proxies.class)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
final class GuardedMethodAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Guards ringfenceGuards(WriteGuard guard, LiveDataGuard values, ObjectProvider<CircuitBreakers> breakers) {
        Guards guards = Guards.of(guard, values);
        CircuitBreakers known = breakers.getIfUnique();
        return known == null ? guards : guards.with(BreakerCalls.of(known, GuardedMethodInterceptor::object));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static GuardingAnnotations ringfenceGuardingAnnotations() {
        return new GuardingAnnotations();
    }

    /** Made before most beans are, so what it asks is asked for with the first call. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static GuardedMethodInterceptor ringfenceGuardedMethodInterceptor(
            ObjectProvider<Guards> guards, ObjectProvider<WriteGuard> guard) {
        return new GuardedMethodInterceptor(guards::getObject, guard::getObject);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static GuardedMethodAdvisor ringfenceGuardedMethodAdvisor(
            GuardingAnnotations annotations, GuardedMethodInterceptor interceptor, BeanFactory beans) {
        return new GuardedMethodAdvisor(annotations, interceptor, new ClosedTypes(beans));
    }

    @Bean
    AnnotationVerifier ringfenceAnnotationVerifier(
            ConfigurableListableBeanFactory beans,
            GuardingAnnotations annotations,
            GuardedMethodAdvisor advisor,
            GuardedMethodInterceptor interceptor,
            RingfenceProperties properties) {
        return new AnnotationVerifier(
                beans,
                annotations,
                advisor,
                interceptor,
                properties.annotations().verify());
    }

    /** What stands around beans at all; Spring Boot registers the same, unless it is told not to. */
    static final class Proxies implements ImportBeanDefinitionRegistrar {
        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
        }
    }
}
