package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Need;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides about writes: mode and freeze, then the right, then what the policy asks. Safe for use by many threads. */
final class WriteRules {
    private final DeploymentEnvironment environment;
    private final Clock clock;
    private final boolean unguarded;
    private final PolicyTerms terms;
    private final @Nullable OperatingModeSwitch modes;
    private final DefectLog defects;
    private final CurrentWrite current;

    WriteRules(
            DeploymentEnvironment environment,
            Clock clock,
            PolicyTerms terms,
            @Nullable OperatingModeSwitch modes,
            DefectLog defects,
            CurrentWrite current) {
        this.environment = environment;
        this.clock = clock;
        this.unguarded = environment.may(Right.WRITE_UNGUARDED);
        this.terms = terms;
        this.modes = modes;
        this.defects = defects;
        this.current = current;
    }

    /** True if the right is held, and neither mode nor freeze can stand against it; one volatile read. */
    boolean passes(Write write) {
        // A datastore may be guarded all the same, as one without a stamp is: its statements have to see this.
        return unguarded && !write.isDryRun() && !write.isUnrestricted() && modePasses(write.isDestructive());
    }

    private boolean modePasses(boolean destructive) {
        OperatingModeSwitch switched = modes;
        return switched == null || (!destructive && switched.passesOrdinary());
    }

    /**
     * What holds for a write on a thread that says nothing for it: always the same, so it is kept with the write.
     *
     * @param of whose it is
     * @param ordinary true if nothing but mode and freeze is asked, and nothing is to be done at its end
     */
    record Plan(WriteRules of, Actor actor, WriteTerms terms, Ceilings ceilings, boolean ordinary) {

        /** The write as it runs. */
        RunningWrite begun(Write write) {
            return new RunningWrite(
                    new WriteAttempt(write, actor, of.environment, of.clock.instant()),
                    new Entry(Decision.allowed(), Optional.empty(), ceilings),
                    terms,
                    null);
        }
    }

    /** The plan of a write that neither mode nor freeze can stand against; null if more has to be asked. */
    @Nullable
    Plan ordinary(Write write) {
        if (unguarded) {
            return null;
        }
        Plan plan = write.plan;
        if (plan == null || plan.of() != this) {
            plan = plan(write);
            write.plan = plan;
        }
        return plan.ordinary() && modePasses(false) ? plan : null;
    }

    private Plan plan(Write write) {
        Actor actor = write.actor().orElseGet(current::otherwise);
        WriteTerms asked = terms.of(write, actor.kind());
        Ceilings ceilings = asked.ceilings().and(ofWrite(write));
        boolean ordinary = asked.isOrdinary()
                && write.isOrdinary()
                && BlastRadius.unmet(write, ceilings).isEmpty();
        return new Plan(this, actor, asked, ceilings, ordinary);
    }

    WriteTerms terms(WriteAttempt attempt) {
        if (unguarded) {
            return WriteTerms.NONE;
        }
        WriteTerms found = terms.of(attempt.write(), attempt.actor().kind());
        return attempt.write().unrestricted().isPresent()
                ? new WriteTerms(List.of(), Ceilings.unlimited(), false, found.destructive(), true)
                : found;
    }

    /** A write with what the thread says for it, begun now. */
    WriteAttempt attempt(Write write) {
        Write filled = current.filled(write);
        return new WriteAttempt(filled, filled.actor().orElseGet(current::actor), environment, clock.instant());
    }

    /** What would be decided now; nothing is claimed. */
    Decision decide(WriteAttempt attempt, WriteTerms asked) {
        Decision ofMode = decideMode(attempt, asked, false);
        return ofMode instanceof Decision.Allowed ? decide(attempt, asked, Requirement::unmet) : ofMode;
    }

    /** As {@link #decide}, and takes what can be used once where nothing is missing. */
    Entry enter(WriteAttempt attempt, WriteTerms asked) {
        Decision decision = decide(attempt, asked);
        if (decision instanceof Decision.Allowed) {
            decision = decide(attempt, asked, Requirement::claim);
        }
        Optional<Ceilings> lifted = unguarded ? Optional.empty() : lifted(attempt, asked);
        if (lifted.isPresent()) {
            return new Entry(
                    dryBecause(attempt, asked).map(Decision::dryRun).orElseGet(Decision::allowed),
                    Optional.of(decision),
                    lifted.get());
        }
        return new Entry(decision, Optional.empty(), ceilings(attempt, asked));
    }

    /** How a write begins of which nothing is asked. */
    Entry unasked(WriteAttempt attempt, WriteTerms asked) {
        return new Entry(
                dryBecause(attempt, asked).map(Decision::dryRun).orElseGet(Decision::allowed),
                Optional.empty(),
                ceilings(attempt, asked));
    }

    /**
     * How a write begins.
     *
     * @param decision what holds
     * @param lifted what would have held, where somebody answers for it
     * @param ceilings the limits
     */
    record Entry(Decision decision, Optional<Decision> lifted, Ceilings ceilings) {}

    private Decision decide(
            WriteAttempt attempt, WriteTerms asked, BiFunction<Requirement, WriteAttempt, Optional<Need>> question) {
        Optional<String> dry = dryBecause(attempt, asked);
        if (dry.isPresent()) {
            return Decision.dryRun(dry.get());
        }
        List<Need> needs = new ArrayList<>();
        BlastRadius.unmet(attempt.write(), ceilings(attempt, asked)).ifPresent(needs::add);
        for (Requirement requirement : asked.requirements()) {
            ask(requirement, attempt, asked, question)
                    .filter(need ->
                            needs.stream().noneMatch(same -> same.requirement().equals(need.requirement())))
                    .ifPresent(needs::add);
        }
        return needs.isEmpty() ? Decision.allowed() : Decision.needs(refusal(attempt, needs), needs);
    }

    /** Nothing is required of what changes nothing in the end. */
    private Optional<String> dryBecause(WriteAttempt attempt, WriteTerms asked) {
        RunningWrite outer = current.running();
        if (attempt.write().isDryRun()) {
            return Optional.of("the write asks for one");
        }
        if (asked.dryRunOnly()) {
            return Optional.of("the policy allows it only as one");
        }
        return outer != null && outer.dryRun() ? Optional.of("a write around it is one") : Optional.empty();
    }

    private static boolean isDestructive(WriteAttempt attempt, WriteTerms asked) {
        return attempt.write().isDestructive() || asked.destructive();
    }

    /** A requirement that fails is a defect: it holds up what is destructive, and nothing else that can do without it. */
    private Optional<Need> ask(
            Requirement requirement,
            WriteAttempt attempt,
            WriteTerms asked,
            BiFunction<Requirement, WriteAttempt, Optional<Need>> question) {
        try {
            return question.apply(requirement, attempt);
        } catch (RuntimeException failure) {
            defects.add("requirement." + requirement.name(), failure);
            return isDestructive(attempt, asked) || requirement.indispensable()
                    ? Optional.of(new Need(
                            requirement.name(),
                            "an answer of '" + requirement.name() + "', which could not be asked",
                            "restore what it asks, such as a store; see ringfence.guard.error"))
                    : Optional.empty();
        }
    }

    private Refusal refusal(WriteAttempt attempt, List<Need> needs) {
        String rule = needs.size() == 1 ? "write." + needs.get(0).requirement() : "write.requirements";
        return new Refusal(
                Guard.OPERATIONS,
                rule,
                "Write '" + attempt.write().operation() + "' by " + attempt.actor() + " without "
                        + needs.stream().map(Need::what).collect(Collectors.joining(", and ")),
                environment.name(),
                List.of("WRITE_UNGUARDED is not held"),
                needs.stream().map(Need::remedy).distinct().collect(Collectors.joining("; ")));
    }

    private Decision decideMode(WriteAttempt attempt, WriteTerms asked, boolean overridden) {
        OperatingModeSwitch switched = modes;
        boolean destructive = isDestructive(attempt, asked);
        if (switched == null || modePasses(destructive)) {
            return Decision.allowed();
        }
        Write write = attempt.write();
        return switched.decide(new ModeQuestion(
                "Write '" + write.operation() + "'",
                write.operation(),
                attempt.actor().kind(),
                destructive,
                overridden));
    }

    /** The ceilings of a write that somebody answers for; empty if nobody does. */
    private Optional<Ceilings> lifted(WriteAttempt attempt, WriteTerms asked) {
        RunningWrite outer = current.running();
        boolean within = outer != null && outer.overridden();
        Optional<WriteOverride> override = attempt.write().override();
        if ((!within && override.isEmpty()) || !(decideMode(attempt, asked, true) instanceof Decision.Allowed)) {
            return Optional.empty();
        }
        if (within) {
            // The ceiling of the write around it holds for both.
            return Optional.of(ofWrite(attempt.write()));
        }
        try {
            WriteOverride lifting = override.orElseThrow();
            return lifting.claim(attempt).isEmpty()
                    ? Optional.of(Ceilings.ofRows(lifting.maxRows(attempt)).and(ofWrite(attempt.write())))
                    : Optional.empty();
        } catch (RuntimeException failure) {
            defects.add("override", failure);
            return Optional.empty();
        }
    }

    private Ceilings ceilings(WriteAttempt attempt, WriteTerms asked) {
        Ceilings all = asked.ceilings().and(ofWrite(attempt.write()));
        for (Requirement requirement : asked.requirements()) {
            try {
                all = all.and(requirement.ceilings(attempt));
            } catch (RuntimeException failure) {
                defects.add("requirement." + requirement.name(), failure);
            }
        }
        return all;
    }

    private static Ceilings ofWrite(Write write) {
        return Ceilings.ofRows(write.maxRows().orElse(Ceilings.NONE));
    }

    /** Tells requirements how it ended. */
    void finished(WriteAttempt attempt, WriteTerms asked, WriteOutcome outcome) {
        for (Requirement requirement : asked.requirements()) {
            try {
                requirement.finished(attempt, outcome);
            } catch (RuntimeException failure) {
                defects.add("requirement." + requirement.name(), failure);
            }
        }
    }

    Decision ofStatement(boolean destructive) {
        OperatingModeSwitch switched = modes;
        return switched == null || modePasses(destructive)
                ? Decision.allowed()
                : switched.decide(ofRunning(destructive));
    }

    Decision strictlyOfStatement(Connection writer) {
        OperatingModeSwitch switched = modes;
        return switched == null ? Decision.allowed() : switched.strict(writer, ofRunning(true));
    }

    private ModeQuestion ofRunning(boolean destructive) {
        RunningWrite running = current.running();
        return running == null
                ? new ModeQuestion("A changing statement", "", current.actor().kind(), destructive, false)
                : new ModeQuestion(
                        "A changing statement of write '" + running.write().operation() + "'",
                        running.write().operation(),
                        running.actor().kind(),
                        destructive,
                        running.overridden());
    }
}
