package dev.ringfence.spring.jdbc;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.JdbcAuditTrail;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A trail in tables that are made while the application starts: what happens before that is kept in memory, and recorded
 * then. Safe for use by many threads.
 */
final class LateAuditTrail implements AuditTrail {
    private static final int MOST_KEPT = 10_000;

    private final Supplier<JdbcAuditTrail> tables;
    private final List<AuditEntry> kept = new ArrayList<>();
    private volatile @Nullable JdbcAuditTrail begun;

    LateAuditTrail(Supplier<JdbcAuditTrail> tables) {
        this.tables = tables;
    }

    /** The tables are there. */
    synchronized void begin() {
        JdbcAuditTrail trail = tables.get();
        kept.forEach(trail::record);
        kept.clear();
        begun = trail;
    }

    @Override
    public void record(AuditEntry entry) {
        JdbcAuditTrail trail = begunOrKeeping(entry);
        if (trail != null) {
            trail.record(entry);
        }
    }

    @Override
    public void record(AuditEntry entry, Connection writer) {
        JdbcAuditTrail trail = begunOrKeeping(entry);
        if (trail != null) {
            trail.record(entry, writer);
        }
    }

    private @Nullable JdbcAuditTrail begunOrKeeping(AuditEntry entry) {
        return begun != null ? begun : keep(entry);
    }

    private synchronized @Nullable JdbcAuditTrail keep(AuditEntry entry) {
        if (begun == null) {
            if (kept.size() == MOST_KEPT) {
                throw new IllegalStateException(
                        "the audit trail's tables are not there, and " + MOST_KEPT + " entries wait");
            }
            kept.add(entry);
        }
        return begun;
    }
}
