package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form. Members that are not known are passed over, since an instance of a newer version may have written
 * them; a mode that is not known is an error, and never taken for another.
 */
final class OperatingStateJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private OperatingStateJson() {}

    static String write(OperatingState state) {
        ObjectNode json = MAPPER.createObjectNode().put("mode", state.mode().name());
        write(json, state.by(), state.reason(), state.since());
        state.retryAfter().ifPresent(after -> json.put("retryAfter", after.toString()));
        state.freeze().ifPresent(freeze -> {
            ObjectNode frozen = json.putObject("freeze");
            write(frozen, freeze.by(), freeze.reason(), freeze.since());
            freeze.until().ifPresent(until -> frozen.put("until", until.toString()));
        });
        return MAPPER.writeValueAsString(json);
    }

    private static void write(ObjectNode json, Actor by, String reason, Instant since) {
        json.put("actor", by.name());
        json.put("actorKind", by.kind().name());
        json.put("reason", reason);
        json.put("since", since.toString());
    }

    /**
     * @throws RuntimeException of Jackson, java.time or an enumeration if it is none of ours; a caller treats each of
     *     them as a state that could not be read
     */
    static OperatingState read(String text) {
        JsonNode json = MAPPER.readTree(text);
        return new OperatingState(
                OperatingMode.valueOf(json.path("mode").asString("")),
                actor(json),
                json.path("reason").asString(""),
                Instant.parse(json.path("since").asString("")),
                optional(json, "retryAfter").map(Duration::parse),
                json.has("freeze") ? Optional.of(freeze(json.path("freeze"))) : Optional.empty());
    }

    private static OperatingState.Freeze freeze(JsonNode json) {
        return new OperatingState.Freeze(
                actor(json),
                json.path("reason").asString(""),
                Instant.parse(json.path("since").asString("")),
                optional(json, "until").map(Instant::parse));
    }

    private static Actor actor(JsonNode json) {
        return new Actor(
                json.path("actor").asString(""),
                Actor.Kind.valueOf(json.path("actorKind").asString("")));
    }

    private static Optional<String> optional(JsonNode json, String key) {
        return json.has(key) ? Optional.of(json.path(key).asString("")) : Optional.empty();
    }
}
