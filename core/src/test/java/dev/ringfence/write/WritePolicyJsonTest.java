package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file form says the same as the builder, and the shipped schema accepts what the reader accepts. */
class WritePolicyJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonSchema SCHEMA = JsonSchema.parse(WritePolicy.jsonSchema());

    /** Every part of a policy. */
    private static final String WHOLE = """
        {
          "name": "shop",
          "version": 1,
          "revision": 3,
          "maxRowsPerStatement": 5000,
          "maxRowsPerStatementOfPeople": 10,
          "rules": [
            {"operation":"purge-*","kinds":["sql"],"tiers":["production","unknown"],"actors":["human","agent"],\
        "maxRows":500,"maxRowsPerStatement":100,"maxStatements":20,"maxEntities":7,"maxTableFraction":0.25,\
        "requires":["approval",{"name":"recovery-point","within":"PT2H"}],\
        "waives":[{"name":"justification","reason":"the tool asks"}],\
        "traits":["dry-run-only","destructive","audited"]},
            {"operation":"*"}
          ],
          "permits": [
            {"rule":"sql.truncate","digest":"d1","reason":"staging table of the import"}
          ]
        }
        """;

    private static WritePolicy whole() {
        return WritePolicy.builder("shop")
                .revision(3)
                .maxRowsPerStatement(5_000)
                .maxRowsPerStatementOfPeople(10)
                .rule(WriteRule.of("purge-*")
                        .kinds(Write.Kind.SQL)
                        .tiers(Tier.UNKNOWN, Tier.PRODUCTION)
                        .actors(Actor.Kind.AGENT, Actor.Kind.HUMAN)
                        .maxRows(500)
                        .maxRowsPerStatement(100)
                        .maxStatements(20)
                        .maxEntities(7)
                        .maxTableFraction(0.25)
                        .requires("approval")
                        .requires("recovery-point", Map.of("within", "PT2H"))
                        .waives("justification", "the tool asks")
                        .traits(WriteRule.Trait.AUDITED, WriteRule.Trait.DRY_RUN_ONLY, WriteRule.Trait.DESTRUCTIVE)
                        .build())
                .rule(WriteRule.of("*").build())
                .permit("sql.truncate", "d1", "staging table of the import")
                .build();
    }

    @Example
    void file_everyPart_saysTheSameAsTheBuilder() {
        WritePolicy read = WritePolicy.parse(WHOLE);

        assertThat(read.toJson()).isEqualTo(WHOLE).isEqualTo(whole().toJson());
        assertThat(read.rules()).isEqualTo(whole().rules());
        assertThat(read.permission("sql.truncate", "d1")).contains("staging table of the import");
        assertThat(read.digest()).isEqualTo(whole().digest()).hasSize(64);
        assertThat(read).hasToString("shop (2 rules, " + read.digest().substring(0, 12) + ")");
        assertThat(SCHEMA.accepts(MAPPER.readTree(WHOLE))).isTrue();
    }

    @Example
    void file_theDefaults_isShort() {
        assertThat(WritePolicy.standard().toJson()).isEqualTo("{\n  \"name\": \"standard\",\n  \"version\": 1\n}\n");
        assertThat(WritePolicy.parse(WritePolicy.standard().toJson()).digest())
                .isEqualTo(WritePolicy.standard().digest());
    }

    @Example
    void digest_ofAnyOtherPolicy_isAnother() {
        List<String> others = List.of(
                WHOLE.replace("500,", "501,"),
                WHOLE.replace("\"approval\",", ""),
                WHOLE.replace("PT2H", "PT3H"),
                WHOLE.replace("d1", "d2"),
                WHOLE.replace("\"revision\": 3", "\"revision\": 4"));
        for (String other : others) {
            assertThat(WritePolicy.parse(other).digest()).isNotEqualTo(whole().digest());
        }
        assertThat(WritePolicy.parse(WHOLE.replace(" ", "  ")
                                .replace("staging  table  of  the  import", "staging table of the import")
                                .replace("the  tool  asks", "the tool asks"))
                        .digest())
                .as("white space says nothing")
                .isEqualTo(whole().digest());
    }

    @Example
    void file_onDisk_isReadAsUtf8() throws IOException {
        Path file = Files.createTempFile("write-policy", ".json");
        try {
            Files.writeString(file, WHOLE.replace("\"shop\"", "\"Lädchen\""));
            assertThat(WritePolicy.read(file).name()).isEqualTo("Lädchen");
        } finally {
            Files.delete(file);
        }
    }

    @Example
    void file_unknownKey_isRefusedWithTheNearestKnownOne() {
        assertThatThrownBy(() -> WritePolicy.parse(WHOLE.replace("\"maxRows\"", "\"maxRow\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'rules' must have only the keys operation, kinds")
                .hasMessageEndingWith("but had 'maxRow'; did you mean 'maxRows'?");
        assertThatThrownBy(() -> WritePolicy.parse(WHOLE.replace("\"permits\"", "\"permit\"")))
                .hasMessageContaining("but had 'permit'; did you mean 'permits'?");
        assertThatThrownBy(() -> WritePolicy.parse(WHOLE.replace("\"human\"", "\"humann\"")))
                .hasMessage("'actors' must hold only human, service, agent; did you mean 'human'?");
    }

    @Example
    void file_valueThatDoesNotFit_isRefusedByItsKey() {
        Map.of(
                        WHOLE.replace("\"version\": 1", "\"version\": 2"), "'version' must be 1",
                        WHOLE.replace("\"name\": \"shop\",", ""), "'policy' must have the key 'name'",
                        WHOLE.replace("500,", "\"500\","), "'maxRows' must be an integer",
                        WHOLE.replace("0.25", "1.25"), "'tableFraction' must be above 0 and at most 1 but was 1.25",
                        WHOLE.replace("5000", "-1"), "'maxRowsPerStatement' must not be negative but was -1",
                        WHOLE.replace("[\"sql\"]", "[]"), "'kinds' must not be empty",
                        WHOLE.replace("[\"sql\"]", "[\"sql\",\"sql\"]"), "'kinds' must hold 'sql' once",
                        WHOLE.replace("[\"sql\"]", "\"sql\""), "'kinds' must be an array",
                        WHOLE.replace("[\"approval\",", "[\"approval\",\"approval\","),
                                "'approval' must be required once but was given twice",
                        WHOLE.replace("\"reason\":\"the tool asks\"", "\"reason\":\" \""), "'reason' must not be blank")
                .forEach((json, message) -> assertThatThrownBy(() -> WritePolicy.parse(json))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message));
        assertThatThrownBy(() -> WritePolicy.parse("{\"name\": \"secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'policy' must be JSON but is not at line 1")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> WritePolicy.parse("[]")).hasMessage("'policy' must be an object");
        assertThatThrownBy(() -> WritePolicy.parse("{\"name\":\"a\",\"name\":\"b\",\"version\":1}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A member is removed, added, or given another value; schema and reader must say the same of the result. */
    @Property(tries = 5_000, seed = "20261122")
    void damagedPolicy_isJudgedAlike(@ForAll Random random) {
        ObjectNode policy = (ObjectNode) MAPPER.readTree(WHOLE);
        List<ObjectNode> objects = new ArrayList<>();
        collect(policy, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.isEmpty() || random.nextInt(8) == 0 ? "stranger" : names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) {
            object.remove(name);
        } else {
            put(object, name, random);
        }
        String json = policy.toString();

        boolean accepted;
        try {
            WritePolicy.parse(json);
            accepted = true;
        } catch (IllegalArgumentException refused) {
            accepted = false;
        }
        assertThat(SCHEMA.accepts(MAPPER.readTree(json))).as("%s", json).isEqualTo(accepted);
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        node.forEach(child -> collect(child, into));
    }

    private static void put(ObjectNode object, String name, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> object.put(name, random.nextInt(3));
            case 1 -> object.put(name, random.nextBoolean());
            case 2 -> object.put(name, -1);
            case 3 -> object.put(name, 0.5);
            case 4 -> object.put(name, "text");
            case 5 -> object.put(name, " ");
            case 6 -> object.putNull(name);
            case 7 -> object.putObject(name).put("name", "approval");
            case 8 -> object.putArray(name);
            default -> {
                ArrayNode array = object.putArray(name);
                array.add(List.of("sql", "human", "production", "audited", "approval", "")
                        .get(random.nextInt(6)));
            }
        }
    }

    /** Whatever the text: a policy, or the documented refusal, and the text is not in its message. */
    @Property(tries = 3_000, seed = "20261122")
    void garbage_ofAnyKind_isRefusedAsDocumented(@ForAll Random random) {
        StringBuilder text = new StringBuilder(WHOLE);
        for (int cuts = random.nextInt(4) + 1; cuts > 0; cuts--) {
            int at = random.nextInt(text.length());
            if (random.nextBoolean()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, "{}[],:\"0e-\\u".charAt(random.nextInt(12)));
            }
        }
        try {
            assertThat(WritePolicy.parse(text.toString()).digest()).hasSize(64);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("staging table");
        }
    }
}
