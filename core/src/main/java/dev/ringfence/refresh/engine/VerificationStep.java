package dev.ringfence.refresh.engine;

import dev.ringfence.refresh.base.VerificationResult;
import java.sql.SQLException;
import java.util.List;

/** Looks at what was written, before anybody else can. */
@FunctionalInterface
public interface VerificationStep {
    /** What was looked at and found; one result that did not pass ends the refresh, and the target is as it was. */
    List<VerificationResult> verify(Landing landing) throws SQLException;
}
