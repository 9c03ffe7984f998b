package dev.ringfence.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An anchor as one line of JSON. */
final class AnchorJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AnchorJson() {}

    static String line(Anchor anchor) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("purpose", anchor.purpose().name().toLowerCase(Locale.ROOT));
        json.put("sequence", anchor.sequence());
        json.put("hash", anchor.hash());
        json.put("at", anchor.at().toString());
        json.put("signature", anchor.signature());
        return MAPPER.writeValueAsString(json);
    }

    /** @throws IllegalArgumentException if the line is not an anchor */
    static Anchor parse(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            return new Anchor(
                    Anchor.Purpose.valueOf(json.required("purpose").asString().toUpperCase(Locale.ROOT)),
                    json.required("sequence").asLong(),
                    json.required("hash").asString(),
                    Instant.parse(json.required("at").asString()),
                    json.required("signature").asString());
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("a line of " + line.length() + " characters is not an anchor", e);
        }
    }
}
