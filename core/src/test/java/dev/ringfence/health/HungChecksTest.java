package dev.ringfence.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred checks on real threads, of which fifty hang. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HungChecksTest {
    private static final int CHECKS = 100;

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicInteger twice = new AtomicInteger();
    private final Map<String, AtomicInteger> begun = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    private final CountDownLatch fiftyHang = new CountDownLatch(50);

    @AfterEach
    void release() {
        released.countDown();
    }

    private HealthReading look(String name, boolean hangs) {
        AtomicInteger here = running.computeIfAbsent(name, key -> new AtomicInteger());
        if (here.incrementAndGet() > 1) {
            twice.incrementAndGet();
        }
        int times = begun.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        try {
            if (hangs && times == 1) {
                fiftyHang.countDown();
                released.await();
            }
        } catch (InterruptedException e) {
            interrupted.set(true);
        } finally {
            here.decrementAndGet();
        }
        return HealthReading.up();
    }

    private HealthBoard board(CountDownLatch othersUp, CountDownLatch hungDown, CountDownLatch hungUp) {
        HealthBoard.Builder builder = HealthBoard.builder()
                .meters(new SimpleMeterRegistry())
                .listener((before, after) -> {
                    boolean hangs = after.name().startsWith("hangs");
                    if (after.state() == HealthState.UP) {
                        (hangs ? hungUp : othersUp).countDown();
                    } else if (hangs && after.state() == HealthState.DOWN) {
                        hungDown.countDown();
                    }
                });
        for (int i = 0; i < CHECKS; i++) {
            boolean hangs = i % 2 == 0;
            String name = (hangs ? "hangs-" : "works-") + i;
            builder.check(HealthCheck.dependency(name, () -> look(name, hangs))
                    .timeout(Duration.ofSeconds(1))
                    .period(Duration.ofSeconds(1))
                    .staleAfter(Duration.ofHours(1))
                    // A busy machine may make those that work late; they are UP all the same once they were on time.
                    .failuresToDown(hangs ? 1 : 1_000)
                    .build());
        }
        return builder.build();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ringfence-health"))
                .count();
    }

    @Test
    void fiftyThatHang_costAThreadEachAndDelayNobodyAndRecover() throws InterruptedException {
        CountDownLatch othersUp = new CountDownLatch(50);
        CountDownLatch hungDown = new CountDownLatch(50);
        CountDownLatch hungUp = new CountDownLatch(50);
        long before = threads();
        try (HealthBoard board = board(othersUp, hungDown, hungUp)) {
            fiftyHang.await();
            othersUp.await();
            assertThat(board.snapshot().checks()).hasSize(CHECKS);
            hungDown.await();
            assertThat(threads() - before).isLessThanOrEqualTo(CHECKS + 2);
            HealthSnapshot snapshot = board.snapshot();
            assertThat(snapshot.checks())
                    .filteredOn(check -> check.name().startsWith("hangs"))
                    .allMatch(CheckHealth::hung)
                    .allMatch(check -> check.state() == HealthState.DOWN);
            assertThat(snapshot.checks())
                    .filteredOn(check -> check.name().startsWith("works"))
                    .allMatch(check -> check.state() == HealthState.UP);
            assertThat(begun.entrySet())
                    .filteredOn(look -> look.getKey().startsWith("hangs"))
                    .allMatch(look -> look.getValue().get() == 1);

            released.countDown();
            hungUp.await();
        }
        assertThat(twice).hasValue(0);
        assertThat(interrupted).isFalse();
    }

    @Test
    void board_closedWhileChecksHang_interruptsNobody() throws InterruptedException {
        HealthBoard board = board(new CountDownLatch(0), new CountDownLatch(0), new CountDownLatch(0));
        fiftyHang.await();
        board.close();

        assertThat(board.snapshot().checks()).allMatch(check -> check.state() == HealthState.UNKNOWN);
        released.countDown();
        assertThat(interrupted).isFalse();
    }
}
