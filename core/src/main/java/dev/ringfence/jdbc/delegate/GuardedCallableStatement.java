package dev.ringfence.jdbc.delegate;

import dev.ringfence.jdbc.statement.Verdict;
import java.sql.CallableStatement;

/** A call. What it changes inside the database, no update count tells. */
final class GuardedCallableStatement extends ForwardingCallableStatement {
    GuardedCallableStatement(GuardedConnection connection, CallableStatement delegate, Verdict verdict) {
        super(connection, delegate, verdict);
    }
}
