package dev.ringfence.refresh.engine;

import java.sql.SQLException;

/**
 * Reads what was written while the database may still build its indexes and keys: for what {@link VerificationStep}s say
 * of it afterwards. Engines that build nothing behind the rows need not call it.
 */
@FunctionalInterface
public interface ReadingStep {
    /**
     * Called at most once, when all rows are written and before any verification.
     *
     * @param landing whose keys are not told of yet
     */
    void read(Landing landing) throws SQLException;
}
