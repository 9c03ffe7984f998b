package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.failure.CancelledException;
import dev.ringfence.refresh.failure.UntransformableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a table by several threads and sends them in their order by one. Rows that the database refuses are
 * found by halves, and drawn anew.
 */
final class SyntheticPipeline implements AutoCloseable {
    /** So often a row is drawn anew. */
    private static final int REDRAWS = 64;

    /** ER_NO_PARTITION_FOR_GIVEN_VALUE, ER_CONSTRAINT_FAILED of MariaDB, ER_CHECK_CONSTRAINT_VIOLATED of MySQL. */
    private static final Set<Integer> REFUSALS = Set.of(1526, 4025, 3819);

    private final SyntheticTable table;
    private final SyntheticWriter writer;
    private final Connection target;
    private final int batch;
    private final int ahead;
    private final ExecutorService threads;
    private final Deque<Future<Object>> prepared = new ArrayDeque<>();
    private long next;
    private long done;
    private int sent;

    SyntheticPipeline(SyntheticTable table, SyntheticWriter writer, Connection target, int parallelism, int batch) {
        this.table = table;
        this.writer = writer;
        this.target = target;
        this.batch = batch;
        this.ahead = 2 * parallelism;
        this.threads = Executors.newFixedThreadPool(parallelism, work -> {
            Thread thread = new Thread(work, "ringfence-synthetic");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How many rows the last call sent. */
    int sent() {
        return sent;
    }

    /** Sends the next rows; false if there are no more. */
    boolean sendNext() throws SQLException {
        while (next < table.rows() && prepared.size() < ahead) {
            long from = next;
            int count = count(from);
            prepared.add(threads.submit(() -> prepare(from, count)));
            next += count;
        }
        Future<Object> first = prepared.poll();
        if (first == null) {
            return false;
        }
        sent = count(done);
        send(result(first), done, sent);
        done += sent;
        return true;
    }

    private int count(long from) {
        return (int) Math.min(batch, table.rows() - from);
    }

    private Object prepare(long from, int count) {
        List<@Nullable Object[]> rows = new ArrayList<>(count);
        for (long row = from; row < from + count; row++) {
            rows.add(table.cells(row));
        }
        return writer.prepare(rows);
    }

    private static Object result(Future<Object> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(cause);
        }
    }

    private void send(Object rows, long from, int count) throws SQLException {
        if (sends(rows)) {
            return;
        }
        if (count > 1) {
            int half = count / 2;
            send(prepare(from, half), from, half);
            send(prepare(from + half, count - half), from + half, count - half);
            return;
        }
        for (int redraw = 0; redraw < REDRAWS; redraw++) {
            table.redraw(from);
            if (sends(prepare(from, 1))) {
                return;
            }
        }
        throw new UntransformableException(table.table().name() + ": the database refused a row " + REDRAWS
                + " times: give the columns of its conditions and keys the values that they allow");
    }

    private boolean sends(Object rows) throws SQLException {
        Savepoint before = target.setSavepoint();
        try {
            writer.send(rows);
            target.releaseSavepoint(before);
            return true;
        } catch (SQLException refused) {
            if (!isRefusal(refused)) {
                throw refused;
            }
            target.rollback(before);
            return false;
        }
    }

    /** A constraint of the schema (SQLSTATE class 23), or a value that does not fit (class 22). */
    private static boolean isRefusal(SQLException failed) {
        String state = Objects.requireNonNullElse(failed.getSQLState(), "");
        return state.startsWith("23") || state.startsWith("22") || REFUSALS.contains(failed.getErrorCode());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
