package dev.ringfence.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** OpenTelemetry's resource attributes, by its present name for the environment and the one before it. */
record OtelSource(SettingSource.Place place, String key) implements EvidenceSource {
    private static final List<String> ATTRIBUTES = List.of("deployment.environment.name", "deployment.environment");

    @Override
    public String name() {
        return place.label();
    }

    @Override
    public Evidence.Kind kind() {
        return Evidence.Kind.AMBIENT;
    }

    @Override
    public List<Evidence> read(EvidenceContext context) {
        Optional<String> text = place.read(context, key);
        List<Evidence> evidence = new ArrayList<>();
        for (String attribute : ATTRIBUTES) {
            text.map(value -> OtelAttributes.values(value, attribute))
                    .ifPresent(values -> values.forEach(
                            value -> evidence.add(Evidence.ambient(name(), key + " " + attribute, value))));
        }
        return evidence.isEmpty() ? List.of(Evidence.silent(name(), kind(), key)) : evidence;
    }
}
