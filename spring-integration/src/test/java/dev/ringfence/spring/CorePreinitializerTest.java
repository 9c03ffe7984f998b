package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.SpringFactoriesLoader;

@ExtendWith(OutputCaptureExtension.class)
class CorePreinitializerTest {
    @Test
    void preinitializing_tellsNobodyAndLeavesNothing(CapturedOutput output) throws InterruptedException {
        List<Meter> meters = Metrics.globalRegistry.getMeters();
        Set<Thread> threads = threads();

        new CorePreinitializer().preinitialize();

        assertThat(output.toString()).isEmpty();
        assertThat(Metrics.globalRegistry.getMeters()).containsExactlyInAnyOrderElementsOf(meters);
        for (Thread left : threads()) {
            if (!threads.contains(left)) {
                left.join(300_000);
                assertThat(left.isAlive()).as(left.getName()).isFalse();
            }
        }
    }

    @Test
    void preinitializer_isFoundBySpringBoot() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(BackgroundPreinitializer.class))
                .hasAtLeastOneElementOfType(CorePreinitializer.class);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ringfence"))
                .collect(Collectors.toSet());
    }
}
