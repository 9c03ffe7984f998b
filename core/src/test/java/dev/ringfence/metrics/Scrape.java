package dev.ringfence.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus would see: series by name, and their types, of a scrape in text format 0.0.4. */
final class Scrape {
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, List<Map<String, String>>> series = new TreeMap<>();
    private final Map<String, String> types = new HashMap<>();

    Scrape(String text) {
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", -1);
                types.put(words[2], words[3]);
            }
            Matcher matcher = SERIES.matcher(line);
            if (!line.startsWith("#") && matcher.matches()) {
                Map<String, String> labels = new TreeMap<>();
                Matcher label = LABEL.matcher(Objects.requireNonNullElse(matcher.group(2), ""));
                while (label.find()) {
                    labels.put(label.group(1), label.group(2));
                }
                series.computeIfAbsent(matcher.group(1), name -> new ArrayList<>())
                        .add(labels);
            }
        }
    }

    /** Makes a series known that a recording rule makes. */
    void record(String name, Set<String> labels) {
        Map<String, String> any = new TreeMap<>();
        labels.forEach(label -> any.put(label, "*"));
        series.put(name, List.of(any));
        types.put(name, "gauge");
    }

    boolean has(String name) {
        return series.containsKey(name);
    }

    Set<String> names() {
        return series.keySet();
    }

    /** The labels that every series of that name has; Prometheus itself adds those of the target. */
    Set<String> labels(String name) {
        Set<String> labels = new TreeSet<>();
        List<Map<String, String>> all = series.getOrDefault(name, List.of());
        all.forEach(one -> labels.addAll(one.keySet()));
        all.forEach(one -> labels.retainAll(one.keySet()));
        labels.addAll(Set.of("job", "instance"));
        return labels;
    }

    /** True if some series has a label of which the value matches. */
    boolean has(String name, String label, Pattern value) {
        return series.getOrDefault(name, List.of()).stream()
                .map(one -> one.getOrDefault(label, ""))
                .anyMatch(found -> found.equals("*") || value.matcher(found).matches());
    }

    /** True if it only grows, so that its rate can be taken. */
    boolean counts(String name) {
        return types.getOrDefault(name, "").equals("counter")
                || types.getOrDefault(name.replaceFirst("_(count|sum)$", ""), "")
                        .matches("summary|histogram");
    }
}
