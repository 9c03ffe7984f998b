package dev.ringfence.spring;

import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.Evidence;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.EvidenceSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * Ringfence's own property, in any of Spring's property sources. Explicit. Silent where it is only the system property or
 * the variable that core reads too: what was said once is not shown as said twice.
 */
final class SpringPropertySource implements EvidenceSource {
    private final Environment environment;

    SpringPropertySource(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "Spring property";
    }

    @Override
    public Evidence.Kind kind() {
        return Evidence.Kind.EXPLICIT;
    }

    @Override
    public List<Evidence> read(EvidenceContext context) {
        String value = environment.getProperty(EnvironmentResolver.PROPERTY);
        return List.of(
                value == null || isSaidAlready(context, value)
                        ? Evidence.silent(name(), kind(), EnvironmentResolver.PROPERTY)
                        : Evidence.explicit(name(), EnvironmentResolver.PROPERTY, value));
    }

    private static boolean isSaidAlready(EvidenceContext context, String value) {
        return Stream.of(context.property(EnvironmentResolver.PROPERTY), context.variable(EnvironmentResolver.VARIABLE))
                .anyMatch(said -> said.filter(value::equals).isPresent());
    }
}
