package dev.ringfence.refresh.report;

import dev.ringfence.jdbc.attestation.Attestation;
import dev.ringfence.refresh.base.TableResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as a JSON document. */
final class RefreshReportJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private RefreshReportJson() {}

    static String write(RefreshReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("predicateType", Attestation.PREDICATE_TYPE);
        root.set(
                "attestation",
                MAPPER.readTree(report.attestation().statement().predicate().toString()));
        report.signer().ifPresent(id -> root.put("signedBy", id));
        root.put("millis", report.took().toMillis());
        root.put("verifyingMillis", report.verifying().toMillis());
        ArrayNode tables = root.putArray("tables");
        for (TableResult table : report.tables()) {
            tables.addObject()
                    .put("schema", table.table().schema())
                    .put("table", table.table().name())
                    .put("rows", table.rows())
                    .put("millis", table.duration().toMillis());
        }
        ArrayNode shapes = root.putArray("shapes");
        for (Attestation.ColumnAction column : report.attestation().columns()) {
            report.shape(column).ifPresent(measured -> {
                ObjectNode node = shapes.addObject();
                node.put("schema", column.schema()).put("table", column.table()).put("column", column.column());
                node.set("before", shape(measured.before()));
                node.set("after", shape(measured.after()));
            });
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode shape(ColumnShape shape) {
        return MAPPER.createObjectNode()
                .put("rows", shape.rows())
                .put("nulls", shape.nulls())
                .put("distinct", shape.distinct())
                .put("averageLength", shape.averageLength())
                .put("topTenShare", shape.topShare());
    }
}
