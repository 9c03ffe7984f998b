package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shipped JSON Schema and the reader agree: on every action, and on policies that were damaged at random. */
class PolicySchemaTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonSchema SCHEMA = JsonSchema.parse(SanitizationPolicy.jsonSchema());

    private static final List<Treatment> TREATMENTS = List.of(
            new Treatment.Keep(),
            new Treatment.Block(),
            new Treatment.Redact(),
            new Treatment.Nullify(),
            new Treatment.SanitizeText(),
            new Treatment.Encrypt(),
            new Treatment.PoolAge(),
            new Treatment.TruncateZip(),
            new Treatment.TruncateCard(),
            new Treatment.Constant("x"),
            new Treatment.Mask(1, 2, true),
            new Treatment.Truncate(3),
            new Treatment.Hash(32),
            new Treatment.Bucket(10),
            new Treatment.Pseudonymize(InfoType.IBAN, PseudonymForm.MARKED_INVALID),
            new Treatment.ShiftDate("id", 30),
            new Treatment.TruncateDate(Treatment.DateUnit.MONTH));

    private static final List<RuleTarget> TARGETS = List.of(
            ColumnName.of("t", "c"),
            KeyName.of("k"),
            JsonPath.parse("$.a[*]"),
            new FieldName("T", "f"),
            new FoundType(InfoType.IBAN));

    private static String policy(String rule) {
        return "{\"name\":\"p\",\"version\":1,\"rules\":[" + rule + "]}";
    }

    private static boolean readerAccepts(String json) {
        try {
            SanitizationPolicy.parse(json);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Example
    void everyActionOnEveryTarget_isValid() {
        assertThat(TREATMENTS).extracting(Object::getClass).doesNotHaveDuplicates();
        assertThat(TREATMENTS).hasSameSizeAs(Treatment.class.getPermittedSubclasses());
        for (Treatment treatment : TREATMENTS) {
            for (RuleTarget target : TARGETS) {
                String json = policy(SanitizationPolicy.ruleJson(target, treatment));
                assertThat(SCHEMA.accepts(MAPPER.readTree(json)))
                        .as("%s", treatment)
                        .isTrue();
                assertThat(readerAccepts(json)).as("%s", treatment).isTrue();
            }
        }
    }

    /** A member is removed, added, or given another value; both must say the same of the result. */
    @Property(tries = 3_000, seed = "20261122")
    void damagedRule_isJudgedAlike(@ForAll Random random) {
        ObjectNode rule = (ObjectNode) MAPPER.readTree(SanitizationPolicy.ruleJson(
                TARGETS.get(random.nextInt(TARGETS.size())), TREATMENTS.get(random.nextInt(TREATMENTS.size()))));
        List<String> names = new ArrayList<>(rule.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        List<String> all = List.of(
                "column",
                "key",
                "path",
                "field",
                "action",
                "value",
                "keepLast",
                "keepFirst",
                "keepShape",
                "length",
                "digits",
                "width",
                "form",
                "unit",
                "subject",
                "mostDays",
                "colum");
        switch (random.nextInt(4)) {
            case 0 -> rule.remove(name);
            case 1 -> put(rule, all.get(random.nextInt(all.size())), random);
            case 2 -> put(rule, name, random);
            default ->
                rule.put(
                        "action",
                        TreatmentJson.actions()
                                .get(random.nextInt(TreatmentJson.actions().size())));
        }
        String json = policy(rule.toString());
        assertThat(SCHEMA.accepts(MAPPER.readTree(json))).as("%s", json).isEqualTo(readerAccepts(json));
    }

    private static void put(ObjectNode rule, String name, Random random) {
        boolean target =
                List.of("column", "path", "field", "finding", "infoType").contains(name);
        switch (random.nextInt(target ? 2 : 6)) {
            case 0 -> rule.put(name, random.nextInt(3));
            case 1 -> rule.put(name, random.nextBoolean());
            case 2 -> rule.put(name, -1);
            case 3 -> rule.put(name, 1.5);
            case 4 -> rule.put(name, "year");
            default -> rule.put(name, 100_000);
        }
    }
}
