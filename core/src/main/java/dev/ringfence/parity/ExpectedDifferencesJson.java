package dev.ringfence.parity;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.parity.ParityFinding.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file form of expected differences. */
final class ExpectedDifferencesJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int VERSION = 1;
    private static final List<String> TOP = List.of("version", "expected");
    private static final List<String> REQUIRED = List.of("section", "key", "reason", "expires");
    private static final List<String> KNOWN = List.of("section", "key", "kind", "reason", "expires");

    private ExpectedDifferencesJson() {}

    static ExpectedDifferences read(String json) {
        JsonMembers root = JsonMembers.parse(json, "expected");
        root.requireKeys("expected", TOP, TOP);
        root.requireVersion(VERSION);
        return new ExpectedDifferences(root.objects("expected").stream()
                .map(ExpectedDifferencesJson::difference)
                .toList());
    }

    private static ExpectedDifference difference(JsonMembers members) {
        members.requireKeys("expected", KNOWN, REQUIRED);
        return new ExpectedDifference(
                members.word("section", Section.values()),
                members.text("key"),
                members.has("kind") ? Optional.of(members.word("kind", Kind.values())) : Optional.empty(),
                members.text("reason"),
                day(members.text("expires")));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            // The cause would quote the text.
            throw new IllegalArgumentException("'expires' must be a day such as 2027-01-31");
        }
    }

    static String write(ExpectedDifferences expected) {
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION);
        ArrayNode array = root.putArray("expected");
        expected.differences().forEach(difference -> array.add(write(difference)));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    static ObjectNode write(ExpectedDifference difference) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("section", difference.section().label())
                .put("key", difference.key());
        difference.kind().ifPresent(kind -> node.put("kind", kind.label()));
        return node.put("reason", difference.reason())
                .put("expires", difference.expires().toString());
    }
}
