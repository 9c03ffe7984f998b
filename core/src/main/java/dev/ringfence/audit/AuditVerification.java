package dev.ringfence.audit;

import java.util.List;

/**
 * What a verification found.
 *
 * @param entries how many sealed entries were read
 * @param first the first sequence number that the chain should have: 1, or the one behind what was pruned
 * @param last the last one, by the head of the chain
 * @param anchors how many anchors could be held against the chain; those of pruned entries cannot
 * @param problems what is wrong, at most 1,000 of them, in the order of their sequence numbers as far as there is one
 */
public record AuditVerification(long entries, long first, long last, int anchors, List<AuditProblem> problems) {
    public AuditVerification {
        problems = List.copyOf(problems);
    }

    /** True if nothing is wrong. */
    public boolean intact() {
        return problems.isEmpty();
    }

    @Override
    public String toString() {
        return "audit trail " + first + " to " + last + ": " + entries + " entries, " + anchors + " anchors, "
                + (intact() ? "intact" : problems);
    }
}
