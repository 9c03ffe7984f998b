package dev.ringfence.parity;

import dev.ringfence.environment.Tier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The file form of a fingerprint. */
final class FingerprintJson {
    private static final int VERSION = 1;
    private static final List<String> TOP =
            List.of("version", "environment", "tier", "keyCheck", "capturedAt", "entries");
    private static final List<String> ENTRY = List.of("section", "key", "type");
    private static final List<String> MARKS = List.of("expected", "fact", "digest", "length", "tag");

    private FingerprintJson() {}

    static String write(EnvironmentFingerprint fingerprint) {
        String head = StrictFields.MAPPER.writeValueAsString(StrictFields.MAPPER
                .createObjectNode()
                .put("version", VERSION)
                .put("environment", fingerprint.environment())
                .put("tier", fingerprint.tier().label())
                .put("keyCheck", fingerprint.keyCheck())
                .put("capturedAt", fingerprint.capturedAt().toString()));
        return fingerprint.entries().stream()
                .map(entry -> StrictFields.MAPPER.writeValueAsString(write(entry)))
                .collect(Collectors.joining(
                        ",\n", head.substring(0, head.length() - 1) + ",\n\"entries\":[\n", "\n]}\n"));
    }

    private static ObjectNode write(FingerprintEntry entry) {
        ObjectNode json = StrictFields.MAPPER
                .createObjectNode()
                .put("section", entry.section().label())
                .put("key", entry.key())
                .put("type", entry.type().label());
        if (entry.expectation() != implied(entry.type())) {
            json.put("expected", entry.expectation().label());
        }
        if (entry.mark() instanceof Mark.Fact fact) {
            json.put("fact", fact.text());
        } else if (entry.mark() instanceof Mark.Described described) {
            json.put("fact", described.text()).put("digest", described.digest());
        } else if (entry.mark() instanceof Mark.Keyed keyed) {
            json.put("digest", keyed.digest());
        } else if (entry.mark() instanceof Mark.Secret secret) {
            json.put("length", secret.length().label()).put("tag", secret.tag());
        }
        return json;
    }

    private static Expectation implied(ValueType type) {
        return type == ValueType.SECRET ? Expectation.DIFFERENT : Expectation.SAME;
    }

    static EnvironmentFingerprint read(String json) {
        JsonNode root = StrictFields.parse("fingerprint", json);
        StrictFields.requireKeys(root, "fingerprint", TOP, List.of());
        StrictFields.requireVersion(root, VERSION);
        return new EnvironmentFingerprint(
                StrictFields.text(root, "environment"),
                StrictFields.word(root, "tier", Tier.values(), Tier::label),
                StrictFields.text(root, "keyCheck"),
                StrictFields.instant(root, "capturedAt"),
                StrictFields.elements(root, "entries").stream()
                        .map(FingerprintJson::entry)
                        .toList());
    }

    private static FingerprintEntry entry(JsonNode entry) {
        StrictFields.requireKeys(entry, "entries", ENTRY, MARKS);
        ValueType type = StrictFields.word(entry, "type", ValueType.values(), ValueType::label);
        return new FingerprintEntry(
                StrictFields.word(entry, "section", Section.values(), Section::label),
                StrictFields.text(entry, "key"),
                type,
                entry.has("expected")
                        ? StrictFields.word(entry, "expected", Expectation.values(), Expectation::label)
                        : implied(type),
                mark(entry));
    }

    private static Mark mark(JsonNode entry) {
        String marks =
                Stream.of("fact", "digest", "length", "tag").filter(entry::has).collect(Collectors.joining(" "));
        return switch (marks) {
            case "fact" -> new Mark.Fact(StrictFields.text(entry, "fact"));
            case "fact digest" ->
                new Mark.Described(StrictFields.text(entry, "fact"), StrictFields.text(entry, "digest"));
            case "digest" -> new Mark.Keyed(StrictFields.text(entry, "digest"));
            case "length tag" ->
                new Mark.Secret(
                        StrictFields.word(entry, "length", LengthClass.values(), LengthClass::label),
                        StrictFields.text(entry, "tag"));
            default ->
                throw new IllegalArgumentException(
                        "'entries' must have a fact, a digest, both, or a length and a tag each");
        };
    }
}
