package dev.ringfence.audit;

/**
 * Where audit entries go. Implementations must be safe for use by many threads and must not block for long: {@link
 * #record} is called on the thread that was refused.
 *
 * <p>An implementation that fails throws; the caller counts the failure and the refusal stands.
 */
@FunctionalInterface
public interface AuditTrail {

    /** Keeps one entry. */
    void record(AuditEntry entry);

    /**
     * Writes each entry as one line to the slf4j logger {@code dev.ringfence.audit}: refusals, overrides and switches at WARN,
     * everything else at INFO.
     */
    static AuditTrail logging() {
        return new LoggingAuditTrail();
    }

    /** Hands each entry to this trail first, then to the other. */
    default AuditTrail and(AuditTrail other) {
        return entry -> {
            record(entry);
            other.record(entry);
        };
    }
}
