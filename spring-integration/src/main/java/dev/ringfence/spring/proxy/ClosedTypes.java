package dev.ringfence.spring.proxy;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.ProxyConfig;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.ProxyType;
import org.springframework.context.annotation.Proxyable;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/**
 * Classes around whose objects no proxy can stand: final ones, where proxies extend classes. Spring would fail on them
 * with an exception of its own; the verifier names them, or lets them be if only that is wanted.
 */
final class ClosedTypes {
    private final BeanFactory beans;

    ClosedTypes(BeanFactory beans) {
        this.beans = beans;
    }

    boolean contains(Class<?> type) {
        return Modifier.isFinal(type.getModifiers())
                && !Proxy.isProxyClass(type)
                && !ClassUtils.isLambdaClass(type)
                && !proxiedByInterface(type);
    }

    private boolean proxiedByInterface(Class<?> type) {
        if (type.getInterfaces().length == 0 && ClassUtils.getAllInterfacesForClass(type).length == 0) {
            return false;
        }
        boolean asked = MergedAnnotations.from(type).stream(Proxyable.class)
                .anyMatch(proxyable -> proxyable.getEnum("value", ProxyType.class) == ProxyType.INTERFACES);
        return asked
                || !beans.getBean(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME, ProxyConfig.class)
                        .isProxyTargetClass();
    }
}
