package dev.ringfence.write;

import dev.ringfence.base.Decision;
import dev.ringfence.base.FindingCounter;
import dev.ringfence.base.Level;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.base.ValueRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives what a {@link ValueRule} decides about values its effect, with the environment, levels, report and audit of a
 * {@link WriteGuard}: what may not pass is counted and shown at {@link Level#OBSERVE}, and at {@link Level#ENFORCE}
 * refused, or replaced where the rule replaces. Each is counted by its type as {@code ringfence.findings} too.
 *
 * <p>A defect of the rule lets a value pass and is counted. Only where a value is known not to pass, and nothing could be
 * made in its place, is it refused as without replacing.
 *
 * <p>For adapters. Safe for use by many threads.
 */
public final class ValueBoundary {
    private final WriteGuard guard;
    private final ValueRule rule;
    private final String where;
    private final FindingCounter findings;

    private ValueBoundary(WriteGuard guard, ValueRule rule, String where) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.where = Objects.requireNonNull(where, "where");
        this.findings = FindingCounter.of(guard.meters(), where);
    }

    /**
     * A boundary.
     *
     * @param where the name that defects are counted under, such as {@code jdbc.live-data}
     */
    public static ValueBoundary of(WriteGuard guard, ValueRule rule, String where) {
        return new ValueBoundary(guard, rule, where);
    }

    /** True if a value may pass, without effect but that a defect is counted. */
    public boolean passes(CharSequence value) {
        try {
            return rule.passes(value);
        } catch (RuntimeException | StackOverflowError defect) {
            guard.error(where, defect);
            return true;
        }
    }

    /**
     * Decides about a value that can be replaced where it stands.
     *
     * @param place where it is about to pass; holds no value
     * @return the value to go on with: itself, or what the rule puts in its place
     * @throws WriteDeniedException if it may not pass, and that is enforced
     */
    public String stop(String value, String place, Subject subject) {
        if (!(decide(value, place) instanceof Decision.Denied denied)) {
            return value;
        }
        String replaced = replacement(denied, value);
        if (replaced == null) {
            apply(denied, subject);
            return value;
        }
        try {
            guard.refuse(denied.refusal(), subject);
        } catch (RuntimeException defect) {
            guard.error(where, defect);
        }
        return replaced;
    }

    /**
     * Decides about a value that cannot be replaced where it stands: it is refused where it may not pass.
     *
     * @param place where it is about to pass; holds no value
     * @throws WriteDeniedException if it may not pass, and that is enforced
     */
    public void refuse(CharSequence value, String place, Subject subject) {
        if (decide(value, place) instanceof Decision.Denied denied) {
            apply(denied, subject);
        }
    }

    private Decision decide(CharSequence value, String place) {
        try {
            Decision decision = rule.decide(value, guard.environment().name(), place);
            if (decision instanceof Decision.Denied) {
                rule.types(value).forEach(findings::add);
            }
            return decision;
        } catch (RuntimeException | StackOverflowError defect) {
            guard.error(where, defect);
            return Decision.allowed();
        }
    }

    private @Nullable String replacement(Decision.Denied denied, String value) {
        try {
            boolean enforced = guard.level(denied.refusal().guard()) == Level.ENFORCE;
            return enforced && rule.replaces() ? rule.replace(value) : null;
        } catch (RuntimeException | StackOverflowError defect) {
            guard.error(where, defect);
            return null;
        }
    }

    private void apply(Decision.Denied denied, Subject subject) {
        try {
            guard.apply(denied, subject);
        } catch (RingfenceException refused) {
            throw refused;
        } catch (RuntimeException defect) {
            guard.error(where, defect);
        }
    }
}
