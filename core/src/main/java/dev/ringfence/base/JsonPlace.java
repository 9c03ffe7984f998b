package dev.ringfence.base;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a value stands in a JSON text, for messages: found by reading the text once more, when something is wrong with it.
 *
 * @param json the text, empty if places are not told
 * @param pointer to the value (RFC 6901)
 */
record JsonPlace(String json, JsonPointer pointer) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    static JsonPlace untold() {
        return new JsonPlace("", JsonPointer.empty());
    }

    static JsonPlace of(String json) {
        return new JsonPlace(json, JsonPointer.empty());
    }

    JsonPlace member(String key) {
        return new JsonPlace(json, pointer.appendProperty(key));
    }

    JsonPlace element(String key, int index) {
        return new JsonPlace(json, pointer.appendProperty(key).appendIndex(index));
    }

    /** Such as {@code " at line 3, column 5"}; empty if places are not told, or there is no such value. */
    String here() {
        if (json.isEmpty()) {
            return "";
        }
        try (JsonParser parser = MAPPER.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean begins = token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY;
                if (begins && parser.streamReadContext().pathAsPointer().equals(pointer)) {
                    return told(parser.currentTokenLocation());
                }
            }
            return "";
        } catch (JacksonException malformed) {
            // It is told as such, by its own place.
            return "";
        }
    }

    /** Of a member of the object that stands here: of its name. */
    String ofMember(String key) {
        return member(key).here();
    }

    /** For an error of the parser's own, which knows the line. */
    String column(TokenStreamLocation at) {
        return json.isEmpty() ? "" : ", column " + at.getColumnNr();
    }

    private static String told(TokenStreamLocation at) {
        return " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
