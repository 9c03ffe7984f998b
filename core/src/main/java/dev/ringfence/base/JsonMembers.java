package dev.ringfence.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The members of a JSON object that somebody wrote by hand, such as a policy, read strictly: no key twice, nothing unknown
 * passed over, since a rule that is misspelt would be a rule that is missing.
 *
 * <p>Messages name the key and, where one is near, the known one; they show no value. Immutable and safe for use by many
 * threads.
 */
public final class JsonMembers {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final JsonPlace place;

    private JsonMembers(JsonNode object, JsonPlace place) {
        this.object = object;
        this.place = place;
    }

    /**
     * Reads an object.
     *
     * @param name what messages call it
     * @throws IllegalArgumentException if the text is no JSON object, or one with a key twice or something behind it
     */
    public static JsonMembers parse(String json, String name) {
        return parse(json, name, JsonPlace.untold());
    }

    /**
     * The same, with messages that tell line and column.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    public static JsonMembers parseTellingPlaces(String json, String name) {
        return parse(json, name, JsonPlace.of(json));
    }

    private static JsonMembers parse(String json, String name, JsonPlace place) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            // The cause would quote the text, and a constant of it may be anything.
            throw new IllegalArgumentException("'" + name + "' must be JSON but is not at line "
                    + e.getLocation().getLineNr() + place.column(e.getLocation()));
        }
        if (!root.isObject()) {
            throw new IllegalArgumentException("'" + name + "' must be an object");
        }
        return new JsonMembers(root, place);
    }

    /**
     * Uses a member, so that a refusal of what it holds tells where it stands.
     *
     * @throws IllegalArgumentException if the use throws that, or IllegalStateException: with its message and the place
     */
    public <T> T using(String key, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException | IllegalStateException refused) {
            String message = String.valueOf(refused.getMessage());
            String where = place.ofMember(key);
            throw new IllegalArgumentException(message.endsWith(where) ? message : message + where, refused);
        }
    }

    /**
     * Refuses every other key.
     *
     * @param name what messages call the object
     * @throws IllegalArgumentException if there is another key than the known ones, or a required one is missing
     */
    public void requireKeys(String name, List<String> known, List<String> required) {
        for (String key : object.propertyNames()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("'" + name + "' must have only the keys " + String.join(", ", known)
                        + " but had '" + key + "'" + place.ofMember(key) + Suggestion.of(key, known));
            }
        }
        for (String key : required) {
            if (!object.has(key)) {
                throw new IllegalArgumentException("'" + name + "' must have the key '" + key + "'" + place.here());
            }
        }
    }

    /**
     * Refuses forms of other versions of the library.
     *
     * @throws IllegalArgumentException if the member {@code version} is not that number
     */
    public void requireVersion(int version) {
        JsonNode given = object.path("version");
        if (!given.isInt() || given.asInt() != version) {
            throw new IllegalArgumentException("'version' must be " + version + place.ofMember("version"));
        }
    }

    /** True if there is a member of that name, whatever it is. */
    public boolean has(String key) {
        return object.has(key);
    }

    /** The names of all members, in their order. */
    public List<String> keys() {
        return List.copyOf(object.propertyNames());
    }

    /**
     * A text.
     *
     * @throws IllegalArgumentException if the member is missing, or none
     */
    public String text(String key) {
        return require(key, object.path(key).isString(), "a string").asString();
    }

    /**
     * A whole number of 32 bits.
     *
     * @throws IllegalArgumentException if the member is missing, or none
     */
    public int integer(String key) {
        return require(key, object.path(key).isInt(), "an integer").asInt();
    }

    /**
     * A whole number of 64 bits.
     *
     * @throws IllegalArgumentException if the member is missing, or none
     */
    public long number(String key) {
        JsonNode node = object.path(key);
        return require(key, node.isIntegralNumber() && node.canConvertToLong(), "an integer")
                .asLong();
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException if the member is missing, or none
     */
    public double decimal(String key) {
        return require(key, object.path(key).isNumber(), "a number").asDouble();
    }

    /**
     * True or false.
     *
     * @throws IllegalArgumentException if the member is missing, or neither
     */
    public boolean truth(String key) {
        return require(key, object.path(key).isBoolean(), "true or false").asBoolean();
    }

    /**
     * A text, number or truth as text, for who reads it himself.
     *
     * @throws IllegalArgumentException if the member is missing, or none of these
     */
    public String scalar(String key) {
        JsonNode node = object.path(key);
        return require(key, node.isString() || node.isNumber() || node.isBoolean(), "a string, a number, true or false")
                .asString();
    }

    private JsonNode require(String key, boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException("'" + key + "' must be " + what + place.ofMember(key));
        }
        return object.path(key);
    }

    /**
     * An object.
     *
     * @throws IllegalArgumentException if the member is missing, or none
     */
    public JsonMembers members(String key) {
        return new JsonMembers(require(key, object.path(key).isObject(), "an object"), place.member(key));
    }

    /**
     * Objects; none if the member is missing.
     *
     * @throws IllegalArgumentException if it is no array, or holds anything else
     */
    public List<JsonMembers> objects(String key) {
        List<JsonNode> elements = array(key);
        if (!elements.stream().allMatch(JsonNode::isObject)) {
            throw new IllegalArgumentException("'" + key + "' must hold objects" + place.ofMember(key));
        }
        List<JsonMembers> members = new ArrayList<>();
        for (JsonNode element : elements) {
            members.add(new JsonMembers(element, place.element(key, members.size())));
        }
        return List.copyOf(members);
    }

    /**
     * Texts; none if the member is missing.
     *
     * @throws IllegalArgumentException if it is no array, or holds anything else
     */
    public List<String> texts(String key) {
        List<JsonNode> elements = array(key);
        if (!elements.stream().allMatch(JsonNode::isString)) {
            throw new IllegalArgumentException("'" + key + "' must hold strings" + place.ofMember(key));
        }
        return elements.stream().map(JsonNode::asString).toList();
    }

    /**
     * Reads an array, which may be missing, in its order.
     *
     * @param name takes each text
     * @param detailed takes each object
     * @throws IllegalArgumentException if it is no array, or holds anything else
     */
    public void each(String key, Consumer<String> name, Consumer<JsonMembers> detailed) {
        int index = 0;
        for (JsonNode element : array(key)) {
            JsonPlace there = place.element(key, index++);
            if (element.isString()) {
                name.accept(element.asString());
            } else if (element.isObject()) {
                detailed.accept(new JsonMembers(element, there));
            } else {
                throw new IllegalArgumentException("'" + key + "' must hold names and objects" + place.ofMember(key));
            }
        }
    }

    private List<JsonNode> array(String key) {
        if (!object.has(key)) {
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        require(key, object.path(key).isArray(), "an array").forEach(elements::add);
        return elements;
    }

    /**
     * One of an enumeration's names in lower case with hyphens.
     *
     * @throws IllegalArgumentException if the member is missing, or none of them
     */
    public <E extends Enum<E>> E word(String key, E[] constants) {
        return constant(text(key), key, "be one of ", constants);
    }

    /**
     * Names of an enumeration in lower case with hyphens; none if the member is missing.
     *
     * @throws IllegalArgumentException if it is no array, or holds anything else or a name twice, or nothing, since an
     *     empty array would say nothing
     */
    public <E extends Enum<E>> List<E> words(String key, E[] constants) {
        List<E> found = new ArrayList<>();
        for (JsonNode node : array(key)) {
            E constant = constant(node.isString() ? node.asString() : "", key, "hold only ", constants);
            if (found.contains(constant)) {
                throw new IllegalArgumentException("'" + key + "' must hold '" + word(constant) + "' once");
            }
            found.add(constant);
        }
        if (object.has(key) && found.isEmpty()) {
            throw new IllegalArgumentException("'" + key + "' must not be empty");
        }
        return found;
    }

    private static <E extends Enum<E>> E constant(String given, String key, String must, E[] constants) {
        for (E constant : constants) {
            if (word(constant).equals(given)) {
                return constant;
            }
        }
        List<String> known = Stream.of(constants).map(JsonMembers::word).toList();
        throw new IllegalArgumentException(
                "'" + key + "' must " + must + String.join(", ", known) + Suggestion.of(given, known));
    }

    /** How a constant of an enumeration is written: in lower case with hyphens. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names of its members, never what they hold. */
    @Override
    public String toString() {
        return "JsonMembers " + object.propertyNames();
    }
}
