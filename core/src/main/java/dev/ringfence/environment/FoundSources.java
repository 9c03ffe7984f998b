package dev.ringfence.environment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The sources that {@link ServiceLoader} finds, and evidence of those it could not make. */
record FoundSources(List<EvidenceSource> sources, List<Evidence> failures) {
    // A broken services file could fail for ever; nobody has that many.
    private static final int MAX_FAILURES = 16;

    static FoundSources load() {
        List<EvidenceSource> sources = new ArrayList<>();
        List<Evidence> failures = new ArrayList<>();
        Iterator<EvidenceSource> found =
                ServiceLoader.load(EvidenceSource.class).iterator();
        while (failures.size() < MAX_FAILURES) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                sources.add(grantless(found.next()));
            } catch (ServiceConfigurationError broken) {
                failures.add(Evidence.unreadable(
                        "service loader", Evidence.Kind.AMBIENT, EvidenceSource.class.getSimpleName(), broken));
            }
        }
        return new FoundSources(sources, failures);
    }

    private static EvidenceSource grantless(EvidenceSource source) {
        if (source.kind() == Evidence.Kind.EXPLICIT) {
            throw new IllegalStateException("A source of explicit evidence must be added by a call of"
                    + " EnvironmentResolver.builder().source(...), but "
                    + source.getClass().getName() + " was found by ServiceLoader");
        }
        return source;
    }
}
