package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who acts on a thread, and which write runs there. One for all guards that share a report; each thread has its own. */
final class CurrentWrite {
    private final Actor otherwise;
    private final ThreadLocal<@Nullable RunningWrite> writes;
    private final ThreadLocal<Said> said;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger dryRuns = new AtomicInteger();

    CurrentWrite(Actor otherwise) {
        this.otherwise = otherwise;
        // One of each guard: several environments may live in one process.
        this.writes = new ThreadLocal<>();
        this.said = ThreadLocal.withInitial(() -> Said.NOTHING);
    }

    @Nullable
    RunningWrite running() {
        return writes.get();
    }

    // Not remove(): setting up the entry anew would cost the next write more than the guard itself.
    void running(@Nullable RunningWrite write) {
        writes.set(write);
    }

    void begin(RunningWrite write) {
        begun.incrementAndGet();
        if (write.dryRun()) {
            dryRuns.incrementAndGet();
        }
        running(write);
    }

    void end(RunningWrite write) {
        begun.decrementAndGet();
        if (write.dryRun()) {
            dryRuns.decrementAndGet();
        }
        running(write.outer);
    }

    /** True if a write that was asked about runs on any thread. */
    boolean any() {
        return begun.get() != 0;
    }

    /** True if a dry run runs on any thread. */
    boolean anyDry() {
        return dryRuns.get() != 0;
    }

    /** Who acts where nobody said: the one of the running write, of the context, of the guard. */
    Actor actor() {
        RunningWrite running = writes.get();
        if (running != null) {
            return running.actor();
        }
        Actor bound = said.get().actor();
        return bound != null ? bound : otherwise;
    }

    /** The write with what the write around it, and the context, say for it. */
    Write filled(Write write) {
        RunningWrite running = writes.get();
        Write nearest = running == null ? write : Said.of(running).fill(write);
        return said.get().fill(nearest);
    }

    Said said() {
        return said.get();
    }

    void said(Said other) {
        said.set(other);
    }
}
