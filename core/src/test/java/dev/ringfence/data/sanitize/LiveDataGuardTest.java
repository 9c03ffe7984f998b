package dev.ringfence.data.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.detect.Detector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveDataGuardTest {
    private static final String PLAUSIBLE = "write to anna.schmidt@gmx.net about it";
    private static final String MADE = "write to anna@example.com about it";

    @Test
    void guard_findsFromItsFirstTextOn() {
        LiveDataGuard guard = LiveDataGuard.builder().build();

        assertThat(guard.passes(PLAUSIBLE)).isFalse();
        assertThat(guard.plausibleIn(PLAUSIBLE)).containsExactly(InfoType.EMAIL_ADDRESS);
        assertThat(guard.passes(MADE)).isTrue();
    }

    @Test
    void guard_looksWithTheDetectorThatWasChosen() {
        LiveDataGuard guard =
                LiveDataGuard.builder().lookingFor(Detector.of(InfoType.IBAN)).build();

        assertThat(guard.passes(PLAUSIBLE)).isTrue();
    }

    @Test
    void replacing_isChosenWhenTheGuardIsBuilt() {
        assertThat(LiveDataGuard.standard().replaces()).isFalse();
        assertThatThrownBy(() -> LiveDataGuard.standard().replace(PLAUSIBLE)).isInstanceOf(IllegalStateException.class);
        assertThat(LiveDataGuard.builder().replacing().build().replaces()).isTrue();
    }

    @Test
    void replacing_forTheFirstTimeByManyThreads_hasOneKey() throws Exception {
        LiveDataGuard guard = LiveDataGuard.builder().replacing().build();
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<String> replace = () -> {
                together.await();
                return guard.replace(PLAUSIBLE);
            };
            List<Future<String>> answers = pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> replace).toList());
            Set<String> made = new HashSet<>();
            for (Future<String> answer : answers) {
                made.add(answer.get());
            }
            assertThat(made.size()).isEqualTo(1);
            assertThat(guard.passes(made.iterator().next())).isTrue();
            assertThat(made.contains(PLAUSIBLE)).isFalse();
        } finally {
            pool.shutdownNow();
        }
    }
}
