package dev.ringfence.jdbc.inventory;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An inventory as a JSON document. */
final class InventoryJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private InventoryJson() {}

    static String write(DataInventory inventory) {
        ArrayNode columns = MAPPER.createArrayNode();
        for (DataInventory.Entry entry : inventory.columns()) {
            ObjectNode column = columns.addObject()
                    .put("column", entry.column().toString())
                    .put("type", entry.typeName())
                    .put("sampledRows", entry.sampledRows())
                    .put("role", entry.found().role().name());
            entry.found().infoType().map(InfoType::name).ifPresent(type -> column.put("infoType", type));
            column.put("confidence", entry.found().confidence());
            entry.found().evidence().forEach(column.withArray("evidence")::add);
            column.set(
                    "draft",
                    MAPPER.readTree(SanitizationPolicy.ruleJson(
                            entry.column(), entry.found().draft())));
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(columns) + "\n";
    }
}
