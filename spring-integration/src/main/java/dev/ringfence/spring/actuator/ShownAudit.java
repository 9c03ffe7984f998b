package dev.ringfence.spring.actuator;

import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.audit.SealedEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where what happened is kept.
 *
 * @param trail the kind of trail
 * @param sequence the number of the newest sealed entry; absent if nothing is sealed, or the trail has no chain
 * @param hash its hash, which is what an anchor holds; absent likewise
 * @param lagSeconds how long ago nothing was left to seal; absent for a trail without a chain
 */
record ShownAudit(
        String trail,
        @Nullable Long sequence,
        @Nullable String hash,
        @Nullable Long lagSeconds) {

    static ShownAudit of(AuditTrail trail) {
        String kind = trail.getClass().getSimpleName();
        if (trail instanceof JdbcAuditTrail chained) {
            Optional<SealedEntry> head = chained.head();
            return new ShownAudit(
                    kind,
                    head.map(SealedEntry::sequence).orElse(null),
                    head.map(SealedEntry::hash).orElse(null),
                    chained.lag().toSeconds());
        }
        return new ShownAudit(kind, null, null, null);
    }
}
