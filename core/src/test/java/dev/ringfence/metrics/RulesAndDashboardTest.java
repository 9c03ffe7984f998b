package dev.ringfence.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every name and every label in the queries that we ship stands in a real scrape. */
class RulesAndDashboardTest {
    private static final Pattern TEMPLATE = Pattern.compile("\\$labels\\.(\\w+)|\\{\\{(\\w+)}}");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    private static MetricsWorld world;
    private static Scrape scrape;
    private static final List<Map<String, Object>> RULES = new ArrayList<>();
    private static JsonNode dashboard;

    @BeforeAll
    @SuppressWarnings("unchecked") // YAML has no types
    static void scrapeAndRead() throws Exception {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        world = MetricsWorld.in(meters);
        scrape = new Scrape(meters.scrape());
        Map<String, List<Map<String, Object>>> file = new Yaml().load(MetricsTable.resource("prometheus-rules.yml"));
        for (Map<String, Object> group : file.getOrDefault("groups", List.of())) {
            RULES.addAll((List<Map<String, Object>>) group.get("rules"));
        }
        for (Map<String, Object> rule : RULES) {
            if (rule.containsKey("record")) {
                scrape.record(text(rule, "record"), new Query(text(rule, "expr")).grouping());
            }
        }
        dashboard = JsonMapper.builder().build().readTree(MetricsTable.resource("grafana-dashboard.json"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String text(Map<String, Object> rule, String key) {
        return String.valueOf(rule.getOrDefault(key, ""));
    }

    private static Query check(String where, String text) {
        Query query = new Query(text);
        assertThat(query.selectors()).as(where).isNotEmpty();
        for (Query.Selector selector : query.selectors()) {
            assertThat(scrape.names()).as("name in %s", where).contains(selector.name());
            Set<String> labels = scrape.labels(selector.name());
            assertThat(labels).as("labels of %s in %s", selector.name(), where).containsAll(selector.grouped());
            selector.matchers().forEach((label, matcher) -> {
                assertThat(labels)
                        .as("label of %s in %s", selector.name(), where)
                        .contains(label);
                requireSeries(where, selector.name(), label, matcher);
            });
            if (!selector.function().isEmpty()) {
                assertThat(scrape.counts(selector.name()))
                        .as("%s of %s in %s", selector.function(), selector.name(), where)
                        .isTrue();
            }
        }
        return query;
    }

    /** Each alternative of a matcher is there, so that none of them is a word that nobody says. */
    private static void requireSeries(String where, String name, String label, String matcher) {
        String value = matcher.replaceFirst("^(=~|!~|!=|=)", "");
        if (value.startsWith("$")) {
            return;
        }
        for (String alternative : value.split("\\|", -1)) {
            assertThat(scrape.has(name, label, Pattern.compile(Pattern.quote(alternative))))
                    .as("%s{%s=\"%s\"} in %s", name, label, alternative, where)
                    .isTrue();
        }
    }

    /** What texts show of a result: the labels of its aggregations, or of its series where there are none. */
    private static void checkTemplates(String where, Query query, String templates) {
        Set<String> shown = new TreeSet<>();
        Matcher matcher = TEMPLATE.matcher(templates);
        while (matcher.find()) {
            shown.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        Set<String> there = query.grouping().isEmpty()
                ? scrape.labels(query.selectors().get(0).name())
                : query.grouping();
        assertThat(there).as("labels shown by %s", where).containsAll(shown);
    }

    @Test
    void rules_allOfThem_askForWhatIsScraped() {
        Set<String> names = new HashSet<>();
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (Map<String, Object> rule : RULES) {
            boolean records = rule.containsKey("record");
            String name = text(rule, records ? "record" : "alert");
            assertThat(names.add(name)).as("%s stands once", name).isTrue();
            Query query = check(name, text(rule, "expr"));
            checkTemplates(name, query, text(rule, "annotations"));
            if (!records) {
                assertThat(text(rule, "annotations")).as(name).contains("summary", "description");
                assertThat(text(rule, "labels")).as(name).containsPattern("severity=(info|warning|critical)");
            }
            kinds.merge(records ? "record" : "alert", 1, Integer::sum);
        }
        assertThat(kinds).containsOnlyKeys("record", "alert");
    }

    @Test
    void panels_allOfThem_askForWhatIsScraped() {
        int targets = 0;
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            String title = panel.get("title").asString();
            assertThat(ids.add(panel.get("id").asInt())).as("id of %s", title).isTrue();
            for (JsonNode target : panel.path("targets")) {
                String expression = target.get("expr").asString();
                Query query = check(title, expression);
                checkTemplates(title, query, target.get("legendFormat").asString());
                for (Query.Selector selector : query.selectors()) {
                    assertThat(selector.matchers()).as("variables of %s", title).containsEntry("job", "=~$job");
                    // A recording rule may be of all instances together.
                    assertThat(selector.matchers().getOrDefault("instance", ""))
                            .as("variables of %s", title)
                            .isEqualTo(selector.name().contains(":") ? "" : "=~$instance");
                }
                targets++;
            }
        }
        assertThat(targets).isGreaterThan(20);
    }

    @Test
    void panels_ofTheGrid_doNotOverlap() {
        boolean[][] taken = new boolean[200][24];
        for (JsonNode panel : dashboard.get("panels")) {
            JsonNode at = panel.get("gridPos");
            for (int y = at.get("y").asInt();
                    y < at.get("y").asInt() + at.get("h").asInt();
                    y++) {
                for (int x = at.get("x").asInt();
                        x < at.get("x").asInt() + at.get("w").asInt();
                        x++) {
                    assertThat(taken[y][x])
                            .as("%s at %s, %s", panel.get("title"), x, y)
                            .isFalse();
                    taken[y][x] = true;
                }
            }
        }
    }

    @Test
    void variables_ofTheDashboard_areLabelsThatTargetsHave() {
        int found = 0;
        for (JsonNode variable : dashboard.get("templating").get("list")) {
            Matcher matcher = LABEL_VALUES.matcher(variable.path("definition").asString(""));
            if (matcher.matches()) {
                Query query = check("variable", matcher.group(1));
                assertThat(scrape.labels(query.selectors().get(0).name())).contains(matcher.group(2));
                found++;
            }
        }
        assertThat(found).isEqualTo(2);
    }

    @Test
    void meters_allOfThem_areDrawnOrAlarmedAbout() {
        Set<String> asked = new TreeSet<>();
        RULES.forEach(
                rule -> new Query(text(rule, "expr")).selectors().forEach(selector -> asked.add(selector.name())));
        for (JsonNode panel : dashboard.get("panels")) {
            panel.path("targets")
                    .forEach(target -> new Query(target.get("expr").asString())
                            .selectors()
                            .forEach(selector -> asked.add(selector.name())));
        }
        for (MetricsTable.Row row : MetricsTable.rows()) {
            Pattern name = Pattern.compile(row.meter().replace('.', '_') + "(_seconds)?(_total|_count|_sum|_max)?");
            assertThat(asked)
                    .as("%s", row.meter())
                    .anyMatch(one -> name.matcher(one).matches());
        }
    }
}
