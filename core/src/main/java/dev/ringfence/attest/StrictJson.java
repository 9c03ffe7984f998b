package dev.ringfence.attest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of which no two readers can think differently: no key twice, nothing behind it, bounded in every way. */
final class StrictJson {
    /** Of an envelope, which anybody may have written. */
    static final JsonMapper MAPPER = mapper(200_000);

    /** Of a payload, which is parsed when its signatures were found right. */
    private static final JsonMapper SIGNED = mapper(2_000_000);

    private StrictJson() {}

    private static JsonMapper mapper(long mostTokens) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(16)
                                .maxStringLength(Envelope.MAX_CHARS)
                                .maxNameLength(200)
                                .maxNumberLength(40)
                                .maxTokenCount(mostTokens)
                                .build())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    static JsonNode object(String name, String json) {
        return object(MAPPER, name, json);
    }

    private static JsonNode object(JsonMapper mapper, String name, String json) {
        JsonNode root;
        try {
            root = mapper.readTree(json);
        } catch (JacksonException e) {
            // The cause would quote the text.
            throw new IllegalArgumentException("'" + name + "' must be JSON, with no key twice and nothing behind it");
        }
        if (!root.isObject()) {
            throw new IllegalArgumentException("'" + name + "' must be a JSON object");
        }
        return root;
    }

    static JsonNode object(String name, byte[] utf8) {
        try {
            return object(
                    SIGNED,
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("'" + name + "' must be UTF-8");
        }
    }

    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("'" + name + "' must be text");
        }
        return value.stringValue();
    }
}
