package dev.ringfence.jdbc.undo.row;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The texts of a row as one JSON array, in which NULL stays apart from every text, and digests of it. */
public final class UndoText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private UndoText() {}

    public static String write(List<? extends @Nullable String> values) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(array::add);
        return MAPPER.writeValueAsString(array);
    }

    public static List<@Nullable String> read(String json) {
        List<@Nullable String> values = new ArrayList<>();
        for (JsonNode node : MAPPER.readTree(json)) {
            values.add(node.isNull() ? null : node.stringValue());
        }
        return values;
    }

    /** As {@link #read}, where no value is NULL. */
    public static List<String> readWhole(String json) {
        List<String> values = new ArrayList<>();
        for (JsonNode node : MAPPER.readTree(json)) {
            values.add(node.stringValue());
        }
        return List.copyOf(values);
    }

    /**
     * A digest of what a row is, bound to its place in the log so that equal rows do not show as such: SHA-256, in
     * hexadecimal.
     */
    public static String digest(String place, String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(place.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("'SHA-256' must be provided by every Java platform", e);
        }
    }
}
