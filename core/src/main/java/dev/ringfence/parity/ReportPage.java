package dev.ringfence.parity;

import dev.ringfence.base.Html;
import java.util.List;

/** A report as a page: the verdict first, then how much of each section is alike, then what to mend, the heaviest first. */
final class ReportPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Parity</title>
            <style>
            :root { color-scheme: light dark; --line: #8884; --track: #8883; --error: #c62828; --warning: #b26a00;
              --info: #1565c0; --good: #2e7d32; }
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
            h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
            p { margin: 0 0 1rem; max-width: 46rem; }
            p.sides { opacity: .75; }
            ul.count { list-style: none; display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 1rem 0; }
            ul.count li { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem; }
            ul.count b { display: block; font-size: 1.4rem; }
            .error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
            .good { color: var(--good); }
            dl { display: grid; grid-template-columns: max-content minmax(8rem, 24rem) max-content; gap: .2rem 1rem;
              align-items: center; margin: 0; }
            dt, dd { margin: 0; }
            dd.bar { background: var(--track); border-radius: .25rem; height: .7rem; overflow: hidden; }
            dd.bar i { display: block; height: 100%; background: var(--good); }
            dd.bar.error { background: var(--error); } dd.bar.warning { background: var(--warning); }
            dd.bar.info { background: var(--info); }
            time { white-space: nowrap; }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line);
              overflow-wrap: anywhere; }
            th { font-weight: 600; }
            th:nth-child(1), th:nth-child(2) { width: 9%; } th:nth-child(3) { width: 10%; } th:nth-child(4) { width: 27%; }
            td:nth-child(4) { font-family: ui-monospace, monospace; font-size: .9em; }
            td span.error, td span.warning, td span.info { font-weight: 600; }
            small { display: block; opacity: .75; font: 13px/1.4 system-ui, sans-serif; }
            @media (max-width: 45rem) {
              thead { position: absolute; left: -10000px; }
              table, tbody, tr { display: block; }
              tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
              td { display: grid; grid-template-columns: 6.5rem 1fr; border: 0; padding: .1rem 0; }
              td::before { content: attr(data-title); font: 13px/1.8 system-ui, sans-serif; opacity: .7; }
            }
            @media (prefers-color-scheme: dark) {
              :root { --error: #ff8a80; --warning: #ffcc80; --info: #90caf9; --good: #81c784; }
            }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder page = new StringBuilder(HEAD);
    private final ParityReport report;
    private final List<String> titles;

    private ReportPage(ParityReport report) {
        this.report = report;
        this.titles = List.of(
                "weight",
                "kind",
                "section",
                "name",
                Html.escaped(report.production().environment()),
                Html.escaped(report.staging().environment()));
    }

    static String write(ParityReport report) {
        return new ReportPage(report).write();
    }

    private String write() {
        head();
        sections();
        if (!report.findings().isEmpty()) {
            heading("To mend, or to account for");
            table();
            report.findings().forEach(finding -> row(finding, finding.remark()));
            page.append("</tbody>\n</table>\n");
        }
        if (!report.expected().isEmpty()) {
            heading("Expected");
            table();
            report.expected()
                    .forEach(accounted -> row(
                            accounted.finding(),
                            accounted.by().reason() + ", until "
                                    + accounted.by().expires()));
            page.append("</tbody>\n</table>\n");
        }
        if (!report.unused().isEmpty()) {
            heading("Expected, but not met");
            page.append("<p>These may be taken off the list.</p>\n<ul>\n");
            report.unused()
                    .forEach(unused -> page.append("<li>")
                            .append(Html.escaped(unused.toString()))
                            .append("</li>\n"));
            page.append("</ul>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private void head() {
        String staging = Html.escaped(report.staging().environment());
        String production = Html.escaped(report.production().environment());
        page.append("<h1>").append(staging);
        if (report.findings().isEmpty()) {
            page.append(" is <span class=\"good\">like</span> ").append(production);
        } else {
            Severity worst = report.findings().get(0).severity();
            page.append(" <span class=\"")
                    .append(worst.label())
                    .append("\">differs</span> from ")
                    .append(production);
        }
        page.append("</h1>\n<p class=\"sides\">");
        side(report.production());
        page.append("; ");
        side(report.staging());
        page.append(
                ". No value of the configuration is shown here, only what it looks like.</p>\n<ul class=\"count\">\n");
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long count = report.count(severity);
            card(count, severity.label() + (count == 1 ? "" : "s"), count == 0 ? "" : severity.label());
        }
        card(report.expected().size(), "expected", "");
        card(report.comparedNames(), "names compared", "");
        page.append("</ul>\n");
    }

    private void side(ParityReport.Side side) {
        page.append(Html.escaped(side.environment()));
        if (!side.environment().equals(side.tier().label())) {
            page.append(" (").append(side.tier().label()).append(')');
        }
        page.append(" captured at <time>").append(side.capturedAt()).append("</time>");
    }

    private void card(long count, String title, String style) {
        page.append("<li><b class=\"").append(style).append("\">").append(count).append("</b>");
        page.append(title).append("</li>\n");
    }

    /** How much of each section is as it should be, or accounted for. */
    private void sections() {
        heading("Sections");
        page.append("<dl>\n");
        report.compared().forEach((section, names) -> {
            List<ParityFinding> open = report.findings().stream()
                    .filter(finding -> finding.section() == section)
                    .toList();
            long alike =
                    names - open.stream().map(ParityFinding::key).distinct().count();
            page.append("<dt>").append(section.label()).append("</dt><dd class=\"bar");
            // The heaviest comes first.
            open.stream()
                    .findFirst()
                    .ifPresent(worst -> page.append(' ').append(worst.severity().label()));
            page.append("\"><i style=\"width:").append(100 * alike / names).append("%\"></i></dd><dd>");
            page.append(alike).append(" of ").append(names).append("</dd>\n");
        });
        page.append("</dl>\n");
    }

    private void heading(String text) {
        page.append("<h2>").append(text).append("</h2>\n");
    }

    private void table() {
        page.append("<table>\n<thead><tr>");
        titles.forEach(title -> page.append("<th scope=\"col\">").append(title).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
    }

    private void row(ParityFinding finding, String remark) {
        List<String> cells = List.of(
                finding.severity().label(),
                finding.kind().label(),
                finding.section().label(),
                finding.key(),
                finding.production(),
                finding.staging());
        page.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            page.append("<td data-title=\"").append(titles.get(i)).append("\"><span");
            page.append(i == 0 ? " class=\"" + finding.severity().label() + "\">" : ">");
            page.append(Html.escaped(cells.get(i)));
            if (i == 3 && !remark.isEmpty()) {
                page.append("<small>").append(Html.escaped(remark)).append("</small>");
            }
            page.append("</span></td>");
        }
        page.append("</tr>\n");
    }
}
