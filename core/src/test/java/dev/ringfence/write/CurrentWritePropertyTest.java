package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random nests of writes and contexts, on one thread and handed to others, looked into at some places and not at others:
 * what is found is what a list of them says, and in the end no thread carries anything.
 */
class CurrentWritePropertyTest {
    private static final int DEEPEST = 5;

    /** A thread for each: one of a ForkJoinPool that waits takes over other tasks, and runs them within its own write. */
    private static final Executor THREADS = task -> new Thread(task, "nest").start();

    private final WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
            .levels(Levels.enforcing())
            .meters(new SimpleMeterRegistry())
            .build();

    /** One write as it should be found. */
    private static final class Expected {
        final String operation;
        long rows;

        Expected(String operation) {
            this.operation = operation;
        }
    }

    private final Write[] kept = {Write.custom("a"), Write.custom("b").maxRows(1_000), Write.sql("c")};

    @Property(tries = 300, seed = "20261122")
    void nest_whereverLookedInto_isWhatItIs(@ForAll long seed) {
        long before = guard.report().decisions();
        int[] begun = new int[1];
        nest(new Random(seed), new ArrayDeque<>(), begun);
        assertThat(guard.writing()).isFalse();
        assertThat(guard.running()).isEmpty();
        assertThat(guard.report().decisions() - before).isEqualTo(begun[0]);
    }

    private void nest(Random random, Deque<Expected> around, int[] begun) {
        look(random, around);
        if (around.size() == DEEPEST) {
            return;
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> guard.capture().as(Actor.service("other")).run(() -> nest(random, around, begun));
                case 1 ->
                    CompletableFuture.runAsync(guard.capture().runnable(() -> nest(random, around, begun)), THREADS)
                            .join();
                case 2 ->
                    CompletableFuture.runAsync(() -> nest(random, new ArrayDeque<>(), begun), THREADS)
                            .join();
                default -> write(random, around, begun);
            }
            look(random, around);
        }
    }

    private void write(Random random, Deque<Expected> around, int[] begun) {
        Write write = random.nextBoolean()
                ? kept[random.nextInt(kept.length)]
                : Write.custom("made").maxRows(1_000);
        boolean fails = random.nextInt(4) == 0;
        begun[0]++;
        try {
            guard.run(write, () -> {
                around.push(new Expected(write.operation()));
                try {
                    nest(random, around, begun);
                } finally {
                    around.pop();
                }
                if (fails) {
                    throw new ArithmeticException("made by the test");
                }
            });
            assertThat(fails).isFalse();
        } catch (ArithmeticException expected) {
            assertThat(fails).isTrue();
        }
    }

    private void look(Random random, Deque<Expected> around) {
        if (!around.isEmpty()) {
            assertThat(guard.writing()).isTrue();
        }
        if (random.nextInt(3) == 0 && !around.isEmpty()) {
            guard.countRows(2);
            around.forEach(write -> write.rows += 2);
        }
        if (random.nextInt(3) == 0) {
            RunningWrite found = guard.running().orElse(null);
            for (Expected expected : around) {
                assertThat(found).isNotNull();
                assertThat(found.write().operation()).isEqualTo(expected.operation);
                assertThat(found.rows()).isEqualTo(expected.rows);
                found = found.outer().orElse(null);
            }
            assertThat(found).isNull();
        }
    }
}
