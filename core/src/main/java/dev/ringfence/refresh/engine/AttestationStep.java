package dev.ringfence.refresh.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes down what was done, in the transaction that shows the rows: both become visible, or neither. */
@FunctionalInterface
public interface AttestationStep {
    /**
     * Called when all is verified and stamped.
     *
     * @param target in the transaction that commits next; no commit, no rollback
     */
    void attest(Connection target, RefreshFacts facts) throws SQLException;
}
