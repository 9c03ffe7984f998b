package dev.ringfence.environment;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where a process runs, from all evidence there is.
 *
 * <p>Each {@link #resolve()} reads anew; resolve once, at start, and hand the {@link DeploymentEnvironment} on. With
 * the same evidence the outcome is the same, in whatever order it is read.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class EnvironmentResolver {
    /** The system property that says explicitly where this process runs. */
    public static final String PROPERTY = "ringfence.environment";

    /** The environment variable that says the same. */
    public static final String VARIABLE = "RINGFENCE_ENVIRONMENT";

    /** The system property that declares names of the user's own, such as {@code eu-canary=production,demo=staging}. */
    public static final String NAMES_PROPERTY = "ringfence.environments";

    /** The environment variable that declares the same; not read where the property is set. */
    public static final String NAMES_VARIABLE = "RINGFENCE_ENVIRONMENTS";

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentResolver.class);

    private final EvidenceContext context;
    private final EnvironmentNames names;
    private final List<EvidenceSource> sources;
    private final List<Evidence> given;
    private final List<String> warnings;
    private final Level level;

    private EnvironmentResolver(Builder builder) {
        context = builder.context;
        List<DeclaredName> declared = new ArrayList<>(builder.declared);
        declared.addAll(DeclaredNames.in(context));
        names = new EnvironmentNames(builder.aliases, declared);
        List<EvidenceSource> all = new ArrayList<>(StandardSources.all());
        FoundSources found = FoundSources.load();
        all.addAll(found.sources());
        all.addAll(builder.sources);
        sources = List.copyOf(all);
        List<Evidence> before = new ArrayList<>(builder.called);
        before.addAll(found.failures());
        given = List.copyOf(before);
        warnings = List.copyOf(builder.warnings);
        level = builder.level;
    }

    /** A resolver of this process, at level {@link Level#OBSERVE}, with the standard aliases and sources. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads all evidence and decides. Logs the outcome: one line at INFO, or the table at WARN if it {@linkplain
     * Resolution#needsAttention() needs attention}; nothing at {@link Level#OFF}.
     *
     * @throws EnvironmentDeniedException at {@link Level#ENFORCE}, if the verdict is {@link Verdict#CONFLICT} or {@link
     *     Verdict#UNKNOWN}
     */
    public DeploymentEnvironment resolve() {
        List<Evidence> evidence = new ArrayList<>(given);
        for (EvidenceSource source : sources) {
            evidence.addAll(read(source));
        }
        DeploymentEnvironment environment = Weighing.of(evidence, names, warnings);
        Resolution resolution = environment.resolution();
        boolean refused = resolution.verdict() == Verdict.CONFLICT || resolution.verdict() == Verdict.UNKNOWN;
        if (level == Level.ENFORCE && refused) {
            throw new EnvironmentDeniedException(refusal(resolution));
        }
        if (level != Level.OFF) {
            if (resolution.needsAttention()) {
                LOG.warn("{}", resolution);
            } else {
                LOG.info("{}", resolution);
            }
        }
        return environment;
    }

    /** What a source says; a failure is evidence too, so that it is shown and, if explicit, withholds. */
    private List<Evidence> read(EvidenceSource source) {
        try {
            List<Evidence> evidence = List.copyOf(source.read(context));
            for (Evidence piece : evidence) {
                if (piece.kind() != source.kind()) {
                    throw new IllegalStateException("'kind' must be that of the source");
                }
            }
            return evidence;
        } catch (IOException | RuntimeException | LinkageError failure) {
            String key = source instanceof SettingSource setting
                    ? setting.key()
                    : source.getClass().getSimpleName();
            return List.of(Evidence.unreadable(source.name(), source.kind(), key, failure));
        }
    }

    private static Refusal refusal(Resolution resolution) {
        return new Refusal(
                Guard.ENVIRONMENT,
                resolution.verdict() == Verdict.CONFLICT ? "environment.conflict" : "environment.unknown",
                "Starting with evidence that does not agree on one known environment",
                resolution.name(),
                List.of("\n" + resolution.table() + "\n"),
                resolution.remedy());
    }

    /**
     * Collects what a resolver goes by. Level, aliases and process may be set once; names, sources and explicit calls add
     * up. Not safe for use by many threads.
     */
    public static final class Builder {
        private final List<DeclaredName> declared = new ArrayList<>();
        private final List<EvidenceSource> sources = new ArrayList<>();
        private final List<Evidence> called = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private final BuilderSettings settings = new BuilderSettings();
        private TierAliases aliases = TierAliases.standard();
        private EvidenceContext context = EvidenceContext.thisProcess();
        private Level level = Level.OBSERVE;

        private Builder() {}

        /**
         * Says explicitly where this process runs, beside what property and variable say; all must agree.
         *
         * @param name an alias or declared name, exactly; anything else makes the verdict {@link Verdict#UNKNOWN}
         */
        public Builder explicit(String name) {
            called.add(Evidence.explicit("call", "explicit", Objects.requireNonNull(name, "name")));
            return this;
        }

        /** Declares a name of the user's own, with the traits of its tier. */
        public Builder declare(String name, Tier tier) {
            return declare(new DeclaredName(name, tier));
        }

        /** Declares a name of the user's own, with traits that may take rights away. */
        public Builder declare(String name, Tier tier, Traits traits) {
            return declare(new DeclaredName(name, tier, traits));
        }

        private Builder declare(DeclaredName name) {
            declared.add(name);
            return this;
        }

        /** Replaces the table of aliases. */
        public Builder aliases(TierAliases table) {
            settings.once("aliases");
            aliases = Objects.requireNonNull(table, "table");
            return this;
        }

        /** Adds a source of evidence beside the standard ones. */
        public Builder source(EvidenceSource source) {
            sources.add(Objects.requireNonNull(source, "source"));
            return this;
        }

        /** Sets the level of the guard {@code environment}; the default is {@link Level#OBSERVE}. */
        public Builder level(Level of) {
            settings.once("level");
            level = Objects.requireNonNull(of, "of");
            return this;
        }

        /**
         * Reads another process's evidence, or a made one, instead of this process's own. For tests, demonstrations and
         * simulations: what guards this process must not be built on it. The resolution carries a warning that says so.
         *
         * @param other what the sources see
         * @param reason why; shown
         * @throws IllegalArgumentException if the reason is blank
         */
        public Builder insteadOfThisProcess(EvidenceContext other, String reason) {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("'reason' must say why but was blank");
            }
            settings.once("insteadOfThisProcess");
            context = Objects.requireNonNull(other, "other");
            warnings.add("this process itself was not looked at: " + reason);
            return this;
        }

        /**
         * The resolver.
         *
         * @throws IllegalArgumentException if a name is declared twice or is an alias, or the setting {@link
         *     #NAMES_PROPERTY} cannot be read
         * @throws IllegalStateException if a source of explicit evidence was found by {@link java.util.ServiceLoader}
         */
        public EnvironmentResolver build() {
            return new EnvironmentResolver(this);
        }

        /** Builds and resolves. */
        public DeploymentEnvironment resolve() {
            return build().resolve();
        }
    }
}
