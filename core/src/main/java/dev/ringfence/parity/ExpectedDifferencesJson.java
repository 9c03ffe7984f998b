package dev.ringfence.parity;

import dev.ringfence.parity.ParityFinding.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file form of expected differences. */
final class ExpectedDifferencesJson {
    private static final int VERSION = 1;
    private static final List<String> TOP = List.of("version", "expected");
    private static final List<String> REQUIRED = List.of("section", "key", "reason", "expires");

    private ExpectedDifferencesJson() {}

    static ExpectedDifferences read(String json) {
        JsonNode root = StrictFields.parse("expected", json);
        StrictFields.requireKeys(root, "expected", TOP, List.of());
        StrictFields.requireVersion(root, VERSION);
        return new ExpectedDifferences(StrictFields.elements(root, "expected").stream()
                .map(ExpectedDifferencesJson::difference)
                .toList());
    }

    private static ExpectedDifference difference(JsonNode node) {
        StrictFields.requireKeys(node, "expected", REQUIRED, List.of("kind"));
        return new ExpectedDifference(
                StrictFields.word(node, "section", Section.values(), Section::label),
                StrictFields.text(node, "key"),
                node.has("kind")
                        ? Optional.of(StrictFields.word(node, "kind", Kind.values(), Kind::label))
                        : Optional.empty(),
                StrictFields.text(node, "reason"),
                StrictFields.day(node, "expires"));
    }

    static String write(ExpectedDifferences expected) {
        ObjectNode root = StrictFields.MAPPER.createObjectNode().put("version", VERSION);
        ArrayNode array = root.putArray("expected");
        expected.differences().forEach(difference -> array.add(write(difference)));
        return StrictFields.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    static ObjectNode write(ExpectedDifference difference) {
        ObjectNode node = StrictFields.MAPPER
                .createObjectNode()
                .put("section", difference.section().label())
                .put("key", difference.key());
        difference.kind().ifPresent(kind -> node.put("kind", kind.label()));
        return node.put("reason", difference.reason())
                .put("expires", difference.expires().toString());
    }
}
