package dev.ringfence.spring.actuator;

import dev.ringfence.jdbc.GuardedDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads stamps anew for whoever looks: connections that are open know what their datastore was when they were opened. At
 * most every five seconds, on a thread of its own, and nobody waits longer than a second for a database that does not
 * answer. Safe for use by many threads.
 */
final class FreshStamps {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private record Reading(long begun, CompletableFuture<Void> done) {}

    private final AtomicReference<Reading> last = new AtomicReference<>(
            new Reading(System.nanoTime() - FRESH.toNanos(), CompletableFuture.completedFuture(null)));

    private final Duration patience;

    FreshStamps() {
        this(PATIENCE);
    }

    /**
     * With another patience.
     *
     * @param patience how long one who looks waits at most
     */
    FreshStamps(Duration patience) {
        this.patience = patience;
    }

    /** Reads them, unless that was done just now; of those that were never read, nothing is asked. */
    void read(List<GuardedDataSource> guards) {
        Reading before = Objects.requireNonNull(last.get());
        Reading next = new Reading(System.nanoTime(), new CompletableFuture<>());
        boolean due = before.done().isDone() && next.begun() - before.begun() >= FRESH.toNanos();
        if (!due || !last.compareAndSet(before, next)) {
            return;
        }
        Thread thread = new Thread(
                () -> {
                    guards.forEach(FreshStamps::again);
                    next.done().complete(null);
                },
                "ringfence-stamps");
        thread.setDaemon(true);
        thread.start();
        try {
            next.done().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            // What was seen last is shown.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What is refused is seen as well, and what does not answer stays as it was seen. */
    private static void again(GuardedDataSource guard) {
        try {
            if (guard.lastAdmission().isPresent()) {
                guard.readAgain();
            }
        } catch (SQLException | RuntimeException seenAsItIs) {
            // The guard has told of it, or will tell whoever asks for a connection.
        }
    }
}
