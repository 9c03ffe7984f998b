package dev.ringfence.spring.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import javax.sql.CommonDataSource;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.SingletonTargetSource;
import org.springframework.core.NativeDetector;
import org.springframework.util.ClassUtils;

/**
 * A guarded DataSource that is still of its class: connections and {@code unwrap} come from the guard, everything else
 * from the DataSource itself. Where the class cannot be extended (final, private, or with methods that cannot be
 * overridden) it has those of its interfaces that are sources of connections.
 */
final class TypedDataSource {
    private TypedDataSource() {}

    static DataSource of(DataSource dataSource, DataSource guarded) {
        Class<?> type = dataSource.getClass();
        ProxyFactory factory = new ProxyFactory();
        factory.setOpaque(true);
        factory.setTargetSource(new SingletonTargetSource(dataSource));
        factory.addAdvice(new Connections(guarded));
        if (canBeExtended(type)) {
            factory.addInterface(DataSource.class);
            factory.setProxyTargetClass(true);
            return (DataSource) factory.getProxy(type.getClassLoader());
        }
        List<Class<?>> interfaces = Arrays.stream(ClassUtils.getAllInterfacesForClass(type))
                .filter(each -> CommonDataSource.class.isAssignableFrom(each)
                        && each != CommonDataSource.class
                        && each != DataSource.class)
                .toList();
        if (interfaces.isEmpty()) {
            return guarded;
        }
        factory.addInterface(DataSource.class);
        interfaces.forEach(factory::addInterface);
        return (DataSource) factory.getProxy(type.getClassLoader());
    }

    /** The same DataSource as a plain one, for a guard that would warn of what its class lets by. */
    static DataSource bare(DataSource dataSource) {
        return ProxyFactory.getProxy(DataSource.class, new SingletonTargetSource(dataSource));
    }

    private static boolean canBeExtended(Class<?> type) {
        return !NativeDetector.inNativeImage()
                && !Proxy.isProxyClass(type)
                && !type.isHidden()
                && !Modifier.isFinal(type.getModifiers())
                && !Modifier.isPrivate(type.getModifiers())
                && Arrays.stream(type.getMethods()).noneMatch(TypedDataSource::wouldBePassedBy);
    }

    private static boolean wouldBePassedBy(Method method) {
        return method.getDeclaringClass() != Object.class
                && Modifier.isFinal(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers());
    }

    /** Answers from the guard what leads to a connection. */
    private record Connections(DataSource guarded) implements MethodInterceptor {
        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            @Nullable Object[] arguments = call.getArguments();
            String name = call.getMethod().getName();
            if (name.equals("getConnection") && arguments.length == 0) {
                return guarded.getConnection();
            }
            if (name.equals("getConnection") && arguments.length == 2) {
                return guarded.getConnection((String) arguments[0], (String) arguments[1]);
            }
            boolean unwraps = name.equals("unwrap");
            if ((unwraps || name.equals("isWrapperFor"))
                    && arguments.length == 1
                    && arguments[0] instanceof Class<?> type) {
                Object self = ((ProxyMethodInvocation) call).getProxy();
                boolean isSelf = type.isInstance(self);
                return unwraps ? (isSelf ? self : guarded.unwrap(type)) : isSelf || guarded.isWrapperFor(type);
            }
            return call.proceed();
        }
    }
}
