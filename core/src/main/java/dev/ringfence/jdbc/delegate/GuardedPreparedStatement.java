package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.gate.ConnectionGate;
import dev.ringfence.jdbc.live.LiveBoundary;
import dev.ringfence.jdbc.live.LivePlace;
import dev.ringfence.jdbc.statement.Verdict;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A prepared statement, decided about once, when it was prepared. */
class GuardedPreparedStatement<D extends PreparedStatement> extends ForwardingPreparedStatement<D> {
    private final Verdict verdict;

    GuardedPreparedStatement(GuardedConnection connection, D delegate, Verdict verdict) {
        super(connection, delegate, connection.gate.parameters(verdict));
        this.verdict = verdict;
    }

    @Override
    public @Nullable LiveBoundary boundary() {
        return verdict.readOnly ? null : gate().live();
    }

    @Override
    public LivePlace place(int number) {
        return verdict.place(number);
    }

    @Override
    public LivePlace place(String name) {
        return new LivePlace("parameter '" + name + "'", null, name, verdict.subject());
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return passesQuery(verdict)
                ? new GuardedResultSet(gate(), this, delegate.executeQuery())
                : askedQuery(verdict, () -> delegate.executeQuery());
    }

    @Override
    public int executeUpdate() throws SQLException {
        ConnectionGate gate = gate();
        if (gate.passesCounted(verdict)) {
            int changed = delegate.executeUpdate();
            gate.counted(verdict, changed);
            return changed;
        }
        return (int) askedUpdate(verdict, () -> delegate.executeUpdate());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return update(verdict, () -> delegate.executeLargeUpdate());
    }

    @Override
    public boolean execute() throws SQLException {
        if (gate().passes(verdict)) {
            return delegate.execute();
        }
        return either(verdict, () -> delegate.execute());
    }

    @Override
    public void addBatch() throws SQLException {
        if (!gate().passes(verdict)) {
            gate().before(verdict);
        }
        super.addBatch();
        collected(verdict);
    }
}
