package dev.ringfence.spring.actuator;

import dev.ringfence.audit.Actor;
import dev.ringfence.write.WritePolicy;

/**
 * The limits of writes.
 *
 * @param name how it is called
 * @param revision which edition it is
 * @param digest the version that approvals and receipts are bound to
 * @param maxRowsPerStatement the most rows that one statement of released code may change
 * @param maxRowsPerStatementOfPeople the same for people and agents
 * @param file the whole policy in its file form, JSON text
 */
record ShownPolicy(
        String name,
        int revision,
        String digest,
        long maxRowsPerStatement,
        long maxRowsPerStatementOfPeople,
        String file) {
    static ShownPolicy of(WritePolicy policy) {
        return new ShownPolicy(
                ShownText.of(policy.name()),
                policy.revision(),
                policy.digest(),
                policy.maxRowsPerStatement(Actor.Kind.SERVICE),
                policy.maxRowsPerStatement(Actor.Kind.HUMAN),
                ShownText.of(policy.toJson()));
    }
}
