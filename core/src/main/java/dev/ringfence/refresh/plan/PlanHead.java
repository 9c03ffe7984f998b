package dev.ringfence.refresh.plan;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.base.Subset;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plan is of.
 *
 * @param source where rows are read; of a copy that is sanitized in place the same as the target
 * @param subset which rows are copied; empty if all of them are
 */
public record PlanHead(
        DatastoreStamp source,
        DatastoreStamp target,
        SanitizationPolicy policy,
        PseudonymKey key,
        Optional<Subset> subset) {
    public PlanHead {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(key, "key");
    }

    /** The same of a target that carries another stamp. */
    PlanHead stamped(DatastoreStamp another) {
        return new PlanHead(source, another, policy, key, subset);
    }

    public boolean inPlace() {
        return source.nonce().equals(target.nonce());
    }
}
