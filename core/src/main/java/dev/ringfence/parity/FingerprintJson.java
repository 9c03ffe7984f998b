package dev.ringfence.parity;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.environment.Tier;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file form of a fingerprint. */
final class FingerprintJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int VERSION = 1;
    private static final List<String> TOP =
            List.of("version", "environment", "tier", "keyCheck", "capturedAt", "entries");
    private static final List<String> REQUIRED = List.of("section", "key", "type");
    private static final List<String> MARKS = List.of("fact", "digest", "length", "tag");
    private static final List<String> KNOWN = Stream.of(REQUIRED, List.of("expected"), MARKS)
            .flatMap(List::stream)
            .toList();

    private FingerprintJson() {}

    static String write(EnvironmentFingerprint fingerprint) {
        String head = MAPPER.writeValueAsString(MAPPER.createObjectNode()
                .put("version", VERSION)
                .put("environment", fingerprint.environment())
                .put("tier", fingerprint.tier().label())
                .put("keyCheck", fingerprint.keyCheck())
                .put("capturedAt", fingerprint.capturedAt().toString()));
        return fingerprint.entries().stream()
                .map(entry -> MAPPER.writeValueAsString(write(entry)))
                .collect(Collectors.joining(
                        ",\n", head.substring(0, head.length() - 1) + ",\n\"entries\":[\n", "\n]}\n"));
    }

    private static ObjectNode write(FingerprintEntry entry) {
        ObjectNode json = MAPPER.createObjectNode()
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
        JsonMembers root = JsonMembers.parse(json, "fingerprint");
        root.requireKeys("fingerprint", TOP, TOP);
        root.requireVersion(VERSION);
        return new EnvironmentFingerprint(
                root.text("environment"),
                root.word("tier", Tier.values()),
                root.text("keyCheck"),
                instant(root.text("capturedAt")),
                root.objects("entries").stream().map(FingerprintJson::entry).toList());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            // The cause would quote the text.
            throw new IllegalArgumentException("'capturedAt' must be a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static FingerprintEntry entry(JsonMembers entry) {
        entry.requireKeys("entries", KNOWN, REQUIRED);
        ValueType type = entry.word("type", ValueType.values());
        return new FingerprintEntry(
                entry.word("section", Section.values()),
                entry.text("key"),
                type,
                entry.has("expected") ? entry.word("expected", Expectation.values()) : implied(type),
                mark(entry));
    }

    private static Mark mark(JsonMembers entry) {
        return switch (MARKS.stream().filter(entry::has).collect(Collectors.joining(" "))) {
            case "fact" -> new Mark.Fact(entry.text("fact"));
            case "fact digest" -> new Mark.Described(entry.text("fact"), entry.text("digest"));
            case "digest" -> new Mark.Keyed(entry.text("digest"));
            case "length tag" -> new Mark.Secret(LengthClass.parse(entry.text("length")), entry.text("tag"));
            default ->
                throw new IllegalArgumentException(
                        "'entries' must have a fact, a digest, both, or a length and a tag each");
        };
    }
}
