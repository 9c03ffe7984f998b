package dev.ringfence.spring.proxy;

import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.write.GuardedWrite;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aopalliance.intercept.MethodInterceptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What a guarded call of a bean costs where the right is held, beside a direct one and one that Spring stands around. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class GuardedMethodBenchmark {

    /** The service; without an interface, so its proxies are made by CGLIB. */
    public static class Shop {
        private int calls;

        /** Asked of nothing. */
        public int free(int value) {
            return calls += value;
        }

        /** Asked of a tier that is met. */
        @RequiresTier(Tier.TEST)
        public int required(int value) {
            return calls += value;
        }

        /** A write where the right to write unguarded is held. */
        @GuardedWrite
        public int write(int value) {
            return calls += value;
        }
    }

    private AnnotationConfigApplicationContext context;
    private Shop plain;
    private Shop proxied;
    private Shop guarded;

    /** Starts an application in test. */
    @Setup
    public void start() {
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("benchmark", Map.of("ringfence.environment", "test")));
        context.register(RingfenceAutoConfiguration.class, GuardedMethodAutoConfiguration.class);
        context.registerBean(Shop.class);
        context.refresh();
        plain = new Shop();
        guarded = context.getBean(Shop.class);
        ProxyFactory factory = new ProxyFactory(new Shop());
        factory.addAdvice((MethodInterceptor) call -> call.proceed());
        proxied = (Shop) factory.getProxy();
    }

    /** Ends it. */
    @TearDown
    public void end() {
        context.close();
    }

    /** No proxy. */
    @Benchmark
    public int direct() {
        return plain.free(1);
    }

    /** Spring's proxy and an interceptor that does nothing. */
    @Benchmark
    public int proxied() {
        return proxied.free(1);
    }

    /** A bean that is guarded elsewhere. */
    @Benchmark
    public int guardedFree() {
        return guarded.free(1);
    }

    /** A requirement that is met. */
    @Benchmark
    public int guardedRequired() {
        return guarded.required(1);
    }

    /** A write that may be. */
    @Benchmark
    public int guardedWrite() {
        return guarded.write(1);
    }
}
