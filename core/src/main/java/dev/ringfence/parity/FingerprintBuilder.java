package dev.ringfence.parity;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.CircuitBreakers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an {@link EnvironmentFingerprint} is made of. Nothing is captured that is not asked for. Not safe for use
 * by many threads.
 */
public final class FingerprintBuilder {
    /** Reads one part when everything is captured. */
    @FunctionalInterface
    private interface Part {
        void collect(EntryCollector to) throws IOException, SQLException;
    }

    private final ComparisonKey key;
    private final DeploymentEnvironment environment;
    private final List<Part> parts = new ArrayList<>();
    private final List<Pattern> secrets = new ArrayList<>();
    private final List<Pattern> own = new ArrayList<>();
    private final List<String> databases = new ArrayList<>();
    private final BuilderSettings settings = new BuilderSettings();
    private Clock clock = Clock.systemUTC();

    FingerprintBuilder(ComparisonKey key, DeploymentEnvironment environment) {
        this.key = Objects.requireNonNull(key, "key");
        this.environment = Objects.requireNonNull(environment, "environment");
    }

    /**
     * Adds settings: names with values of any kind. Maps and collections within are flattened to names such as {@code
     * servers[0].port}. May be called several times; of a name that comes again the first value stands, as where a
     * configuration is looked up.
     */
    public FingerprintBuilder configuration(Map<String, ?> settings) {
        Map<String, String> flat = flattened(settings);
        parts.add(to -> flat.forEach((name, value) -> to.setting(Section.CONFIGURATION, name, value)));
        return this;
    }

    /** Adds settings as {@link #configuration(Map)} does, the defaults of the properties among them. */
    public FingerprintBuilder configuration(Properties settings) {
        return configuration(settings.stringPropertyNames(), settings::getProperty);
    }

    /**
     * Adds settings as {@link #configuration(Map)} does, from a source that is asked by name.
     *
     * @param names those to ask for
     * @param source gives the value of a name, null for one that has none
     */
    public FingerprintBuilder configuration(
            Collection<String> names, Function<String, ? extends @Nullable Object> source) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        names.forEach(name -> settings.put(name, source.apply(name)));
        return configuration(settings);
    }

    /** Adds feature flags, as {@link #configuration(Map)} does. Whether one is on is shown; other values are not. */
    public FingerprintBuilder flags(Map<String, ?> flags) {
        Map<String, String> flat = flattened(flags);
        parts.add(to -> flat.forEach((name, value) -> {
            if (ValueTypes.of(value) == ValueType.BOOLEAN) {
                to.fact(Section.FLAGS, name, ValueType.BOOLEAN, value.strip().toLowerCase(Locale.ROOT));
            } else {
                to.setting(Section.FLAGS, name, value);
            }
        }));
        return this;
    }

    private static Map<String, String> flattened(Map<String, ?> settings) {
        Map<String, String> flat = new LinkedHashMap<>();
        ConfigurationNames.flatten(settings, flat::putIfAbsent);
        return flat;
    }

    /**
     * Adds what the process knows of itself: virtual machine and flags, system, container, libraries of the class path. Of
     * its system properties only those that were given as flags are captured.
     *
     * @throws IllegalStateException if it was added before
     */
    public FingerprintBuilder process() {
        return process(ProcessFacts.ofThisProcess());
    }

    FingerprintBuilder process(ProcessFacts facts) {
        settings.once("process");
        parts.add(to -> ProcessEntries.collect(facts, to));
        return this;
    }

    /**
     * Adds a database: product, version, chosen settings, structure, and what Flyway or Liquibase have run in it. Reads
     * only, through one connection, which is given back. The structure of H2, MariaDB, MySQL and PostgreSQL is read from
     * their catalogs; of other products the columns are, as JDBC reports them.
     *
     * @param name what it is called in both environments
     * @throws IllegalArgumentException if the name is blank, or there is one of that name
     */
    public FingerprintBuilder database(String name, DataSource dataSource) {
        requireNewDatabase(name);
        Objects.requireNonNull(dataSource, "dataSource");
        parts.add(to -> {
            try (Connection connection = dataSource.getConnection()) {
                DatabaseEntries.collect(name, connection, to);
            }
        });
        return this;
    }

    FingerprintBuilder database(String name, Connection connection) {
        requireNewDatabase(name);
        parts.add(to -> DatabaseEntries.collect(name, connection, to));
        return this;
    }

    private void requireNewDatabase(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("'name' must not be blank");
        }
        if (databases.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' must be one database but was given twice");
        }
        databases.add(name);
    }

    /**
     * Adds the level of each guard.
     *
     * @throws IllegalStateException if it was added before
     */
    public FingerprintBuilder guards(Levels levels) {
        settings.once("guards");
        Objects.requireNonNull(levels, "levels");
        parts.add(to -> {
            for (Guard guard : Guard.values()) {
                String level = levels.of(guard).name().toLowerCase(Locale.ROOT);
                to.fact(Section.GUARDS, guard.key(), ValueType.TEXT, level);
            }
        });
        return this;
    }

    /**
     * Adds the thresholds of circuit breakers.
     *
     * @throws IllegalStateException if they were added before
     */
    public FingerprintBuilder breakers(CircuitBreakers ours) {
        settings.once("breakers");
        Objects.requireNonNull(ours, "breakers");
        parts.add(to -> BreakerEntries.collect(ours, to));
        return this;
    }

    /**
     * Takes settings for secrets whose names do not say so.
     *
     * @param names with {@code *} for any characters, such as {@code shop.licence}
     */
    public FingerprintBuilder secret(String... names) {
        for (String name : names) {
            secrets.add(ExpectedDifference.glob(name));
        }
        return this;
    }

    /**
     * Takes settings for each environment's own, so that neither equality nor difference is told.
     *
     * @param names with {@code *} for any characters, such as {@code shop.region}
     */
    public FingerprintBuilder own(String... names) {
        for (String name : names) {
            own.add(ExpectedDifference.glob(name));
        }
        return this;
    }

    /** By which time the fingerprint is dated; the system's unless set. */
    FingerprintBuilder clock(Clock chosen) {
        clock = chosen;
        return this;
    }

    private static Predicate<String> anyOf(List<Pattern> patterns) {
        List<Pattern> copy = List.copyOf(patterns);
        return name -> copy.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /**
     * Reads everything that was asked for.
     *
     * @throws IOException if a library or a limit of the container cannot be read
     * @throws SQLException if a database cannot be read
     */
    public EnvironmentFingerprint capture() throws IOException, SQLException {
        EntryCollector collector = new EntryCollector(key.digest(), anyOf(secrets), anyOf(own));
        for (Part part : parts) {
            part.collect(collector);
        }
        return new EnvironmentFingerprint(
                environment.name(), environment.tier(), key.checkValue(), clock.instant(), collector.entries());
    }
}
