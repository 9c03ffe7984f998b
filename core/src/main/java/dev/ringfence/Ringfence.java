package dev.ringfence;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.undo.UndoLog;
import dev.ringfence.proxy.BreakerCalls;
import dev.ringfence.proxy.Guards;
import dev.ringfence.write.GuardReport;
import dev.ringfence.write.OperatingModeSwitch;
import dev.ringfence.write.Requirements;
import dev.ringfence.write.WriteGuard;
import dev.ringfence.write.WriteGuardBuilder;
import dev.ringfence.write.WritePolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * All parts in one object: one environment, one write guard, one report.
 *
 * <pre>{@code
 * Ringfence ringfence = Ringfence.builder().build();
 * DataSource db = ringfence.guard(pool);
 * ShopService shop = ringfence.proxy(ShopService.class, new JdbcShopService(db));
 * System.out.println(ringfence.report());
 * }</pre>
 *
 * <p>It only hands out what {@link WriteGuard}, {@link GuardedDataSource} and {@link Guards} would give by themselves, and
 * guarantees what they guarantee. There is no static instance; several may live in one JVM.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Ringfence {
    private final WriteGuard writes;
    private final Guards guards;
    private final @Nullable AttestationPolicy attestations;

    private Ringfence(WriteGuard writes, @Nullable CircuitBreakers breakers, @Nullable AttestationPolicy attestations) {
        this.writes = writes;
        this.attestations = attestations;
        Guards withoutBreakers = Guards.of(writes);
        this.guards = breakers == null ? withoutBreakers : withoutBreakers.with(BreakerCalls.of(breakers));
    }

    /** Starts with everything at its default: the process's own environment, every guard observing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where this process runs. */
    public DeploymentEnvironment environment() {
        return writes.environment();
    }

    /** The guard of writes, for operations that are no statements. */
    public WriteGuard writes() {
        return writes;
    }

    /** A guarded datasource; see {@link GuardedDataSource#wrap}. */
    public DataSource guard(DataSource pool) {
        return guarding().wrap(pool);
    }

    /** For what only one datasource has: a name, a declared stamp, a foreign stamp that is let pass for a while. */
    public GuardedDataSource.Builder guarding() {
        GuardedDataSource.Builder builder = GuardedDataSource.builder(writes);
        return attestations == null ? builder : builder.attestations(attestations);
    }

    /**
     * A guarded datasource that keeps what statements change in the tables and operations that a log is switched on for.
     *
     * @param undo of the same datastore; see {@link #undoLog}
     */
    public DataSource guard(DataSource pool, UndoLog undo) {
        return guarding().undo(undo).wrap(pool);
    }

    /**
     * A way back for what is changed in a datastore, to be switched on for tables or operations.
     *
     * @param unguarded the datastore, reached by connections of the log's own
     */
    public UndoLog.Builder undoLog(DataSource unguarded) {
        return UndoLog.builder(unguarded, writes);
    }

    /** An object whose annotated methods are guarded; see {@link Guards#proxy}. */
    public <T> T proxy(Class<T> type, T implementation) {
        return guards.proxy(type, implementation);
    }

    /** Reads and writes the stamp of an unguarded datasource; see {@link DatastoreStamps}. */
    public DatastoreStamps stamps(DataSource unguarded) {
        return DatastoreStamps.of(unguarded, environment());
    }

    /** What all guards have decided so far. */
    public GuardReport report() {
        return writes.report();
    }

    /** The environment and the level of each guard, in one line. */
    @Override
    public String toString() {
        return "Ringfence of " + environment() + ", " + writes.levels();
    }

    /** Collects the parts; not safe for use by many threads. Each setter is called at most once. */
    public static final class Builder {
        private @Nullable DeploymentEnvironment environment;
        private @Nullable Levels levels;
        private @Nullable WritePolicy policy;
        private @Nullable AuditTrail audit;
        private @Nullable MeterRegistry meters;
        private @Nullable Actor actor;
        private @Nullable Requirements requirements;
        private @Nullable OperatingModeSwitch modes;
        private @Nullable CircuitBreakers breakers;
        private @Nullable AttestationPolicy attestations;

        private Builder() {}

        /** Where this process runs; {@link DeploymentEnvironment#resolve()} unless set. */
        public Builder environment(DeploymentEnvironment environment) {
            refuseSecond("environment", this.environment);
            this.environment = Objects.requireNonNull(environment, "environment");
            return this;
        }

        /** The level of each guard; all observe unless set. */
        public Builder levels(Levels levels) {
            refuseSecond("levels", this.levels);
            this.levels = Objects.requireNonNull(levels, "levels");
            return this;
        }

        /** The limits of writes; {@link WritePolicy#standard()} unless set. */
        public Builder policy(WritePolicy policy) {
            refuseSecond("policy", this.policy);
            this.policy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** Where refusals are kept; {@link AuditTrail#logging()} unless set. */
        public Builder audit(AuditTrail audit) {
            refuseSecond("audit", this.audit);
            this.audit = Objects.requireNonNull(audit, "audit");
            return this;
        }

        /** Where decisions are counted; Micrometer's global registry unless set. */
        public Builder meters(MeterRegistry meters) {
            refuseSecond("meters", this.meters);
            this.meters = Objects.requireNonNull(meters, "meters");
            return this;
        }

        /** Who acts where a write does not say; the service {@code application} unless set. */
        public Builder actor(Actor actor) {
            refuseSecond("actor", this.actor);
            this.actor = Objects.requireNonNull(actor, "actor");
            return this;
        }

        /** What the policy, annotations and writes can require; {@link Requirements#standard()} unless set. */
        public Builder requirements(Requirements requirements) {
            refuseSecond("requirements", this.requirements);
            this.requirements = Objects.requireNonNull(requirements, "requirements");
            return this;
        }

        /** What holds operating mode and freezes; no mode and no freeze unless set. */
        public Builder modes(OperatingModeSwitch modes) {
            refuseSecond("modes", this.modes);
            this.modes = Objects.requireNonNull(modes, "modes");
            return this;
        }

        /** Which breakers methods with {@code @BreaksCircuit} go through; without them no proxy of such a method is made. */
        public Builder breakers(CircuitBreakers breakers) {
            refuseSecond("breakers", this.breakers);
            this.breakers = Objects.requireNonNull(breakers, "breakers");
            return this;
        }

        /**
         * What proves below production that a datastore that was filled from production holds no live data; the stamp
         * alone unless set. See {@link GuardedDataSource.Builder#attestations}.
         */
        public Builder attestations(AttestationPolicy attestations) {
            refuseSecond("attestations", this.attestations);
            this.attestations = Objects.requireNonNull(attestations, "attestations");
            return this;
        }

        private static void refuseSecond(String name, @Nullable Object before) {
            if (before != null) {
                throw new IllegalStateException("'" + name + "' must be set once but was set before");
            }
        }

        /**
         * Puts the parts together, and resolves the environment if none was given.
         *
         * @throws dev.ringfence.environment.EnvironmentDeniedException if the level of {@link Guard#ENVIRONMENT} is
         *     enforce, and the environment is resolved here, and its evidence is in conflict or unknown
         * @throws IllegalArgumentException if the policy requires what is not known, or the modes are of another
         *     environment
         */
        public Ringfence build() {
            Levels chosen = levels != null ? levels : Levels.observing();
            DeploymentEnvironment here = environment != null
                    ? environment
                    : DeploymentEnvironment.resolver()
                            .level(chosen.of(Guard.ENVIRONMENT))
                            .resolve();
            WriteGuardBuilder guard = WriteGuard.builder(here).levels(chosen);
            if (policy != null) {
                guard.policy(policy);
            }
            if (audit != null) {
                guard.audit(audit);
            }
            if (meters != null) {
                guard.meters(meters);
            }
            if (actor != null) {
                guard.actor(actor);
            }
            if (requirements != null) {
                guard.requirements(requirements);
            }
            if (modes != null) {
                guard.modes(modes);
            }
            return new Ringfence(guard.build(), breakers, attestations);
        }
    }
}
