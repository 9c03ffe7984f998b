package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link WriteGuard}; not safe for use by many threads. Each setter is called at most once. */
public final class WriteGuardBuilder {
    final DeploymentEnvironment environment;
    Levels levels = Levels.observing();
    WritePolicy policy = WritePolicy.standard();
    AuditTrail audit = AuditTrail.logging();
    MeterRegistry meters = Metrics.globalRegistry;
    Clock clock = Clock.systemUTC();
    Actor actor = Actor.service("application");
    Requirements requirements = Requirements.standard();

    @Nullable
    OperatingModeSwitch modes;

    private final BuilderSettings settings = new BuilderSettings();

    WriteGuardBuilder(DeploymentEnvironment environment) {
        this.environment = Objects.requireNonNull(environment, "environment");
    }

    /** The level of each guard; {@link Levels#observing()} unless set. */
    public WriteGuardBuilder levels(Levels levels) {
        settings.once("levels");
        this.levels = Objects.requireNonNull(levels, "levels");
        return this;
    }

    /** The limits; {@link WritePolicy#standard()} unless set. */
    public WriteGuardBuilder policy(WritePolicy policy) {
        settings.once("policy");
        this.policy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Where refusals are kept; {@link AuditTrail#logging()} unless set. */
    public WriteGuardBuilder audit(AuditTrail audit) {
        settings.once("audit");
        this.audit = Objects.requireNonNull(audit, "audit");
        return this;
    }

    /** Where decisions are counted; {@link Metrics#globalRegistry} unless set. */
    public WriteGuardBuilder meters(MeterRegistry meters) {
        settings.once("meters");
        this.meters = Objects.requireNonNull(meters, "meters");
        return this;
    }

    /** The clock of report and relaxations; the system's unless set. */
    public WriteGuardBuilder clock(Clock clock) {
        settings.once("clock");
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /** Who acts where a write does not say; the service {@code application} unless set. */
    public WriteGuardBuilder actor(Actor actor) {
        settings.once("actor");
        this.actor = Objects.requireNonNull(actor, "actor");
        return this;
    }

    /** The requirements that the policy, annotations and writes can name; {@link Requirements#standard()} unless set. */
    public WriteGuardBuilder requirements(Requirements requirements) {
        settings.once("requirements");
        this.requirements = Objects.requireNonNull(requirements, "requirements");
        return this;
    }

    /**
     * What holds operating mode and freezes; no mode and no freeze unless set.
     *
     * @throws IllegalArgumentException if it speaks of another environment
     */
    public WriteGuardBuilder modes(OperatingModeSwitch modes) {
        settings.once("modes");
        String other = modes.environment().name();
        if (!other.equals(environment.name())) {
            throw new IllegalArgumentException(
                    "'modes' must speak of environment " + environment.name() + " but speaks of " + other);
        }
        this.modes = modes;
        return this;
    }

    /**
     * The guard.
     *
     * @throws IllegalArgumentException if the policy names a requirement that is not known, or gives one a setting
     *     that does not fit; the message lists the known ones
     */
    public WriteGuard build() {
        return new WriteGuard(this);
    }
}
