package dev.ringfence.refresh.plan;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.data.Treatment;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan for machines. */
public final class RefreshPlanJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int VERSION = 1;

    private RefreshPlanJson() {}

    public static String write(PlannedRefresh plan) {
        PlanHead head = plan.head();
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION).put("digest", plan.digest());
        root.put("inPlace", head.inPlace());
        root.set("source", stamp(head.source()));
        root.set("target", stamp(head.target()));
        root.put("policy", head.policy().name())
                .put("policyDigest", head.policy().digest());
        root.put("keyCheckValue", head.key().checkValue());
        head.subset().ifPresent(subset -> root.put("subset", subset.toString()));
        ArrayNode tables = root.putArray("tables");
        plan.tables().forEach(table -> write(tables.addObject(), table));
        ArrayNode items = root.putArray("surroundings");
        for (PlanItem item : plan.surroundings()) {
            ObjectNode node = items.addObject().put("fate", JsonMembers.word(item.fate()));
            item.table().ifPresent(table -> node.put("schema", table.schema()).put("table", table.name()));
            node.put("what", item.what()).put("becomes", item.becomes());
        }
        ArrayNode checks = root.putArray("checks");
        plan.checks()
                .forEach(check -> checks.addObject().put("name", check.name()).put("what", check.what()));
        plan.notes().forEach(root.putArray("notes")::add);
        ObjectNode summary = root.putObject("summary")
                .put("tables", plan.tables().size())
                .put("rowsCome", plan.copiedRows())
                .put("rowsGo", plan.targetRows());
        for (ColumnFate fate : ColumnFate.values()) {
            summary.put("columns" + capitalized(JsonMembers.word(fate)), plan.columns(fate));
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static ObjectNode stamp(DatastoreStamp stamp) {
        return MAPPER.createObjectNode()
                .put("environment", stamp.environment())
                .put("dataClass", stamp.dataClass().name())
                .put("nonce", stamp.nonce());
    }

    private static void write(ObjectNode node, TablePlan table) {
        node.put("schema", table.table().name().schema())
                .put("table", table.table().name().name());
        node.put("rowsOfSource", table.sourceRows());
        table.subset().ifPresent(rows -> node.put("subset", rows.why()));
        node.put("rowsCome", table.copiedRows()).put("rowsGo", table.targetRows());
        ArrayNode columns = node.putArray("columns");
        for (Column column : table.table().columns()) {
            Optional<Treatment> treatment = table.treatment(column);
            ObjectNode copied = columns.addObject()
                    .put("column", column.name())
                    .put("type", RefreshPlanText.type(column))
                    .put("fate", JsonMembers.word(ColumnFate.of(treatment)));
            treatment.ifPresent(rule -> copied.put("treatment", rule.toString()));
        }
        ArrayNode keys = node.putArray("foreignKeys");
        for (ForeignKey key : table.table().foreignKeys()) {
            ObjectNode refers = keys.addObject();
            key.columns().forEach(refers.putArray("columns")::add);
            refers.put("schema", key.target().schema())
                    .put("table", key.target().name());
            refers.put("filledLater", table.filledLater().contains(key));
        }
    }
}
