package dev.ringfence.refresh.copy;

import dev.ringfence.refresh.failure.CancelledException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads a COPY in a thread of its own, as {@link ReadAhead} says. For one thread that takes. */
public final class CopyAhead implements AutoCloseable {
    private final Rows source;
    private final ReadAhead<CopyRows> ahead;

    /** Where rows come from. */
    @FunctionalInterface
    public interface Rows {
        /** The next row; {@code null} behind the last, after which it is not asked again. */
        byte @Nullable [] next() throws SQLException;
    }

    /** Begins to read; the source is closed by whoever opened it, after this. */
    public CopyAhead(Rows source) {
        this.source = source;
        this.ahead = new ReadAhead<>(CopyRows::new, this::fill);
    }

    private void fill(CopyRows rows, ReadAhead.Demand demand) throws SQLException {
        while (demand.isThere() && !rows.isFull()) {
            byte[] row = source.next();
            if (row == null) {
                return;
            }
            rows.add(row);
        }
    }

    /**
     * The next rows, which are the caller's until the next call; {@code null} behind the last.
     *
     * @throws CancelledException if the thread is interrupted
     */
    public @Nullable CopyRows next() throws SQLException {
        return ahead.next();
    }

    /** Returns when nobody reads from the source any more, which is after the row that is under way. */
    @Override
    public void close() {
        ahead.close();
    }
}
