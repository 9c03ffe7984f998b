package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.gate.Batch;
import dev.ringfence.jdbc.gate.ConnectionGate;
import dev.ringfence.jdbc.limit.ChangeCounter;
import dev.ringfence.jdbc.statement.BoundParameters;
import dev.ringfence.jdbc.statement.RowChange;
import dev.ringfence.jdbc.statement.StatementRun;
import dev.ringfence.jdbc.statement.Verdict;
import java.sql.Array;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that asks before it runs, and counts the rows it changed. */
class GuardedStatement<D extends Statement> extends ForwardingStatement<D> {
    final GuardedConnection connection;
    /** What keeps the parameters of a prepared statement; null where nothing needs them. */
    final @Nullable BoundParameters bound;
    /** What was collected by addBatch; none most of the time. */
    private @Nullable Batch batch;

    GuardedStatement(GuardedConnection connection, D delegate, @Nullable BoundParameters bound) {
        super(delegate);
        this.connection = connection;
        this.bound = bound;
    }

    final ConnectionGate gate() {
        return connection.gate;
    }

    @Override
    @Nullable
    ResultSet guarded(@Nullable ResultSet value) {
        return value == null ? null : new GuardedResultSet(gate(), this, value);
    }

    @Override
    @Nullable
    Array guarded(@Nullable Array value) {
        return value == null ? null : new GuardedArray(gate(), value);
    }

    @Override
    @Nullable
    Object guarded(@Nullable Object value) {
        return GuardedArray.guarded(gate(), this, value);
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return query(gate().verdict(sql), () -> delegate.executeQuery(sql));
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return (int) update(gate().verdict(sql), () -> delegate.executeUpdate(sql));
    }

    @Override
    public int executeUpdate(String sql, int keys) throws SQLException {
        return (int) update(gate().verdict(sql), () -> delegate.executeUpdate(sql, keys));
    }

    @Override
    public int executeUpdate(String sql, int[] keyColumns) throws SQLException {
        return (int) update(gate().verdict(sql), () -> delegate.executeUpdate(sql, keyColumns));
    }

    @Override
    public int executeUpdate(String sql, String[] keyColumns) throws SQLException {
        return (int) update(gate().verdict(sql), () -> delegate.executeUpdate(sql, keyColumns));
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return update(gate().verdict(sql), () -> delegate.executeLargeUpdate(sql));
    }

    @Override
    public long executeLargeUpdate(String sql, int keys) throws SQLException {
        return update(gate().verdict(sql), () -> delegate.executeLargeUpdate(sql, keys));
    }

    @Override
    public long executeLargeUpdate(String sql, int[] keyColumns) throws SQLException {
        return update(gate().verdict(sql), () -> delegate.executeLargeUpdate(sql, keyColumns));
    }

    @Override
    public long executeLargeUpdate(String sql, String[] keyColumns) throws SQLException {
        return update(gate().verdict(sql), () -> delegate.executeLargeUpdate(sql, keyColumns));
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return either(gate().verdict(sql), () -> delegate.execute(sql));
    }

    @Override
    public boolean execute(String sql, int keys) throws SQLException {
        return either(gate().verdict(sql), () -> delegate.execute(sql, keys));
    }

    @Override
    public boolean execute(String sql, int[] keyColumns) throws SQLException {
        return either(gate().verdict(sql), () -> delegate.execute(sql, keyColumns));
    }

    @Override
    public boolean execute(String sql, String[] keyColumns) throws SQLException {
        return either(gate().verdict(sql), () -> delegate.execute(sql, keyColumns));
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        Verdict verdict = gate().verdict(sql);
        if (!gate().passes(verdict)) {
            gate().before(verdict);
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
        return passesQuery(verdict) ? new GuardedResultSet(gate(), this, call.run()) : askedQuery(verdict, call);
    }

    /** True if a query may go straight to the driver: the rows that it changes, if any, need not be told. */
    final boolean passesQuery(Verdict verdict) {
        return verdict.maxRows == 0 ? gate().passesCounted(verdict) : gate().passes(verdict);
    }

    final ResultSet askedQuery(Verdict verdict, Call<ResultSet> call) throws SQLException {
        ConnectionGate gate = gate();
        gate.before(verdict);
        if (verdict.maxRows == 0 && !verdict.writes) {
            ResultSet rows = new GuardedResultSet(gate, this, call.run());
            gate.after(verdict);
            return rows;
        }
        ResultSet[] rows = new ResultSet[1];
        gate.run(verdict, true, () -> List.of(element(verdict)), () -> {
            // All rows at once: those left at the server would be gone with the transaction.
            int fetchSize = delegate.getFetchSize();
            delegate.setFetchSize(0);
            rows[0] = call.run();
            delegate.setFetchSize(fetchSize);
            return ChangeCounter.UNTOLD;
        });
        return new GuardedResultSet(gate, this, rows[0]);
    }

    final long update(Verdict verdict, StatementRun call) throws SQLException {
        if (gate().passesCounted(verdict)) {
            long changed = call.run();
            gate().counted(verdict, changed);
            return changed;
        }
        return askedUpdate(verdict, call);
    }

    final long askedUpdate(Verdict verdict, StatementRun call) throws SQLException {
        gate().before(verdict);
        return gate().run(verdict, false, () -> List.of(element(verdict)), call);
    }

    final boolean either(Verdict verdict, Call<Boolean> call) throws SQLException {
        ConnectionGate gate = gate();
        if (gate.passes(verdict)) {
            return call.run();
        }
        if (!verdict.effect.returning() && gate.passesCounted(verdict)) {
            boolean query = call.run();
            if (!query && verdict.maxRows > 0) {
                gate.counted(verdict, delegate.getUpdateCount());
            }
            return query;
        }
        gate.before(verdict);
        return gate.run(
                        verdict,
                        verdict.effect.returning(),
                        () -> List.of(element(verdict)),
                        () -> call.run() ? ChangeCounter.UNTOLD : Math.max(0, delegate.getUpdateCount()))
                < 0;
    }

    private RowChange.Element element(Verdict verdict) {
        return new RowChange.Element(verdict, bound == null ? new BoundParameters() : bound);
    }

    /** Adds one element to what the batch may change. */
    final void collected(Verdict verdict) {
        Batch collected = batch == null ? new Batch() : batch;
        collected.add(verdict, bound == null ? gate().parameters(verdict) : bound.copy());
        batch = collected;
    }

    private long[] batch(Call<long[]> call) throws SQLException {
        Batch collected = batch;
        batch = null;
        ConnectionGate gate = gate();
        if (collected == null || collected.passes(gate)) {
            return call.run();
        }
        long[][] counts = new long[1][];
        gate.run(collected, () -> {
            try {
                counts[0] = call.run();
            } catch (BatchUpdateException failed) {
                gate.countPart(collected.hardest(), Math.max(0, collected.total(failed.getLargeUpdateCounts())));
                throw failed;
            }
            return collected.total(counts[0]);
        });
        return counts[0];
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Unwrapping.of(gate(), this, delegate, type);
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
