package dev.ringfence.jdbc.inventory;

import dev.ringfence.base.Html;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.classify.ColumnClass;
import dev.ringfence.data.classify.ColumnRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An inventory as a page: what lives where, table by table, the telling columns first to the eye. */
final class InventoryPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Data inventory</title>
            <style>
            :root { color-scheme: light dark; --line: #8884; --direct: #c62828; --quasi: #b26a00; --sensitive: #6a1b9a; }
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
            h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; font-family: ui-monospace, monospace; }
            p { margin: 0 0 1rem; max-width: 46rem; }
            ul.count { list-style: none; display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 0 0 1rem; }
            ul.count li { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem; }
            ul.count b { display: block; font-size: 1.4rem; }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line);
              overflow-wrap: anywhere; }
            th { font-weight: 600; }
            th:nth-child(1), th:nth-child(3) { width: 17%; } th:nth-child(2), th:nth-child(5) { width: 9%; }
            th:nth-child(4) { width: 22%; }
            td:nth-child(1), td:nth-child(4) { font-family: ui-monospace, monospace; font-size: .9em; }
            span.DIRECT, .DIRECT td:nth-child(2) { color: var(--direct); font-weight: 600; }
            span.QUASI, .QUASI td:nth-child(2) { color: var(--quasi); font-weight: 600; }
            span.SENSITIVE, .SENSITIVE td:nth-child(2) { color: var(--sensitive); font-weight: 600; }
            @media (max-width: 45rem) {
              thead { position: absolute; left: -10000px; }
              table, tbody, tr { display: block; }
              tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
              td { display: grid; grid-template-columns: 6.5rem 1fr; border: 0; padding: .1rem 0; }
              td::before { content: attr(data-title); font: 13px/1.8 system-ui, sans-serif; opacity: .7; }
              td:empty { display: none; }
            }
            @media (prefers-color-scheme: dark) { :root { --direct: #ff8a80; --quasi: #ffcc80; --sensitive: #ce93d8; } }
            </style>
            </head>
            <body>
            <h1>Data inventory</h1>
            <p>A draft made from names, types and a sample of rows; it holds no value of any row. Look at each line before
            you use the policy, first at those of little confidence.</p>
            """;

    private static final List<String> TITLES =
            List.of("column", "role", "info type", "draft", "confidence", "evidence");

    private InventoryPage() {}

    static String write(DataInventory inventory) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<ul class=\"count\">\n");
        for (ColumnRole role : ColumnRole.values()) {
            page.append("<li><b>")
                    .append(inventory.of(role).size())
                    .append("</b><span class=\"")
                    .append(role)
                    .append("\">")
                    .append(role.name().toLowerCase(Locale.ROOT))
                    .append("</span></li>\n");
        }
        page.append("</ul>\n");
        byTable(inventory).forEach((table, entries) -> table(page, table, entries));
        return page.append("</body>\n</html>\n").toString();
    }

    private static Map<String, List<DataInventory.Entry>> byTable(DataInventory inventory) {
        Map<String, List<DataInventory.Entry>> tables = new LinkedHashMap<>();
        for (DataInventory.Entry entry : inventory.columns()) {
            String schema = entry.column().schema();
            String table =
                    (schema.isEmpty() ? "" : schema + ".") + entry.column().table();
            tables.computeIfAbsent(table, key -> new java.util.ArrayList<>()).add(entry);
        }
        return tables;
    }

    private static void table(StringBuilder page, String name, List<DataInventory.Entry> entries) {
        page.append("<h2>").append(Html.escaped(name)).append("</h2>\n<table>\n<thead><tr>");
        for (String title : TITLES) {
            page.append("<th scope=\"col\">").append(title).append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (DataInventory.Entry entry : entries) {
            row(page, entry.found(), entry.column().column());
        }
        page.append("</tbody>\n</table>\n");
    }

    private static void row(StringBuilder page, ColumnClass found, String column) {
        List<String> cells = List.of(
                column,
                found.role().name().toLowerCase(Locale.ROOT),
                found.infoType().map(InfoType::name).orElse(""),
                found.draft().toString(),
                Math.round(found.confidence() * 100) + " %",
                String.join("; ", found.evidence()));
        page.append("<tr class=\"").append(found.role()).append("\">");
        for (int i = 0; i < cells.size(); i++) {
            page.append("<td data-title=\"").append(TITLES.get(i)).append("\">");
            page.append(Html.escaped(cells.get(i))).append("</td>");
        }
        page.append("</tr>\n");
    }
}
