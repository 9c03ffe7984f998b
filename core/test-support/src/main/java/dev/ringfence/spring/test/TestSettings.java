package dev.ringfence.spring.test;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * What a test asks for.
 *
 * @param environment the name
 * @param enforced the keys of guards
 */
record TestSettings(String environment, Set<String> enforced) {
    private static final String SOURCE = "ringfenceTest";

    TestSettings {
        enforced = Set.copyOf(enforced);
    }

    /** What a test class asks for; empty if nothing. */
    static Optional<TestSettings> of(Class<?> test) {
        return Optional.ofNullable(TestContextAnnotationUtils.findMergedAnnotation(test, RingfenceTest.class))
                .map(asked -> new TestSettings(
                        asked.environment(),
                        Arrays.stream(asked.enforce()).map(Guard::key).collect(Collectors.toCollection(TreeSet::new))));
    }

    /** Goes before all other settings; a second time it changes nothing. */
    void addTo(ConfigurableEnvironment settings) {
        Map<String, Object> properties = new HashMap<>(Map.of("ringfence.environment", environment));
        enforced.forEach(guard -> properties.put("ringfence.guards." + guard, Level.ENFORCE.name()));
        settings.getPropertySources().remove(SOURCE);
        settings.getPropertySources().addFirst(new MapPropertySource(SOURCE, properties));
    }
}
