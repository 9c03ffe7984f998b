package dev.ringfence.environment;

import java.util.List;
import java.util.Optional;

/** One system property or environment variable. */
record SettingSource(Place place, Evidence.Kind kind, String key) implements EvidenceSource {

    enum Place {
        PROPERTY("system property"),
        VARIABLE("environment variable");

        private final String label;

        Place(String label) {
            this.label = label;
        }

        Optional<String> read(EvidenceContext context, String key) {
            return this == PROPERTY ? context.property(key) : context.variable(key);
        }

        String label() {
            return label;
        }
    }

    @Override
    public String name() {
        return place.label();
    }

    @Override
    public List<Evidence> read(EvidenceContext context) {
        return List.of(place.read(context, key)
                .map(value -> kind == Evidence.Kind.EXPLICIT
                        ? Evidence.explicit(name(), key, value)
                        : Evidence.ambient(name(), key, value))
                .orElseGet(() -> Evidence.silent(name(), kind, key)));
    }
}
