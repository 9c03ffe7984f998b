package dev.ringfence.refresh;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a COPY in a thread of its own, so that the next rows come while the last ones are transformed, sent or scanned.
 *
 * <p>Guaranteed: at most {@value #BLOCKS} blocks of rows are held, and no row is read before all that was read is given
 * back once that is more than {@value #MOST_BYTES} bytes; what the source failed with is thrown where its rows are taken.
 * For one thread that takes.
 */
final class CopyAhead implements AutoCloseable {
    private static final int BLOCKS = 4;

    /** A row is read whole: with what waits it must fit into the heap. */
    private static final long MOST_BYTES = 2 * CopyRows.BYTES;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Ends the blocks. */
    private static final CopyRows END = new CopyRows();

    private final Rows source;
    private final Thread reader;
    private final Deque<CopyRows> free = new ArrayDeque<>();
    private final Deque<CopyRows> full = new ArrayDeque<>();
    private @Nullable Throwable failure;
    private @Nullable CopyRows taken;
    private long held;
    private volatile boolean closed;

    /** Where rows come from. */
    @FunctionalInterface
    interface Rows {
        /** The next row; {@code null} behind the last, after which it is not asked again. */
        byte @Nullable [] next() throws SQLException;
    }

    /** Begins to read; the source is closed by whoever opened it, after this. */
    CopyAhead(Rows source) {
        this.source = source;
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new CopyRows());
        }
        reader = new Thread(this::read, "ringfence-refresh-reader-" + NUMBER.incrementAndGet());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * The next rows, which are the caller's until the next call; {@code null} behind the last.
     *
     * @throws CancelledException if the thread is interrupted
     */
    @Nullable
    CopyRows next() throws SQLException {
        CopyRows rows = taken();
        if (rows == END) {
            rethrow();
            return null;
        }
        return rows;
    }

    private synchronized CopyRows taken() {
        if (taken != null) {
            held -= taken.bytes();
            taken.clear();
            free.add(taken);
            taken = null;
            notifyAll();
        }
        try {
            while (full.isEmpty()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        if (full.element() == END) {
            return END;
        }
        taken = full.remove();
        return taken;
    }

    private void rethrow() throws SQLException {
        Throwable failed = failure;
        if (failed instanceof SQLException lost) {
            throw lost;
        }
        if (failed instanceof RuntimeException defect) {
            throw defect;
        }
        if (failed instanceof Error error) {
            throw error;
        }
    }

    private void read() {
        try {
            for (CopyRows rows = room(); rows != null; rows = filled(rows) ? room() : null) {
                fill(rows);
            }
        } catch (SQLException | RuntimeException | Error failed) {
            failure = failed;
        } finally {
            end();
        }
    }

    private void fill(CopyRows rows) throws SQLException {
        while (!closed && !rows.isFull()) {
            byte[] row = source.next();
            if (row == null) {
                return;
            }
            rows.add(row);
        }
    }

    /** A block to fill; {@code null} if nobody will take it. */
    private synchronized @Nullable CopyRows room() {
        boolean interrupted = false;
        while (!closed && (free.isEmpty() || held > MOST_BYTES)) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return closed ? null : free.remove();
    }

    /** True if there may be more rows: all but the last block are full. */
    private synchronized boolean filled(CopyRows rows) {
        boolean more = rows.isFull();
        held += rows.bytes();
        (rows.count() > 0 ? full : free).add(rows);
        notifyAll();
        return more;
    }

    private synchronized void end() {
        full.add(END);
        notifyAll();
    }

    /** Returns when nobody reads from the source any more, which is after the row that is under way. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
