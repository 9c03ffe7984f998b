package dev.ringfence.spring;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.Tier;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings under {@code ringfence}.
 *
 * @param environments names of the user's own, each with its tier, such as {@code ringfence.environments.eu-canary=production}
 * @param guards the level of each guard by its key, such as {@code ringfence.guards.sql=enforce}; {@code observe} unless
 *     set
 */
@ConfigurationProperties("ringfence")
public record RingfenceProperties(Map<String, Tier> environments, Map<String, Level> guards) {
    public RingfenceProperties(@Nullable Map<String, Tier> environments, @Nullable Map<String, Level> guards) {
        this.environments = environments == null ? Map.of() : Map.copyOf(environments);
        this.guards = guards == null ? Map.of() : Map.copyOf(guards);
    }

    /**
     * The levels these settings ask for.
     *
     * @throws IllegalArgumentException if a guard has no such name; the message lists the known ones
     */
    Levels levels() {
        Levels levels = Levels.observing();
        for (Map.Entry<String, Level> entry : guards.entrySet()) {
            levels = levels.with(Guard.parse(entry.getKey()), entry.getValue());
        }
        return levels;
    }
}
