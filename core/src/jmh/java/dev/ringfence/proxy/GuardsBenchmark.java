package dev.ringfence.proxy;

import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a guarded call costs, beside a direct one and one through a proxy of which nothing is asked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("missing-explicit-ctor") // JMH needs a public class with a default constructor
public class GuardsBenchmark {

    /** The service. */
    public interface Shop {
        /** Asked of nothing. */
        int free(int value);

        /** Asked of a tier that is met. */
        @RequiresTier(Tier.PRODUCTION)
        int guarded(int value);
    }

    private static final class PlainShop implements Shop {
        private int calls;

        @Override
        public int free(int value) {
            return calls += value;
        }

        @Override
        public int guarded(int value) {
            return calls += value;
        }
    }

    private Shop plain;
    private Shop proxied;

    /** Makes the proxy once. */
    @Setup
    public void wire() {
        DeploymentEnvironment environment = EnvironmentResolver.builder()
                .insteadOfThisProcess(EvidenceContext.empty(), "benchmark")
                .explicit("production")
                .resolve();
        plain = new PlainShop();
        proxied = Guards.of(environment, Levels.enforcing()).proxy(Shop.class, new PlainShop());
    }

    /** No proxy. */
    @Benchmark
    public int direct() {
        return plain.guarded(1);
    }

    /** A proxy and no annotation. */
    @Benchmark
    public int proxiedFree() {
        return proxied.free(1);
    }

    /** A proxy and a requirement that is met. */
    @Benchmark
    public int proxiedGuarded() {
        return proxied.guarded(1);
    }
}
