package dev.ringfence.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.base.Guard;
import dev.ringfence.environment.Tier;
import dev.ringfence.environment.Verdict;
import dev.ringfence.health.HealthRole;
import dev.ringfence.health.HealthState;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of metrics says what the code registers, no more and no less. */
class MetricsTableTest {
    private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
    private static MetricsWorld world;
    private static Map<String, MetricsTable.Row> table;
    private static Map<String, List<Meter.Id>> registered;

    @BeforeAll
    static void doEverything() throws Exception {
        world = MetricsWorld.in(METERS);
        table = MetricsTable.rows().stream()
                .collect(Collectors.toMap(MetricsTable.Row::meter, Function.identity(), (a, b) -> a, TreeMap::new));
        registered = METERS.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("ringfence."))
                .collect(Collectors.groupingBy(Meter.Id::getName, TreeMap::new, Collectors.toList()));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void meters_registeredAndDocumented_areTheSame() {
        assertThat(MetricsTable.rows()).hasSameSizeAs(table.keySet());
        assertThat(table.keySet()).isEqualTo(registered.keySet());
    }

    @Test
    void meters_typesUnitsTagsAndDescriptions_areAsDocumented() {
        registered.forEach((name, ids) -> {
            MetricsTable.Row row = Objects.requireNonNull(table.get(name), name);
            for (Meter.Id id : ids) {
                assertThat(id.getType().name().toLowerCase(Locale.ROOT))
                        .as("type of %s", id)
                        .isEqualTo(row.type());
                assertThat(Objects.requireNonNullElse(id.getBaseUnit(), ""))
                        .as("unit of %s", id)
                        .isEqualTo(row.unit());
                assertThat(id.getTags().stream().map(Tag::getKey))
                        .as("tags of %s", id)
                        .containsExactlyInAnyOrderElementsOf(row.tags().keySet());
                assertThat(id.getDescription()).as("description of %s", id).isNotBlank();
                assertThat(name).matches("ringfence(\\.[a-z]+)+");
            }
        });
    }

    @Test
    void tags_thatAreClosed_takeExactlyTheValuesDocumented() {
        Map<String, Set<String>> neverSeen = new TreeMap<>();
        table.forEach((name, row) -> row.tags().forEach((tag, values) -> {
            Set<String> seen = Objects.requireNonNull(registered.get(name), name).stream()
                    .map(id -> Objects.requireNonNull(id.getTag(tag), tag))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!values.isEmpty()) {
                assertThat(values).as("values of %s of %s", tag, name).containsAll(seen);
                Set<String> missing = new TreeSet<>(values);
                missing.removeAll(seen);
                if (!missing.isEmpty()) {
                    neverSeen.put(name + " " + tag, missing);
                }
            }
        }));
        // What it takes a database's death, a conflict of evidence or other guards to see; each is a constant of an
        // enum.
        assertThat(neverSeen.keySet())
                .containsOnly(
                        "ringfence.environment verdict",
                        "ringfence.audit.failures step",
                        "ringfence.decision guard",
                        "ringfence.refresh.duration outcome");
    }

    @Test
    void tags_ofEnums_listEveryConstant() {
        assertThat(values("ringfence.guard.laxity", "guard")).isEqualTo(labels(Guard.values(), Guard::key));
        assertThat(values("ringfence.decision", "guard"))
                .isEqualTo(Stream.concat(labels(Guard.values(), Guard::key).stream(), Stream.of("any"))
                        .collect(Collectors.toSet()));
        assertThat(values("ringfence.environment", "tier")).isEqualTo(labels(Tier.values(), Tier::label));
        assertThat(values("ringfence.environment", "verdict"))
                .isEqualTo(labels(Verdict.values(), verdict -> verdict.name().toLowerCase(Locale.ROOT)));
        assertThat(values("ringfence.health.check", "role")).isEqualTo(labels(HealthRole.values(), HealthRole::label));
        assertThat(values("ringfence.health.check.duration", "state"))
                .isEqualTo(labels(HealthState.values(), HealthState::label));
    }

    private static Set<String> values(String meter, String tag) {
        return Objects.requireNonNull(
                Objects.requireNonNull(table.get(meter), meter).tags().get(tag), tag);
    }

    private static <E> Set<String> labels(E[] constants, Function<E, String> label) {
        return Arrays.stream(constants).map(label).collect(Collectors.toSet());
    }
}
