package dev.ringfence.refresh.report;

import dev.ringfence.base.Html;
import dev.ringfence.jdbc.attestation.Attestation;
import dev.ringfence.refresh.base.TableResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A report as a page: the verdict first, then what was written, what was verified, and what became of each column. */
final class RefreshReportPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            """;

    private static final String STYLE = """
            <style>
            :root { color-scheme: light dark; --line: #8884; --track: #8883; --good: #2e7d32; --warning: #b26a00;
              --error: #c62828; --info: #1565c0; }
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
            h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
            h3 { font: 600 1rem/1.5 ui-monospace, monospace; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
            p { margin: 0 0 1rem; max-width: 46rem; }
            p.sides { opacity: .75; }
            ul.count { list-style: none; display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 1rem 0; }
            ul.count li { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem; }
            ul.count b { display: block; font-size: 1.4rem; }
            .good { color: var(--good); } .error { color: var(--error); } .warning { color: var(--warning); }
            dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; }
            dl.facts dd { overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: .9em; }
            dl.chart { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(6rem, 30rem) max-content;
              gap: .25rem 1rem; align-items: center; margin: 0; grid-auto-flow: dense; }
            dt, dd { margin: 0; }
            dl.chart dt { grid-column: 1; } dl.chart dd.bar { grid-column: 2; } dl.chart dd.value { grid-column: 3; }
            dl.chart dt { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
            dl.chart dd.value { text-align: right; font-variant-numeric: tabular-nums; }
            svg { display: block; width: 100%; height: .7rem; border-radius: .25rem; background: var(--track); }
            svg .rows { fill: var(--good); } svg .time { fill: var(--info); }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line);
              overflow-wrap: anywhere; }
            th { font-weight: 600; }
            table.columns th:nth-child(1) { width: 20%; } table.columns th:nth-child(2) { width: 26%; }
            table.columns td:nth-child(-n+2) { font-family: ui-monospace, monospace; font-size: .9em; }
            table.checks th:nth-child(1) { width: 14%; } table.checks th:nth-child(2) { width: 32%; }
            table.checks td:nth-child(2) { font-family: ui-monospace, monospace; font-size: .9em; }
            time { white-space: nowrap; }
            details { margin: .5rem 0; } summary { cursor: pointer; font-weight: 600; }
            @media (max-width: 45rem) {
              dl.chart { grid-template-columns: 1fr max-content; grid-auto-flow: row; gap: 0 1rem; }
              dl.chart dd.value { grid-column: 2; align-self: end; }
              dl.facts { grid-template-columns: 1fr; gap: 0; }
              dl.facts dt { font-size: 13px; opacity: .7; } dl.facts dd { margin-bottom: .5rem; }
              dl.chart dd.bar { grid-column: 1 / -1; margin-bottom: .5rem; }
              thead { position: absolute; left: -10000px; }
              table, tbody, tr { display: block; }
              tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
              td { display: grid; grid-template-columns: 5rem 1fr; border: 0; padding: .1rem 0; }
              td::before { content: attr(data-title); font: 13px/1.8 system-ui, sans-serif; opacity: .7; }
              td:empty { display: none; }
            }
            @media (prefers-color-scheme: dark) {
              :root { --good: #81c784; --warning: #ffcc80; --error: #ff8a80; --info: #90caf9; }
            }
            @media print { details > * { display: block; } }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder page = new StringBuilder(HEAD);
    private final boolean made;
    private final RefreshReport report;
    private final Attestation said;

    private RefreshReportPage(RefreshReport report) {
        this.report = report;
        this.said = report.attestation();
        this.made = said.provenance() instanceof Attestation.Made;
    }

    static String write(RefreshReport report) {
        return new RefreshReportPage(report).write();
    }

    private String write() {
        head();
        heading("Rows");
        chart("rows", TableResult::rows, "%,d");
        heading("Time");
        chart("time", table -> table.duration().toMillis(), "%,d ms");
        heading("Verified");
        checks();
        heading("Columns");
        columns();
        heading("Proof");
        facts();
        return page.append("</body>\n</html>\n").toString();
    }

    private void head() {
        page.append("<title>").append(made ? "Synthetic fill" : "Refresh").append("</title>\n");
        page.append(STYLE).append("<h1>").append(Html.escaped(said.target().environment()));
        page.append(" was <span class=\"good\">").append(verdict());
        page.append("</h1>\n<p class=\"sides\">");
        page.append("At ").append(time(said.issuedAt())).append(", in ").append(seconds());
        page.append(" s, ").append(by()).append(". ");
        page.append(
                report.signer().isPresent() ? "Signed, in force until " + time(said.expiresAt()) + "." : "Not signed.");
        page.append(" No value of any row is shown here, only counts.</p>\n<ul class=\"count\">\n");
        card(said.tables().stream().mapToLong(Attestation.TableRows::rows).sum(), "rows", "");
        card(said.tables().size(), "tables", "");
        if (made) {
            card(said.columns().size(), "columns", "");
        } else {
            card(said.columns().size() - report.kept(), "columns changed", "");
            card(report.kept(), "columns kept", "");
        }
        long failed = said.checks().stream().filter(check -> !check.passed()).count();
        card(said.checks().size() - failed, "checks passed", "good");
        if (failed > 0) {
            card(failed, "checks failed", "error");
        }
        page.append("</ul>\n");
    }

    private String verdict() {
        if (said.provenance() instanceof Attestation.Crossed crossed) {
            return said.inPlace()
                    ? "sanitized</span> in place"
                    : "refreshed</span> from " + Html.escaped(crossed.source().environment());
        }
        return "filled</span> with synthetic rows";
    }

    private String by() {
        return said.provenance() instanceof Attestation.Crossed crossed
                ? "through policy " + Html.escaped(crossed.policy())
                : "after its own schema, from nobody's data";
    }

    private static String time(Instant at) {
        return "<time>" + at + "</time>";
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f", report.took().toMillis() / 1000.0);
    }

    private void card(long count, String title, String style) {
        page.append("<li><b class=\"").append(style).append("\">");
        page.append(String.format(Locale.ROOT, "%,d", count))
                .append("</b>")
                .append(title)
                .append("</li>\n");
    }

    private void heading(String text) {
        page.append("<h2>").append(text).append("</h2>\n");
    }

    private void chart(String kind, ToLongFunction<TableResult> measure, String format) {
        long most =
                Math.max(1, report.tables().stream().mapToLong(measure).max().orElse(1));
        page.append("<dl class=\"chart\">\n");
        for (TableResult table : report.tables()) {
            long value = measure.applyAsLong(table);
            String text = String.format(Locale.ROOT, format, value);
            String name = Html.escaped(table.table().toString());
            page.append("<dt>").append(name).append("</dt><dd class=\"value\">").append(text);
            page.append("</dd><dd class=\"bar\"><svg viewBox=\"0 0 1000 10\"");
            page.append(" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
                    .append(name)
                    .append(": ")
                    .append(text);
            page.append("\"><rect class=\"").append(kind).append("\" width=\"").append(1000 * value / most);
            page.append("\" height=\"10\"/></svg></dd>\n");
        }
        page.append("</dl>\n");
    }

    /** One line for each kind of check, and behind it every finding. */
    private void checks() {
        Map<String, List<Attestation.Check>> byName = new LinkedHashMap<>();
        said.checks()
                .forEach(check -> byName.computeIfAbsent(check.name(), key -> new ArrayList<>())
                        .add(check));
        byName.forEach((name, checks) -> {
            long failed = checks.stream().filter(check -> !check.passed()).count();
            page.append("<details")
                    .append(failed > 0 ? " open" : "")
                    .append("><summary>")
                    .append(Html.escaped(name));
            page.append(": <span class=\"")
                    .append(failed == 0 ? "good" : "error")
                    .append("\">");
            page.append(failed == 0 ? checks.size() + " passed" : failed + " of " + checks.size() + " failed");
            page.append("</span></summary>\n");
            table("checks", List.of("result", "subject", "finding"));
            checks.forEach(check -> row(
                    List.of("result", "subject", "finding"),
                    List.of(check.passed() ? "passed" : "failed", check.subject(), check.finding())));
            page.append("</tbody>\n</table>\n</details>\n");
        });
    }

    private void columns() {
        List<String> titles = made ? List.of("column", "values") : List.of("column", "action", "before", "after");
        Map<String, List<Attestation.ColumnAction>> byTable = new LinkedHashMap<>();
        for (Attestation.ColumnAction column : said.columns()) {
            String table = (column.schema().isEmpty() ? "" : column.schema() + ".") + column.table();
            byTable.computeIfAbsent(table, key -> new ArrayList<>()).add(column);
        }
        byTable.forEach((name, columns) -> {
            page.append("<h3>").append(Html.escaped(name)).append("</h3>\n");
            table("columns", titles);
            for (Attestation.ColumnAction column : columns) {
                row(titles, made ? List.of(column.column(), column.action()) : shaped(column));
            }
            page.append("</tbody>\n</table>\n");
        });
    }

    private List<String> shaped(Attestation.ColumnAction column) {
        Optional<MeasuredShape> shape = report.shape(column);
        return List.of(
                column.column(),
                column.action(),
                shape.map(measured -> measured.before().toString()).orElse(""),
                shape.map(measured -> measured.after().toString()).orElse(""));
    }

    private void facts() {
        page.append("<dl class=\"facts\">\n");
        if (said.provenance() instanceof Attestation.Crossed crossed) {
            fact("policy digest", crossed.policyDigest());
            fact("key check value", crossed.keyCheckValue());
            fact("source", described(crossed.source()));
        } else if (said.provenance() instanceof Attestation.Made rows) {
            fact("plan digest", rows.planDigest());
            fact("seed", String.valueOf(rows.seed()));
        }
        fact("schema fingerprint", said.schemaFingerprint());
        fact("target", described(said.target()) + ", generation " + said.generation());
        fact("signed by", report.signer().orElse("nobody"));
        fact("in force", said.issuedAt() + " to " + said.expiresAt());
        fact("tool", said.toolVersion());
        page.append("</dl>\n");
    }

    private static String described(Attestation.Datastore datastore) {
        return datastore.environment() + ", stamp " + datastore.nonce()
                + (datastore.identity().isEmpty() ? "" : ", " + datastore.identity());
    }

    private void fact(String name, String value) {
        page.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Html.escaped(value))
                .append("</dd>\n");
    }

    private void table(String style, List<String> titles) {
        page.append("<table class=\"").append(style).append("\">\n<thead><tr>");
        titles.forEach(title -> page.append("<th scope=\"col\">").append(title).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
    }

    private void row(List<String> titles, List<String> cells) {
        page.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            page.append("<td data-title=\"").append(titles.get(i)).append("\">");
            page.append(Html.escaped(cells.get(i))).append("</td>");
        }
        page.append("</tr>\n");
    }
}
