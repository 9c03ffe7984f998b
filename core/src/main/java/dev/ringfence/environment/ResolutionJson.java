package dev.ringfence.environment;

import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A resolution for a program. Stands apart so that Jackson loads only where JSON is asked for. */
final class ResolutionJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ResolutionJson() {}

    static String of(Resolution resolution) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", resolution.name());
        json.put("tier", resolution.tier().label());
        json.put("verdict", word(resolution.verdict()));
        words(json.putArray("rights"), resolution.rights());
        words(json.putArray("claimedTiers"), resolution.claimedTiers());
        ArrayNode evidence = json.putArray("evidence");
        for (WeighedEvidence piece : resolution.evidence()) {
            ObjectNode row = evidence.addObject();
            row.put("source", piece.source());
            row.put("kind", word(piece.kind()));
            row.put("key", piece.key());
            row.put("says", piece.says());
            row.put("effect", word(piece.effect()));
            words(row.putArray("tiers"), piece.tiers());
            words(row.putArray("withheld"), piece.withheld());
            row.put("remedy", piece.remedy());
        }
        ArrayNode warnings = json.putArray("warnings");
        resolution.warnings().forEach(warnings::add);
        json.put("remedy", resolution.remedy());
        return MAPPER.writeValueAsString(json);
    }

    private static void words(ArrayNode array, Collection<? extends Enum<?>> values) {
        values.stream().map(ResolutionJson::word).sorted().forEach(array::add);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
