package dev.ringfence.jdbc.statement;

import dev.ringfence.base.Decision;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;

/** Gives decisions their effect. A defect in counting or reporting never fails a statement. */
public final class Denials {
    private Denials() {}

    /** Counts the decision, and throws if it is a denial that is enforced. */
    public static void apply(WriteGuard guard, Decision decision, Subject subject) {
        try {
            guard.apply(decision, subject);
        } catch (RingfenceException denied) {
            throw denied;
        } catch (RuntimeException defect) {
            guard.error("jdbc.decision", defect);
        }
    }

    /** As {@link #apply}, for one of several rules: what it allows is not one more decision to count. */
    public static void refuse(WriteGuard guard, Decision decision, Verdict verdict) {
        if (decision != Decision.allowed()) {
            apply(guard, decision, verdict.subject());
        }
    }
}
