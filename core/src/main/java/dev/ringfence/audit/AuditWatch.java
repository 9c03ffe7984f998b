package dev.ringfence.audit;

import java.util.Optional;

/**
 * Verifies an audit trail as it grows: each look reads what was sealed since the last one that found nothing wrong.
 *
 * <p>Guaranteed: what is edited, deleted or inserted behind the entry that was newest at the last look is found at the next
 * one, and so is that entry's own replacement, and a chain that was cut below it, head and all. Not guaranteed: what is done
 * to entries before it; {@link JdbcAuditTrail#verify} reads those. What was wrong once is told at each look until it is put
 * right.
 *
 * <p>Safe for use by many threads, one look after another.
 */
public final class AuditWatch {
    private final AuditVerifier verifier;
    private Optional<ChainCheck.Link> known = Optional.empty();

    AuditWatch(AuditVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Looks. The first look reads the newest entry alone.
     *
     * @throws dev.ringfence.store.StoreUnavailableException if the store does not answer
     */
    public synchronized AuditVerification look() {
        AuditVerifier.Stretch stretch = verifier.verifySince(known);
        if (stretch.found().intact()) {
            known = Optional.of(stretch.head());
        }
        return stretch.found();
    }
}
