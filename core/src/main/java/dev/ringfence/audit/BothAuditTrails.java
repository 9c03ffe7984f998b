package dev.ringfence.audit;

import java.sql.Connection;
import java.util.Objects;

/** One trail, then another. */
record BothAuditTrails(AuditTrail first, AuditTrail second) implements AuditTrail {
    BothAuditTrails {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    @Override
    public void record(AuditEntry entry) {
        first.record(entry);
        second.record(entry);
    }

    @Override
    public void record(AuditEntry entry, Connection writer) {
        first.record(entry, writer);
        second.record(entry, writer);
    }

    @Override
    public boolean wantsEachTransaction() {
        return first.wantsEachTransaction() || second.wantsEachTransaction();
    }
}
