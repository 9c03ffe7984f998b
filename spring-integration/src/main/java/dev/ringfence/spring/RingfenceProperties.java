package dev.ringfence.spring;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code ringfence}. An unknown key or a value that does not fit fails the start and says what was meant.
 * Immutable.
 *
 * @param enabled whether Ringfence is wired at all
 * @param environment where this process runs: an alias such as production, staging, test or development, or a declared
 *     name, exactly; unset means no rights
 * @param environments names of the user's own, each with its tier, such as
 *     ringfence.environments.eu-canary=production
 * @param guards the level of each guard: off, observe or enforce
 * @param observe how long observing is meant to last
 * @param jdbc the guards of the database
 * @param datasources settings of single DataSource beans by their names, guarded and guards as below; a target behind a
 *     router is called [router.key]; a name that does not exist fails the start
 * @param r2dbc what goes around the guards of the database
 * @param annotations the guards of annotated methods
 */
@ConfigurationProperties("ringfence")
public record RingfenceProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String environment,
        @DefaultValue Map<String, Tier> environments,
        @DefaultValue Map<Guard, Level> guards,
        @DefaultValue Observe observe,
        @DefaultValue Jdbc jdbc,
        @DefaultValue Map<String, DataSourceSettings> datasources,
        @DefaultValue R2dbc r2dbc,
        @DefaultValue Annotations annotations) {
    public RingfenceProperties {
        environments = Map.copyOf(environments);
        guards = Map.copyOf(guards);
        datasources = Map.copyOf(datasources);
    }

    /** The levels these settings ask for. */
    Levels levels() {
        return levels(Levels.observing(), guards);
    }

    /** Levels with some of them changed. */
    public static Levels levels(Levels general, Map<Guard, Level> set) {
        Levels levels = general;
        for (Map.Entry<Guard, Level> entry : set.entrySet()) {
            levels = levels.with(entry.getKey(), entry.getValue());
        }
        return levels;
    }

    /**
     * How long observing is meant to last.
     *
     * @param until the day by which guards should enforce, such as 2027-03-31; from 14 days before it each start warns
     *     while a guard observes, and no start is ever refused by it
     */
    public record Observe(@Nullable LocalDate until) {}

    /**
     * The guards of the database.
     *
     * @param enabled whether DataSource beans and migrations are guarded
     */
    public record Jdbc(@DefaultValue("true") boolean enabled) {}

    /**
     * How one DataSource is guarded.
     *
     * @param guarded whether it is guarded at all; one that is not is named when the application starts
     * @param guards the levels for this DataSource; those of the application unless set
     */
    public record DataSourceSettings(
            @DefaultValue("true") boolean guarded,
            @DefaultValue Map<Guard, Level> guards) {
        /** Nothing set. */
        public static final DataSourceSettings NONE = new DataSourceSettings(true, Map.of());

        public DataSourceSettings {
            guards = Map.copyOf(guards);
        }
    }

    /**
     * What goes around the guards of the database.
     *
     * @param acknowledged whether it is known that R2DBC is not guarded; unless it is, it is named when the application
     *     starts, and refuses the start where a guard of the database enforces
     */
    public record R2dbc(@DefaultValue("false") boolean acknowledged) {}

    /**
     * The guards of annotated methods.
     *
     * @param enabled whether annotated methods of beans are guarded
     * @param verify what happens at the start if an annotation would guard nothing: fail, warn or off
     */
    public record Annotations(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("fail") Verification verify) {}

    /** What happens if an annotation would guard nothing. */
    public enum Verification {
        /** The start fails. */
        FAIL,
        /** It is logged. */
        WARN,
        /** Nobody looks. */
        OFF
    }

    /** For a name that no DataSource has; the failure suggests the nearest, or lists all. */
    public static StartProblemsException unknownDataSource(String name, Collection<String> known) {
        return StartProblemsException.ofSettings(List.of("'ringfence.datasources." + name + "' is for no DataSource; "
                + EnumWords.nearest(known, name)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElseGet(() -> "there are " + known)));
    }
}
