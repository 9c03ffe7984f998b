package dev.ringfence.refresh.copy;

import dev.ringfence.refresh.failure.CancelledException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fills blocks in a thread of its own, so that the next rows come while the last ones are sent, written or scanned.
 *
 * <p>Guaranteed: at most {@value #BLOCKS} blocks are held, each made when it is first needed, and no row is read before all
 * that was read is given back once that is more than {@value #MOST_BYTES} bytes; what filling failed with is thrown where
 * the block is taken. For one thread that takes.
 */
public final class ReadAhead<B extends ReadAhead.Block> implements AutoCloseable {
    private static final int BLOCKS = 4;

    /** A row is read whole: with what waits it must fit into the heap. */
    private static final long MOST_BYTES = 2 << 20;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Supplier<B> maker;
    private final Filler<B> filler;
    private final Thread reader;
    private final Deque<B> free = new ArrayDeque<>();
    private final Deque<B> full = new ArrayDeque<>();
    private @Nullable Throwable failure;
    private @Nullable B taken;
    private int made;
    private long held;
    private boolean ended;
    private volatile boolean closed;

    private final Demand demand = new Demand() {
        @Override
        public boolean isThere() {
            return !closed;
        }

        @Override
        public boolean isUrgent() {
            return isNoneWaiting();
        }
    };

    /** Rows that are handed on together. */
    public interface Block {
        /** True if it takes no more. */
        boolean isFull();

        /** How many rows it holds. */
        int count();

        /** How much they take, about. */
        long bytes();

        /** Forgets them. */
        void clear();
    }

    /** Where rows come from. */
    @FunctionalInterface
    public interface Filler<B> {
        /**
         * Fills a block; one that is not full afterwards is the last.
         *
         * @param demand for it
         */
        void fill(B block, Demand demand) throws SQLException;
    }

    /** How much a block is wanted that is being filled. */
    public interface Demand {
        /** False if nobody will take it. */
        boolean isThere();

        /** True if no other one can be taken before: what the taker can do to it as well is better left to the taker. */
        boolean isUrgent();
    }

    /** Begins to read; the source is closed by whoever opened it, after this. */
    public ReadAhead(Supplier<B> maker, Filler<B> filler) {
        this.maker = maker;
        this.filler = filler;
        reader = new Thread(this::read, "ringfence-refresh-reader-" + NUMBER.incrementAndGet());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * The next rows, which are the caller's until the next call; {@code null} behind the last.
     *
     * @throws CancelledException if the thread is interrupted
     */
    public @Nullable B next() throws SQLException {
        B block = take();
        if (block == null) {
            rethrow();
        }
        return block;
    }

    private synchronized @Nullable B take() {
        if (taken != null) {
            held -= taken.bytes();
            taken.clear();
            free.add(taken);
            taken = null;
            notifyAll();
        }
        try {
            while (full.isEmpty() && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        taken = full.poll();
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
            for (B block = room(); block != null; block = filled(block) ? room() : null) {
                filler.fill(block, demand);
            }
        } catch (SQLException | RuntimeException | Error failed) {
            failure = failed;
        } finally {
            end();
        }
    }

    /** A block to fill; {@code null} if nobody will take it. */
    private synchronized @Nullable B room() {
        boolean interrupted = false;
        while (!closed && ((free.isEmpty() && made == BLOCKS) || held > MOST_BYTES)) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (closed) {
            return null;
        }
        if (free.isEmpty()) {
            made++;
            return maker.get();
        }
        return free.remove();
    }

    /** True if there may be more rows: all but the last block are full. */
    private synchronized boolean filled(B block) {
        boolean more = block.isFull();
        held += block.bytes();
        (block.count() > 0 ? full : free).add(block);
        notifyAll();
        return more;
    }

    private synchronized boolean isNoneWaiting() {
        return full.isEmpty();
    }

    private synchronized void end() {
        ended = true;
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
