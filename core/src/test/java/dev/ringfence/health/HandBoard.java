package dev.ringfence.health;

import dev.ringfence.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A board whose time passes, and whose looks return, when a test says so. */
final class HandBoard {
    private final MovableClock clock = new MovableClock();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Deque<Runnable> looks = new ArrayDeque<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> changes = new ArrayList<>();
    final HealthBoard board;

    HandBoard(HealthCheck... checks) {
        HealthBoard.Builder builder = HealthBoard.builder()
                .meters(meters)
                .clock(clock)
                .ticker(nanos::get)
                .lookingBy(looks::add)
                .listener((before, after) -> changes.add(after.name() + " " + before.state() + " " + after.state()));
        for (HealthCheck check : checks) {
            builder.check(check);
        }
        this.board = builder.build();
    }

    void pass(Duration time) {
        clock.move(time);
        nanos.addAndGet(time.toNanos());
    }

    /** Time passes and the board takes notice; looks that begin do not return. */
    void step(Duration time) {
        pass(time);
        board.step();
    }

    /** Lets every look that began return. */
    void answer() {
        while (!looks.isEmpty()) {
            looks.remove().run();
        }
    }

    int looking() {
        return looks.size();
    }

    /** The look that began last waits; the others return. */
    Runnable holdLast() {
        return looks.removeLast();
    }

    CheckHealth check(String name) {
        return board.snapshot().check(name).orElseThrow();
    }

    HealthState state(String name) {
        return check(name).state();
    }
}
