package dev.ringfence.write;

import java.util.List;

/**
 * What holds for one operation, of one kind, by one kind of actor: all rules put together.
 *
 * @param requirements what has to hold before it runs
 * @param ceilings the limits of the policy
 * @param dryRunOnly true if it runs only as a dry run
 * @param destructive true if a rule says that it is
 * @param audited true if it is audited however it ends
 */
record WriteTerms(
        List<Requirement> requirements, Ceilings ceilings, boolean dryRunOnly, boolean destructive, boolean audited) {
    /** Nothing is asked and nothing limited. */
    static final WriteTerms NONE = new WriteTerms(List.of(), Ceilings.unlimited(), false, false, false);

    /** True if nothing is asked but that the ceilings hold. */
    boolean isOrdinary() {
        return requirements.isEmpty() && !dryRunOnly && !destructive && !audited;
    }

    WriteTerms {
        requirements = List.copyOf(requirements);
    }
}
