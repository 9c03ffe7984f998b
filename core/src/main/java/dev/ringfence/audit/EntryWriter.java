package dev.ringfence.audit;

import dev.ringfence.store.StoreConnections;
import dev.ringfence.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps entries by one connection of the trail's own, so that a refused thread neither waits for the application's last
 * connection nor holds it. One thread inserts what has gathered, together; who hands over waits until its entry is
 * committed, but not while the store is known to fail.
 */
final class EntryWriter implements AutoCloseable {
    private static final int CAPACITY = 10_000;
    private static final int MOST_TOGETHER = 500;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final StoreConnections connections;
    private final AuditSteps steps;
    private final Duration timeout;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "ringfence-audit-writer");

    private record Pending(EntryRow row, CompletableFuture<Void> kept) {}

    EntryWriter(StoreConnections connections, AuditSteps steps, Duration timeout) {
        this.connections = connections;
        this.steps = steps;
        this.timeout = timeout;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Hands an entry over and waits until it is committed.
     *
     * @throws StoreUnavailableException if that is not known in time; unless too many wait already, the entry is kept as
     *     soon as the store can
     */
    void write(EntryRow row) {
        if (closed.getCount() == 0) {
            throw new StoreUnavailableException("the audit trail is closed");
        }
        Pending pending = new Pending(row, new CompletableFuture<>());
        if (!queue.offer(pending)) {
            throw new StoreUnavailableException("the audit entry was lost: " + CAPACITY + " wait already");
        }
        if (steps.fails(AuditSteps.Step.RECORD)) {
            throw new StoreUnavailableException("the audit entry is not kept yet: the store fails");
        }
        try {
            pending.kept().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StoreUnavailableException("the audit entry is not kept yet: the store took too long", e);
        } catch (ExecutionException e) {
            throw new StoreUnavailableException("the audit entry was lost, or is not kept yet: the store failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("the audit entry is not kept yet: the thread was interrupted", e);
        }
    }

    private void work() {
        try {
            while (true) {
                Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Pending> gathered = new ArrayList<>(List.of(first));
                    queue.drainTo(gathered, MOST_TOGETHER - 1);
                    keep(gathered);
                } else if (closed.getCount() == 0) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries until it is done, or until a try fails after the end. */
    private void keep(List<Pending> gathered) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                insert(gathered);
                return;
            } catch (StoreUnavailableException e) {
                if (isAboutTheRows(e)) {
                    one(gathered, e);
                    return;
                }
                steps.failed(AuditSteps.Step.RECORD, e);
                // Nobody waits any longer; the rows are still tried.
                gathered.forEach(pending -> pending.kept().completeExceptionally(e));
            }
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void insert(List<Pending> gathered) {
        connections.inTransaction("keep audit entries", session -> {
            EntryInsert.run(session, gathered.stream().map(Pending::row).toList());
            return gathered.size();
        });
        steps.worked(AuditSteps.Step.RECORD);
        steps.recorded("own", gathered.size());
        gathered.forEach(pending -> pending.kept().complete(null));
    }

    /** A row that the database does not take must not keep the others from being kept. */
    private void one(List<Pending> gathered, StoreUnavailableException failure) throws InterruptedException {
        if (gathered.size() == 1) {
            steps.failed(AuditSteps.Step.RECORD, failure);
            gathered.get(0).kept().completeExceptionally(failure);
            return;
        }
        for (Pending pending : gathered) {
            keep(List.of(pending));
        }
    }

    /** SQLSTATE classes 22, data exception, and 23, integrity constraint violation (ISO/IEC 9075-2). */
    private static boolean isAboutTheRows(StoreUnavailableException failure) {
        return failure.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && (cause.getSQLState().startsWith("22") || cause.getSQLState().startsWith("23"));
    }

    /** Keeps what waits, if the store can within the time-out. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(timeout.multipliedBy(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
