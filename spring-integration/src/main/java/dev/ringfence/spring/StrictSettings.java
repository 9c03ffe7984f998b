package dev.ringfence.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads the settings, and refuses those that are unknown or do not fit: a guard that was misspelt would be a guard that
 * is not on and says nothing.
 *
 * <p>Variables of the process are forgiven more: other programs share them, and Kubernetes makes some of its own for a
 * service that is called ringfence. One that is near to a setting is logged; any other is not ours.
 */
final class StrictSettings {
    private static final Logger LOG = LoggerFactory.getLogger(StrictSettings.class);
    private static final String ROOT = "ringfence";
    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(ROOT);
    private static final KnownKeys KNOWN = KnownKeys.of(ROOT, RingfenceProperties.class);

    private StrictSettings() {}

    /** The keys of every setting. */
    static KnownKeys known() {
        return KNOWN;
    }

    /**
     * Reads all settings.
     *
     * @throws StartProblemsException if one is unknown or does not fit
     */
    static RingfenceProperties read(ConfigurableEnvironment environment) {
        List<String> problems = unknown(environment);
        if (!problems.isEmpty()) {
            throw StartProblemsException.ofSettings(problems);
        }
        Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(environment);
        try {
            return new BoundSettings(sources, binder(environment, sources), PREFIX).all();
        } catch (BindException failure) {
            throw StartProblemsException.ofSettings(List.of(misfit(failure)));
        }
    }

    /** What Spring Boot converts, it converts besides. */
    private static Binder binder(ConfigurableEnvironment environment, Iterable<ConfigurationPropertySource> sources) {
        GenericConversionService own = new GenericConversionService();
        own.addConverter(new DeclaredTiersConverter());
        return new Binder(
                sources, new PropertySourcesPlaceholdersResolver(environment), List.of(own), null, null, null);
    }

    private static List<String> unknown(ConfigurableEnvironment environment) {
        List<String> problems = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
            if (source instanceof IterableConfigurationPropertySource listed) {
                listed.stream()
                        .filter(name -> PREFIX.isAncestorOf(name) && !KNOWN.contains(name))
                        .forEach(name -> {
                            if (variables) {
                                warn(name);
                            } else {
                                problems.add(unknown(name, source.getConfigurationProperty(name)));
                            }
                        });
            }
        }
        return problems;
    }

    private static void warn(ConfigurationPropertyName name) {
        if (!KNOWN.containsVariable(name.toString())) {
            KNOWN.nearVariable(name.toString())
                    .ifPresent(near -> LOG.warn(
                            "An environment variable reads as '{}', which is no setting of Ringfence; did you mean '{}'?",
                            name,
                            near));
        }
    }

    private static String unknown(ConfigurationPropertyName name, @Nullable ConfigurationProperty property) {
        return "'" + name + "' is no setting of Ringfence" + from(property) + "; " + KNOWN.remedy(name);
    }

    private static String misfit(BindException failure) {
        ConfigurationProperty property = failure.getProperty();
        Class<?> type = failure.getTarget().getType().toClass();
        Object value = property == null ? null : property.getValue();
        Optional<String> near =
                type.isEnum() && value != null ? EnumWords.near(type, value.toString()) : Optional.empty();
        return "'" + failure.getName() + "' must be "
                + (type.isEnum() ? EnumWords.all(type) : "a " + type.getSimpleName())
                + " but was "
                + (near.isPresent()
                        ? "'" + value + "'"
                        : "text of " + String.valueOf(value).length() + " characters")
                + from(property)
                + near.map(word -> "; did you mean '" + word + "'?").orElse("");
    }

    private static String from(@Nullable ConfigurationProperty property) {
        Origin origin = property == null ? null : property.getOrigin();
        return origin == null ? "" : " (" + origin + ")";
    }
}
