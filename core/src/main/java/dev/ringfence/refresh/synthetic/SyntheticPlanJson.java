package dev.ringfence.refresh.synthetic;

import dev.ringfence.refresh.plan.RefreshPlanText;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.ForeignKey;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan of a fill for machines. */
final class SyntheticPlanJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int VERSION = 1;

    private SyntheticPlanJson() {}

    static String write(SyntheticPlan plan) {
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION).put("digest", plan.digest());
        root.setAll(body(plan));
        ArrayNode checks = root.putArray("checks");
        plan.checks()
                .forEach(check -> checks.addObject().put("name", check.name()).put("what", check.what()));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** Who signs does not decide what is written. */
    static String digest(SyntheticPlan plan, String shape) {
        String whole = body(plan) + "\n" + shape;
        return HexFormat.of().formatHex(Sha256.begin().digest(whole.getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode body(SyntheticPlan plan) {
        SyntheticOptions options = plan.options();
        ObjectNode root = MAPPER.createObjectNode();
        root.putObject("target")
                .put("environment", plan.target().environment())
                .put("dataClass", plan.target().dataClass().name())
                .put("nonce", plan.target().nonce());
        root.put("dataClass", plan.dataClass().name())
                .put("seed", options.seed())
                .put("locale", options.locale().toLanguageTag())
                .put("nullShare", options.nullShare())
                .put("skew", options.skew());
        ArrayNode tables = root.putArray("tables");
        plan.tables().forEach(table -> write(tables.addObject(), table, options));
        ArrayNode kept = root.putArray("kept");
        Map<String, Long> byName = new TreeMap<>();
        plan.kept().forEach((name, rows) -> byName.put(name.toString(), rows));
        byName.forEach((name, rows) -> kept.addObject().put("table", name).put("rows", rows));
        plan.notes().forEach(root.putArray("notes")::add);
        root.putObject("summary").put("tables", plan.tables().size()).put("rowsCome", plan.rows());
        return root;
    }

    private static void write(ObjectNode node, SyntheticTablePlan plan, SyntheticOptions options) {
        Table table = plan.table();
        node.put("schema", table.name().schema()).put("table", table.name().name());
        node.put("rowsCome", plan.rows().rows()).put("rowsThere", plan.before());
        ArrayNode columns = node.putArray("columns");
        for (Column column : table.columns()) {
            String source = plan.sources().get(column.name());
            ObjectNode made = columns.addObject()
                    .put("column", column.name())
                    .put("type", RefreshPlanText.type(column))
                    .put("fate", source == null ? "computed" : "made");
            if (source != null) {
                made.put("source", source);
            }
            List<Object> given = options.valuesOf(table.name(), column.name());
            if (!given.isEmpty()) {
                given.forEach(value -> made.withArray("values").add(value.toString()));
            }
        }
        plan.conditions().forEach(node.putArray("meets")::add);
        plan.others().forEach(node.putArray("tried")::add);
        ArrayNode keys = node.putArray("foreignKeys");
        for (ForeignKey key : table.foreignKeys()) {
            ObjectNode refers = keys.addObject();
            key.columns().forEach(refers.putArray("columns")::add);
            refers.put("schema", key.target().schema())
                    .put("table", key.target().name());
            refers.put(
                    "filledLater",
                    plan.later().stream().anyMatch(later -> later.key().equals(key)));
        }
    }
}
