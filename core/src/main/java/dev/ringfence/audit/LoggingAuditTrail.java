package dev.ringfence.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line per entry, so that any log pipeline can carry it. */
final class LoggingAuditTrail implements AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger("dev.ringfence.audit");

    @Override
    public void record(AuditEntry entry) {
        LOG.atLevel(level(entry.kind()))
                .log(
                        "{} by {} in {}: {} {} {}",
                        entry.kind(),
                        entry.actor(),
                        entry.environment(),
                        entry.rule(),
                        entry.digest(),
                        entry.detail());
    }

    @Override
    public boolean wantsEachTransaction() {
        return false;
    }

    private static Level level(AuditEntry.Kind kind) {
        return switch (kind) {
            case REFUSED, OVERRIDDEN, RELAXED, ADMITTED, SWITCHED -> Level.WARN;
            case STAMPED, OPERATION, APPROVED, UNDONE, OTHER -> Level.INFO;
        };
    }
}
