package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.testing.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file form says the same as the builder, and the shipped schema accepts what the reader accepts. */
class ChangeFreezeJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonSchema SCHEMA = JsonSchema.parse(ChangeFreeze.jsonSchema());
    private static final Instant START = Instant.parse("2025-12-28T00:00:00Z");

    private static final String WHOLE = """
        {"version": 1, "zone": "America/New_York", "actors": ["agent"], "operations": ["import-*", "purge"],
         "windows": [
          {"name": "Black Friday",
           "around": {"month": "november", "nth": 4, "day": "thursday", "daysBefore": 3, "daysAfter": 4}},
          {"name": "audit", "around": {"month": "march", "nth": -1, "day": "friday"}},
          {"name": "year end", "yearly": {"first": "12-20", "last": "01-03"}},
          {"name": "closing", "lastDaysOf": {"month": "june", "days": 7}},
          {"name": "move", "between": {"from": "2026-08-01T18:00", "to": "2026-08-03T06:30:15"}},
          {"name": "weekend", "weekly": {"fromDay": "friday", "from": "16:00", "toDay": "monday", "to": "08:00"}}
         ]}
        """;

    private static ChangeFreeze whole() {
        return ChangeFreeze.builder(ZoneId.of("America/New_York"))
                .actors(Actor.Kind.AGENT)
                .operations("import-*", "purge")
                .window("Black Friday", FreezeWindow.around(Month.NOVEMBER, 4, DayOfWeek.THURSDAY, 3, 4))
                .window("audit", FreezeWindow.around(Month.MARCH, -1, DayOfWeek.FRIDAY, 0, 0))
                .window("year end", FreezeWindow.yearly(MonthDay.of(12, 20), MonthDay.of(1, 3)))
                .window("closing", FreezeWindow.lastDaysOf(Month.JUNE, 7))
                .window(
                        "move",
                        FreezeWindow.between(
                                LocalDateTime.parse("2026-08-01T18:00"), LocalDateTime.parse("2026-08-03T06:30:15")))
                .window(
                        "weekend",
                        FreezeWindow.weekly(
                                DayOfWeek.FRIDAY, LocalTime.of(16, 0), DayOfWeek.MONDAY, LocalTime.of(8, 0)))
                .build();
    }

    @Example
    void file_everyPart_saysTheSameAsTheBuilder() {
        ChangeFreeze read = ChangeFreeze.parse(WHOLE);
        ChangeFreeze built = whole();

        assertThat(read).hasToString(built.toString());
        assertThat(SCHEMA.accepts(MAPPER.readTree(WHOLE))).isTrue();
        List<String> seen = new ArrayList<>();
        // Each quarter of an hour of more than a year.
        for (int i = 0; i < 4 * 24 * 380; i++) {
            Instant moment = START.plusSeconds(900L * i);
            assertThat(read.inForce(moment)).as("%s", moment).isEqualTo(built.inForce(moment));
            read.inForce(moment).filter(name -> !seen.contains(name)).ifPresent(seen::add);
        }
        assertThat(seen).containsExactlyInAnyOrder("Black Friday", "audit", "year end", "closing", "move", "weekend");
        for (Actor.Kind actor : Actor.Kind.values()) {
            for (String operation : List.of("import-x", "purge", "purge-2", "order")) {
                ModeQuestion question = new ModeQuestion("A write", operation, actor, false, false);
                assertThat(read.stops(question)).isEqualTo(built.stops(question));
            }
        }
    }

    @Example
    void file_withoutActors_stopsPeopleAndAgents() {
        ChangeFreeze read = ChangeFreeze.parse("{\"version\": 1, \"zone\": \"UTC\"}");
        assertThat(read.stops(new ModeQuestion("A write", "order", Actor.Kind.HUMAN, false, false)))
                .isTrue();
        assertThat(read.stops(new ModeQuestion("A write", "order", Actor.Kind.SERVICE, false, false)))
                .isFalse();
        assertThat(read.inForce(START)).isEmpty();
    }

    @Example
    void file_onDisk_isReadAsUtf8() throws IOException {
        Path file = Files.createTempFile("change-freeze", ".json");
        try {
            Files.writeString(file, WHOLE.replace("year end", "Jahresschluß"));
            assertThat(ChangeFreeze.read(file).toString()).contains("Jahresschluß");
        } finally {
            Files.delete(file);
        }
    }

    @Example
    void file_anythingThatDoesNotFit_isRefusedByItsKey() {
        Map.of(
                        WHOLE.replace("\"version\": 1", "\"version\": 2"), "'version' must be 1",
                        WHOLE.replace("\"zone\"", "\"zon\""), "but had 'zon'; did you mean 'zone'?",
                        WHOLE.replace("America/New_York", "Mars/Olympus"),
                                "'zone' must be a time zone such as Europe/Berlin but was another text of 12 characters",
                        WHOLE.replace("\"november\"", "\"novembre\""), "did you mean 'november'?",
                        WHOLE.replace("\"nth\": 4", "\"nth\": 5"),
                                "'nth' must be 1 to 4, or -1 for the last, but was 5",
                        WHOLE.replace("\"daysBefore\"", "\"daysbefore\""),
                                "'around' must have only the keys month, nth, day, daysBefore, daysAfter but had"
                                        + " 'daysbefore'; did you mean 'daysBefore'?",
                        WHOLE.replace("\"12-20\"", "\"02-30\""), "'first' must be month and day such as 12-20",
                        WHOLE.replace("\"16:00\"", "\"16:00:00.5\""), "'from' must be a time of day such as 16:00",
                        WHOLE.replace("\"audit\"", "\"weekend\""), "'weekend' must be one window but was given twice",
                        WHOLE.replace("\"name\": \"audit\",", "\"name\": \"audit\", \"yearly\": {},"),
                                "'windows' must have one of between, yearly, lastDaysOf, around, weekly each but a"
                                        + " window had 2")
                .forEach((json, message) -> assertThatThrownBy(() -> ChangeFreeze.parse(json))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(message));
        assertThatThrownBy(() -> ChangeFreeze.parse(WHOLE.replace("2026-08-03T06:30:15", "2026-07-03T06:30:15")))
                .hasMessageStartingWith("'to' must be after");
        assertThatThrownBy(() -> ChangeFreeze.parse("[]")).hasMessage("'freeze' must be an object");
    }

    /** A member is removed, or given another value: what the reader accepts, the schema accepts. */
    @Property(tries = 5_000, seed = "20261122")
    void damagedFreeze_thatIsRead_isAcceptedByTheSchema(@ForAll Random random) {
        ObjectNode freeze = (ObjectNode) MAPPER.readTree(WHOLE);
        List<ObjectNode> objects = new ArrayList<>();
        collect(freeze, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.isEmpty() || random.nextInt(8) == 0 ? "stranger" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(9)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(name, random.nextInt(40) - 2);
            case 2 -> object.put(name, 0.5);
            case 3 ->
                object.put(
                        name,
                        List.of("friday", "may", " ", "12-01", "07:30", "0007-01-01T00:00", "UTC", "a")
                                .get(random.nextInt(8)));
            case 4 -> object.putNull(name);
            case 5 -> object.putObject(name);
            case 6 -> object.putArray(name);
            case 7 -> object.putArray(name).add("human").add(random.nextBoolean() ? "human" : "agent");
            default -> object.put(name, random.nextBoolean());
        }
        String json = freeze.toString();
        boolean accepted = SCHEMA.accepts(MAPPER.readTree(json));
        try {
            ChangeFreeze.parse(json);
            assertThat(accepted).as("%s", json).isTrue();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).matches("(?s)'.*").hasSizeLessThan(300);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        node.forEach(child -> collect(child, into));
    }
}
