package dev.ringfence.spring;

import dev.ringfence.environment.Evidence;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.EvidenceSource;
import java.util.List;
import org.springframework.core.env.Environment;

/** The active profiles, wherever they were set. They only withhold: a profile is no proof of where a process runs. */
final class SpringProfilesSource implements EvidenceSource {
    private final Environment environment;

    SpringProfilesSource(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "Spring profiles";
    }

    @Override
    public Evidence.Kind kind() {
        return Evidence.Kind.AMBIENT;
    }

    @Override
    public List<Evidence> read(EvidenceContext context) {
        return List.of(
                Evidence.ambient(name(), "spring.profiles.active", String.join(",", environment.getActiveProfiles())));
    }
}
