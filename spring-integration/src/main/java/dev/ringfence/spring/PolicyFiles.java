package dev.ringfence.spring;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.spring.RingfenceProperties.Sanitization;
import dev.ringfence.spring.RingfenceProperties.WriteSettings;
import dev.ringfence.write.WritePolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Policies from files of the application, and from settings. */
final class PolicyFiles {
    private PolicyFiles() {}

    /** The policy of the file, or the standard one, with what the settings say in its place. */
    static WritePolicy writePolicy(WriteSettings settings, ResourceLoader resources) {
        WritePolicy policy = settings.policy() == null
                ? WritePolicy.standard()
                : read("ringfence.write.policy", settings.policy(), resources, WritePolicy::parse);
        if (settings.maxRowsPerStatement() == null
                && settings.maxRowsPerStatementOfPeople() == null
                && settings.permits().isEmpty()) {
            return policy;
        }
        ObjectNode merged = (ObjectNode) JsonMapper.shared().readTree(policy.toJson());
        if (settings.maxRowsPerStatement() != null) {
            merged.put("maxRowsPerStatement", settings.maxRowsPerStatement());
        }
        if (settings.maxRowsPerStatementOfPeople() != null) {
            merged.put("maxRowsPerStatementOfPeople", settings.maxRowsPerStatementOfPeople());
        }
        ArrayNode permits = merged.withArray("permits");
        settings.permits()
                .forEach(permit -> permits.addObject()
                        .put("rule", permit.rule())
                        .put("digest", permit.digest())
                        .put("reason", permit.reason()));
        return parsed("ringfence.write", merged.toString(), WritePolicy::parse);
    }

    static SanitizationPolicy sanitizationPolicy(Sanitization settings, ResourceLoader resources) {
        return read(
                "ringfence.sanitization.policy",
                Objects.requireNonNull(settings.policy()),
                resources,
                SanitizationPolicy::parse);
    }

    private static <P> P read(String setting, String location, ResourceLoader resources, Function<String, P> parser) {
        Resource resource = resources.getResource(location);
        try {
            return parsed(setting, resource.getContentAsString(StandardCharsets.UTF_8), parser);
        } catch (IOException unreadable) {
            throw StartProblemsException.ofSettings(
                    List.of("'" + setting + "' must be a file that can be read, such as classpath:policy.json, but "
                            + resource.getDescription() + " cannot"));
        }
    }

    private static <P> P parsed(String setting, String json, Function<String, P> parser) {
        try {
            return parser.apply(json);
        } catch (IllegalArgumentException bad) {
            throw StartProblemsException.ofSettings(List.of("'" + setting + "': " + bad.getMessage()));
        }
    }
}
