package dev.ringfence.proxy;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.environment.EnvironmentDeniedException;
import dev.ringfence.environment.RequiresRight;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.write.AnnotatedCall;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Set;

/**
 * Lets a call through where the environment meets its {@link RequiresTier} and {@link RequiresRight}.
 *
 * <p>The environment is frozen, so the decision is taken once for each method; a call applies it at the level that the
 * guard {@code annotations} has then. A denial is counted and stands in the write guard's report; at {@link
 * Level#ENFORCE} it is thrown as {@link EnvironmentDeniedException}, before the method is entered.
 *
 * <p>Safe for use by many threads.
 */
public final class RequirementCheck implements CallInterceptor {
    private static final Set<Class<? extends Annotation>> ANNOTATIONS = Set.of(RequiresTier.class, RequiresRight.class);

    private final WriteGuard guard;

    private RequirementCheck(WriteGuard guard) {
        this.guard = Objects.requireNonNull(guard, "guard");
    }

    /** A check with the environment, the levels and the report of a guard. */
    public static RequirementCheck of(WriteGuard guard) {
        return new RequirementCheck(guard);
    }

    @Override
    public Set<Class<? extends Annotation>> annotations() {
        return ANNOTATIONS;
    }

    /**
     * @throws IllegalStateException if an annotation lists nothing or the unknown tier, or if no tier meets them all
     */
    @Override
    public Invocation around(GuardedMethod method, Invocation next) {
        Requirement requirement = Requirement.of(method);
        if (requirement.isEmpty()) {
            return next;
        }
        Decision decision = requirement.decide(guard.environment(), method);
        boolean allowed = decision == Decision.allowed();
        Subject subject = Subject.named(method.toString());
        Method noted = method.method();
        return (target, arguments) -> {
            Level level = guard.level(Guard.ANNOTATIONS);
            if (level == Level.OFF) {
                return next.invoke(target, arguments);
            }
            AnnotatedCall here = AnnotatedCall.ofThisThread();
            if (allowed) {
                guard.countAllowed(here);
            } else {
                apply(decision, subject, level);
            }
            Method outer = here.enter(noted);
            try {
                return next.invoke(target, arguments);
            } finally {
                here.leave(outer);
            }
        };
    }

    private void apply(Decision decision, Subject subject, Level level) {
        if (decision instanceof Decision.Denied denied && level == Level.ENFORCE) {
            guard.refuse(denied.refusal(), subject);
            throw new EnvironmentDeniedException(denied.refusal());
        }
        guard.apply(decision, subject);
    }
}
