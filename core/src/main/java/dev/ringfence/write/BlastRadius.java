package dev.ringfence.write;

import dev.ringfence.base.Need;
import java.util.Objects;
import java.util.Optional;

/**
 * The most that one write may touch. A write that expects more does not begin; one that turns out to touch more is rolled
 * back by the guarded datastores it goes through.
 *
 * <p>Not guaranteed: anything about rows that no guarded datastore counts.
 *
 * <p>Settings, each unlimited unless set: {@code rows}, {@code rowsPerStatement}, {@code statements}, {@code entities},
 * {@code tableFraction}; see {@link Ceilings}. Immutable and safe for use by many threads.
 */
public final class BlastRadius implements Requirement {
    /** Its name. */
    public static final String NAME = "blast-radius";

    private final Ceilings ceilings;

    private BlastRadius(Ceilings ceilings) {
        this.ceilings = Objects.requireNonNull(ceilings, "ceilings");
    }

    /** These limits. */
    public static BlastRadius of(Ceilings ceilings) {
        return new BlastRadius(ceilings);
    }

    static BlastRadius from(RequirementSettings settings) {
        return new BlastRadius(new Ceilings(
                settings.number("rows").orElse(Ceilings.NONE),
                settings.number("rowsPerStatement").orElse(Ceilings.NONE),
                settings.number("statements").orElse(Ceilings.NONE),
                settings.number("entities").orElse(Ceilings.NONE),
                settings.fraction("tableFraction").orElse(1)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Need> unmet(WriteAttempt attempt) {
        return unmet(attempt.write(), ceilings);
    }

    static Optional<Need> unmet(Write write, Ceilings ceilings) {
        long expected = write.expectedRows().orElse(0);
        return expected <= ceilings.rows()
                ? Optional.empty()
                : Optional.of(new Need(
                        NAME,
                        "at most " + ceilings.rows() + " rows where the write expects " + expected,
                        "run it in smaller parts, or raise the ceiling in the policy"));
    }

    @Override
    public Ceilings ceilings(WriteAttempt attempt) {
        return ceilings;
    }

    @Override
    public String toString() {
        return NAME + " " + ceilings;
    }
}
