package dev.ringfence.spring.actuator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the endpoint {@code safeguards}. Everything in it may be shown.
 *
 * @param at when it was read
 * @param environment where the process is, and how that is known
 * @param datastores what each {@code DataSource} leads to
 * @param guards each guard with its level
 * @param policy the limits of writes
 * @param decisions what was or would have been refused
 * @param operations mode and freeze; absent if nothing holds them
 * @param approvals consent that waits to be used
 * @param health checks, breakers and budgets
 * @param audit where what happened is kept; absent if it could not be read
 * @param fingerprints what this environment is compared by with others
 * @param unreadable what could not be read just now, and why
 */
record Safeguards(
        Instant at,
        ShownEnvironment environment,
        List<ShownDatastore> datastores,
        List<ShownGuard> guards,
        ShownPolicy policy,
        ShownDecisions decisions,
        @Nullable ShownOperations operations,
        List<ShownApproval> approvals,
        List<ShownHealth> health,
        @Nullable ShownAudit audit,
        List<ShownFingerprint> fingerprints,
        List<String> unreadable) {
    Safeguards {
        datastores = List.copyOf(datastores);
        guards = List.copyOf(guards);
        approvals = List.copyOf(approvals);
        health = List.copyOf(health);
        fingerprints = List.copyOf(fingerprints);
        unreadable = List.copyOf(unreadable);
    }
}
