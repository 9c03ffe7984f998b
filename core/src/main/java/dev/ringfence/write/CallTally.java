package dev.ringfence.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * A count that many threads raise and few read: each raises a cell of its own, which nobody else writes, so that a call
 * pays for no atomic instruction. The sum is exact for what happened before it: the cells of threads that ended are added
 * up and let go. Safe for use by many threads.
 */
final class CallTally {
    private static final int FEW = 64;

    private final ThreadLocal<Cell> own = ThreadLocal.withInitial(this::register);
    private final List<Cell> cells = new ArrayList<>();
    private long ofEndedThreads;
    private int cellsToFoldAt = FEW;

    /** What one thread counts. */
    static final class Cell {
        private static final VarHandle COUNT;

        static {
            try {
                COUNT = MethodHandles.lookup().findVarHandle(Cell.class, "count", long.class);
            } catch (ReflectiveOperationException impossible) {
                throw new ExceptionInInitializerError(impossible);
            }
        }

        private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());

        @SuppressWarnings("UnusedVariable") // by its handle
        private long count;

        private Cell() {}

        /** To be called by its thread alone. */
        void increment() {
            COUNT.setOpaque(this, (long) COUNT.get(this) + 1);
        }

        private long count() {
            return (long) COUNT.getOpaque(this);
        }

        private boolean isFinal() {
            Thread counting = thread.get();
            return counting == null || !counting.isAlive();
        }
    }

    /** The cell of the thread that asks. */
    Cell ofThisThread() {
        return own.get();
    }

    private synchronized Cell register() {
        if (cells.size() >= cellsToFoldAt) {
            fold();
            cellsToFoldAt = Math.max(FEW, 2 * cells.size());
        }
        Cell cell = new Cell();
        cells.add(cell);
        return cell;
    }

    private void fold() {
        cells.removeIf(cell -> {
            boolean ended = cell.isFinal();
            if (ended) {
                ofEndedThreads += cell.count();
            }
            return ended;
        });
    }

    /** What all threads counted. */
    synchronized long sum() {
        long sum = ofEndedThreads;
        for (Cell cell : cells) {
            sum += cell.count();
        }
        return sum;
    }

    /** How many threads have a cell; for tests. */
    synchronized int cells() {
        return cells.size();
    }
}
