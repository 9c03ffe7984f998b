package dev.ringfence.environment;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The space that Cloud Foundry runs an application in: {@code space_name} of the JSON in {@code VCAP_APPLICATION}. */
record CloudFoundrySource() implements EvidenceSource {
    private static final String VARIABLE = "VCAP_APPLICATION";
    private static final String FIELD = "space_name";

    @Override
    public String name() {
        return "environment variable";
    }

    @Override
    public Evidence.Kind kind() {
        return Evidence.Kind.AMBIENT;
    }

    @Override
    public List<Evidence> read(EvidenceContext context) {
        Optional<String> space = context.variable(VARIABLE)
                .map(json -> JsonMapper.shared().readTree(json).path(FIELD).asString(""));
        String key = VARIABLE + " " + FIELD;
        return List.of(space.map(value -> Evidence.ambient(name(), key, value))
                .orElseGet(() -> Evidence.silent(name(), kind(), key)));
    }
}
