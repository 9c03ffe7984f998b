package dev.ringfence.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the resources about metrics. */
final class MetricsTable {
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private MetricsTable() {}

    /**
     * One line of the table.
     *
     * @param tags the values of each tag; empty if they are open
     */
    record Row(String meter, String type, String unit, Map<String, Set<String>> tags) {}

    static String resource(String name) {
        try (InputStream in = MetricsTable.class.getResourceAsStream("/ringfence-metrics/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : resource("metrics.md").split("\n", -1)) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                rows.add(
                        new Row(cells[1].strip().replace("`", ""), cells[2].strip(), cells[3].strip(), tags(cells[4])));
            }
        }
        return rows;
    }

    /** Such as {@code `by` = `own` `writer`; `check` *its name*}: values that are closed follow an equals sign. */
    private static Map<String, Set<String>> tags(String cell) {
        Map<String, Set<String>> tags = new LinkedHashMap<>();
        for (String tag : cell.split(";", -1)) {
            Matcher code = CODE.matcher(tag);
            if (code.find()) {
                String name = code.group(1);
                Set<String> values = new TreeSet<>();
                boolean closed = tag.substring(code.end()).strip().startsWith("=");
                while (closed && code.find()) {
                    values.add(code.group(1));
                }
                tags.put(name, values);
            }
        }
        return tags;
    }
}
