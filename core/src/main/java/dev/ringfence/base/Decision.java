package dev.ringfence.base;

import java.util.List;
import java.util.Objects;

/**
 * The answer of a guard. A decision does not know the level it will be applied at; see {@link Level}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public sealed interface Decision {

    /** The one allowed decision that carries nothing. */
    static Decision allowed() {
        return Allowed.INSTANCE;
    }

    /** A denial. */
    static Decision denied(Refusal refusal) {
        return new Denied(refusal);
    }

    /** Allowed, but only as a dry run: everything runs and is rolled back. */
    static Decision dryRun(String why) {
        return new DryRun(why);
    }

    /** Not yet: requirements are open, and each of them says how to meet it. */
    static Decision needs(Refusal refusal, List<Need> needs) {
        return new Needs(refusal, needs);
    }

    /** Nothing stands against it. */
    enum Allowed implements Decision {
        /** The only instance. */
        INSTANCE
    }

    /**
     * Nothing stands against running it and rolling it back.
     *
     * @param why what asks for a dry run
     */
    record DryRun(String why) implements Decision {
        public DryRun {
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * Requirements are open. Where it is enforced, it is thrown as a denial is.
     *
     * @param refusal the open requirements as one refusal, for the exception, the report and the audit
     * @param needs each open requirement; at least one
     */
    record Needs(Refusal refusal, List<Need> needs) implements Decision {
        /**
         * A decision with its open requirements.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Needs {
            Objects.requireNonNull(refusal, "refusal");
            needs = List.copyOf(needs);
            if (needs.isEmpty()) {
                throw new IllegalArgumentException("'needs' must not be empty");
            }
        }
    }

    /**
     * A rule stands against it.
     *
     * @param refusal which rule, why, and what to do
     */
    record Denied(Refusal refusal) implements Decision {
        public Denied {
            Objects.requireNonNull(refusal, "refusal");
        }
    }
}
