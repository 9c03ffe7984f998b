package dev.ringfence.jdbc;

import java.sql.Array;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement that asks before it runs, and counts the rows it changed. */
class GuardedStatement<D extends Statement> extends ForwardingStatement<D> {
    final GuardedConnection connection;
    final ConnectionGate gate;
    /** What was collected by addBatch; none most of the time. */
    private @Nullable Batch batch;

    /**
     * @param last the verdict on the last element
     * @param maxRows the most rows that all of them can change
     */
    private record Batch(Verdict last, long maxRows) {}

    GuardedStatement(GuardedConnection connection, D delegate) {
        super(delegate);
        this.connection = connection;
        this.gate = connection.gate;
    }

    @Override
    @Nullable
    ResultSet guarded(@Nullable ResultSet value) {
        return value == null ? null : new GuardedResultSet(gate, this, value);
    }

    @Override
    @Nullable
    Array guarded(@Nullable Array value) {
        return value == null ? null : new GuardedArray(gate, value);
    }

    @Override
    @Nullable
    Object guarded(@Nullable Object value) {
        return GuardedArray.guarded(gate, this, value);
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return query(gate.verdict(sql), () -> delegate.executeQuery(sql));
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return (int) update(gate.verdict(sql), () -> delegate.executeUpdate(sql));
    }

    @Override
    public int executeUpdate(String sql, int keys) throws SQLException {
        return (int) update(gate.verdict(sql), () -> delegate.executeUpdate(sql, keys));
    }

    @Override
    public int executeUpdate(String sql, int[] keyColumns) throws SQLException {
        return (int) update(gate.verdict(sql), () -> delegate.executeUpdate(sql, keyColumns));
    }

    @Override
    public int executeUpdate(String sql, String[] keyColumns) throws SQLException {
        return (int) update(gate.verdict(sql), () -> delegate.executeUpdate(sql, keyColumns));
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return update(gate.verdict(sql), () -> delegate.executeLargeUpdate(sql));
    }

    @Override
    public long executeLargeUpdate(String sql, int keys) throws SQLException {
        return update(gate.verdict(sql), () -> delegate.executeLargeUpdate(sql, keys));
    }

    @Override
    public long executeLargeUpdate(String sql, int[] keyColumns) throws SQLException {
        return update(gate.verdict(sql), () -> delegate.executeLargeUpdate(sql, keyColumns));
    }

    @Override
    public long executeLargeUpdate(String sql, String[] keyColumns) throws SQLException {
        return update(gate.verdict(sql), () -> delegate.executeLargeUpdate(sql, keyColumns));
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return either(gate.verdict(sql), () -> delegate.execute(sql));
    }

    @Override
    public boolean execute(String sql, int keys) throws SQLException {
        return either(gate.verdict(sql), () -> delegate.execute(sql, keys));
    }

    @Override
    public boolean execute(String sql, int[] keyColumns) throws SQLException {
        return either(gate.verdict(sql), () -> delegate.execute(sql, keyColumns));
    }

    @Override
    public boolean execute(String sql, String[] keyColumns) throws SQLException {
        return either(gate.verdict(sql), () -> delegate.execute(sql, keyColumns));
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        Verdict verdict = gate.verdict(sql);
        if (!gate.passes(verdict)) {
            gate.before(verdict);
        }
        super.addBatch(sql);
        collected(verdict);
    }

    @Override
    public void clearBatch() throws SQLException {
        super.clearBatch();
        batch = null;
    }

    @Override
    public int[] executeBatch() throws SQLException {
        int[][] counts = new int[1][];
        batch(() -> {
            counts[0] = delegate.executeBatch();
            long[] large = new long[counts[0].length];
            for (int i = 0; i < large.length; i++) {
                large[i] = counts[0][i];
            }
            return large;
        });
        return counts[0];
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return batch(() -> delegate.executeLargeBatch());
    }

    /** A call of the driver. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws SQLException;
    }

    final ResultSet query(Verdict verdict, Call<ResultSet> call) throws SQLException {
        if (!gate.passes(verdict)) {
            gate.beforeQuery(verdict);
        }
        ResultSet rows = new GuardedResultSet(gate, this, call.run());
        gate.after(verdict);
        return rows;
    }

    final long update(Verdict verdict, ConnectionGate.Rows call) throws SQLException {
        if (gate.passes(verdict)) {
            return call.run();
        }
        gate.before(verdict);
        return gate.run(verdict, verdict.maxRows, call);
    }

    final boolean either(Verdict verdict, Call<Boolean> call) throws SQLException {
        if (gate.passes(verdict)) {
            return call.run();
        }
        gate.before(verdict);
        return gate.run(verdict, verdict.maxRows, () -> call.run() ? -1 : Math.max(0, delegate.getUpdateCount())) < 0;
    }

    /** Adds one element to what the batch may change. */
    final void collected(Verdict verdict) {
        batch = new Batch(verdict, RowBound.sum(batch == null ? 0 : batch.maxRows(), verdict.maxRows));
    }

    private long[] batch(Call<long[]> call) throws SQLException {
        Batch collected = batch;
        batch = null;
        if (collected == null || gate.passes(collected.last())) {
            return call.run();
        }
        Verdict verdict = collected.last();
        long bound = collected.maxRows();
        long[][] counts = new long[1][];
        gate.run(verdict, bound, () -> {
            try {
                counts[0] = call.run();
            } catch (BatchUpdateException failed) {
                // The part that succeeded stays in the transaction, so it counts.
                gate.count(verdict, bound, Math.max(0, total(failed.getLargeUpdateCounts(), verdict)));
                throw failed;
            }
            return total(counts[0], verdict);
        });
        return counts[0];
    }

    /** The sum; -1 if a driver hides a count that the text does not bound either. */
    private static long total(long @Nullable [] counts, Verdict verdict) {
        long total = 0;
        for (long count : counts == null ? new long[0] : counts) {
            if (count >= 0) {
                total = RowBound.sum(total, count);
            } else if (count == SUCCESS_NO_INFO && verdict.maxRows == Long.MAX_VALUE) {
                return -1;
            } else if (count == SUCCESS_NO_INFO) {
                total = RowBound.sum(total, verdict.maxRows);
            }
        }
        return total;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Unwrapping.of(gate, this, delegate, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || delegate.isWrapperFor(type);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
