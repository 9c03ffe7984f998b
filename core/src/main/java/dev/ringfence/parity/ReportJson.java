package dev.ringfence.parity;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as a JSON document. */
final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ReportJson() {}

    static String write(ParityReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.set("production", side(report.production()));
        root.set("staging", side(report.staging()));
        ObjectNode counts = root.putObject("counts");
        for (Severity severity : Severity.values()) {
            counts.put(severity.label(), report.count(severity));
        }
        counts.put("expected", report.expected().size())
                .put("unused", report.unused().size());
        ObjectNode compared = root.putObject("compared");
        report.compared().forEach((section, names) -> compared.put(section.label(), names));
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding(finding)));
        ArrayNode expected = root.putArray("expected");
        for (ParityReport.Accounted accounted : report.expected()) {
            ObjectNode node = expected.addObject();
            node.set("finding", finding(accounted.finding()));
            node.set("by", ExpectedDifferencesJson.write(accounted.by()));
        }
        ArrayNode unused = root.putArray("unused");
        report.unused().forEach(difference -> unused.add(ExpectedDifferencesJson.write(difference)));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode side(ParityReport.Side side) {
        return MAPPER.createObjectNode()
                .put("environment", side.environment())
                .put("tier", side.tier().label())
                .put("capturedAt", side.capturedAt().toString());
    }

    private static ObjectNode finding(ParityFinding finding) {
        return MAPPER.createObjectNode()
                .put("kind", finding.kind().label())
                .put("severity", finding.severity().label())
                .put("section", finding.section().label())
                .put("key", finding.key())
                .put("production", finding.production())
                .put("staging", finding.staging())
                .put("remark", finding.remark());
    }
}
