package dev.ringfence.spring;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import java.time.LocalDate;
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
 */
@ConfigurationProperties("ringfence")
public record RingfenceProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String environment,
        @DefaultValue Map<String, Tier> environments,
        @DefaultValue Map<Guard, Level> guards,
        @DefaultValue Observe observe) {
    public RingfenceProperties {
        environments = Map.copyOf(environments);
        guards = Map.copyOf(guards);
    }

    /** The levels these settings ask for. */
    Levels levels() {
        return levels(Levels.observing(), guards);
    }

    static Levels levels(Levels general, Map<Guard, Level> set) {
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
}
