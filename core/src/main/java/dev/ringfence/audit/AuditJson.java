package dev.ringfence.audit;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A sealed entry as one line of JSON. Stands apart so that Jackson loads only where JSON is asked for. */
final class AuditJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AuditJson() {}

    static String line(SealedEntry sealed) {
        AuditEntry entry = sealed.entry();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("sequence", sealed.sequence());
        json.put("at", entry.at().toString());
        json.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        json.put("actor", entry.actor().name());
        json.put("actorKind", entry.actor().kind().name().toLowerCase(Locale.ROOT));
        json.put("environment", entry.environment());
        json.put("rule", entry.rule());
        json.put("digest", entry.digest());
        json.put("detail", entry.detail());
        json.put("sealedAt", sealed.sealedAt().toString());
        json.put("previousHash", sealed.previousHash());
        json.put("hash", sealed.hash());
        return MAPPER.writeValueAsString(json);
    }
}
