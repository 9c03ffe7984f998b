package dev.ringfence.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.data.BlockedValueException;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonSanitizerTest {
    private static final PseudonymKey KEY = FixedKey.open();

    private static SanitizationPolicy.Builder keeping() {
        return SanitizationPolicy.builder("test").otherwise(new Treatment.Keep());
    }

    private static JsonSanitizer json(SanitizationPolicy.Builder policy) {
        return JsonSanitizer.of(Sanitizer.of(policy.build(), KEY));
    }

    private static String redacting(String json, String... keys) {
        SanitizationPolicy.Builder policy = keeping();
        for (String key : keys) {
            policy.key(key, new Treatment.Redact());
        }
        return allDoors(json(policy), json);
    }

    /** The result, which must be the same through every door. */
    static String allDoors(JsonSanitizer sanitizer, String json) {
        String result = sanitizer.sanitize(json);
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(sanitizer.sanitize(utf8), StandardCharsets.UTF_8)).isEqualTo(result);
        try {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            byte[] padded = ("#" + json + "#").getBytes(StandardCharsets.UTF_8);
            sanitizer.sanitize(padded, 1, padded.length - 1, part);
            assertThat(part.toString(StandardCharsets.UTF_8)).isEqualTo(result);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            sanitizer.sanitize(new ByteArrayInputStream(utf8), stream);
            assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo(result);
        } catch (IOException e) {
            throw new IllegalStateException("memory must be writable", e);
        }
        return result;
    }

    @Test
    void key_atAnyDepth_isTreatedWhateverItsSpelling() {
        assertThat(redacting("""
                        {"user": {"firstName": "Ada", "first_name": "Ada", "FIRST-NAME": "Ada", "f": ["Ada"]},
                          "first\\u004eame" : "Ada", "firstNames": "Ada"}""", "first_name")).isEqualTo("""
                        {"user": {"firstName": "[redacted]", "first_name": "[redacted]", "FIRST-NAME": "[redacted]", "f": ["Ada"]},
                          "first\\u004eame" : "[redacted]", "firstNames": "Ada"}""");
    }

    @Test
    void key_ofObjectAndArray_treatsEveryScalarWithinAndKeepsStructure() {
        assertThat(redacting("{\"a\":{\"b\":[1,-2.5e3,true,null,\"\",\"x\",{}],\"c\":{\"d\":\"y\"}},\"e\":\"z\"}", "a"))
                .isEqualTo(
                        "{\"a\":{\"b\":[0,0,false,null,\"\",\"[redacted]\",{}],\"c\":{\"d\":\"[redacted]\"}},\"e\":\"z\"}");
    }

    @Test
    void key_withinOneThatIsTreated_decidesForItself() {
        SanitizationPolicy.Builder policy =
                keeping().key("a", new Treatment.Redact()).key("id", new Treatment.Keep());
        assertThat(allDoors(json(policy), "{\"a\":{\"id\":\"7\",\"b\":\"7\"}}"))
                .isEqualTo("{\"a\":{\"id\":\"7\",\"b\":\"[redacted]\"}}");
    }

    @Test
    void otherwise_redact_keepsOnlyWhatIsNamed() {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("allow")
                .otherwise(new Treatment.Redact())
                .key("id", new Treatment.Keep())
                .path("$.items[*].sku", new Treatment.Keep());
        assertThat(allDoors(
                        json(policy),
                        "{\"id\":\"1\",\"sku\":\"2\",\"items\":[{\"sku\":\"3\",\"n\":4},\"5\"],\"t\":true}"))
                .isEqualTo(
                        "{\"id\":\"1\",\"sku\":\"[redacted]\",\"items\":[{\"sku\":\"3\",\"n\":0},\"[redacted]\"],\"t\":false}");
    }

    @Test
    void path_withMembersIndexesAndWildcards_namesExactlyItsPlaces() {
        SanitizationPolicy.Builder policy = keeping()
                .path("$.a.b", new Treatment.Constant("1"))
                .path("$.items[*].iban", new Treatment.Constant("2"))
                .path("$.items[1].iban", new Treatment.Constant("3"))
                .path("$[*].b", new Treatment.Constant("4"))
                .path("$['x y'][2]", new Treatment.Constant("5"));
        assertThat(allDoors(
                        json(policy),
                        "{\"a\":{\"b\":\"_\",\"c\":\"_\",\"B\":\"_\"},\"items\":[{\"iban\":\"_\"},{\"iban\":\"_\"},{\"iban\":\"_\"}],"
                                + "\"q\":{\"b\":\"_\"},\"x y\":[\"_\",\"_\",\"_\",\"_\"],\"z\":{\"a\":{\"b\":\"_\"}}}"))
                .isEqualTo(
                        "{\"a\":{\"b\":\"1\",\"c\":\"_\",\"B\":\"_\"},\"items\":[{\"iban\":\"2\"},{\"iban\":\"3\"},{\"iban\":\"2\"}],"
                                + "\"q\":{\"b\":\"4\"},\"x y\":[\"_\",\"_\",\"5\",\"_\"],\"z\":{\"a\":{\"b\":\"_\"}}}");
    }

    @Test
    void path_andKey_thePathDecides() {
        SanitizationPolicy.Builder policy =
                keeping().key("b", new Treatment.Constant("key")).path("$.a.b", new Treatment.Constant("path"));
        assertThat(allDoors(json(policy), "{\"a\":{\"b\":\"_\"},\"b\":\"_\"}"))
                .isEqualTo("{\"a\":{\"b\":\"path\"},\"b\":\"key\"}");
    }

    @Test
    void path_ofTheRoot_decidesForAll() {
        SanitizationPolicy.Builder policy = keeping().path("$", new Treatment.Nullify());
        assertThat(allDoors(json(policy), " [1,\"a\",{\"b\":false}] ")).isEqualTo(" [null,null,{\"b\":null}] ");
        assertThat(allDoors(json(policy), "7")).isEqualTo("null");
    }

    @Test
    void values_withFindings_areReplacedWhereTheyStand() {
        JsonSanitizer json = json(SanitizationPolicy.builder("scan"));
        String email = "erika@mustermann.de";
        String pseudonym = Sanitizer.of(SanitizationPolicy.builder("scan").build(), KEY)
                .text()
                .sanitize(email);
        String source = "{\"note\":\"\\u00e9crire \\/ \\\"%s\\\" é 日本 😀 now\\n%s\",\"n\":[\"%s\"],\"%s\":1}";
        assertThat(allDoors(json, source.replace("%s", email))).isEqualTo(source.replace("%s", pseudonym));
    }

    @Test
    void values_withEscapedFindings_areFound() {
        JsonSanitizer json = json(SanitizationPolicy.builder("scan"));
        String result = allDoors(json, "{\"a\":\"erika\\u0040mustermann.de\",\"b\":\"x\\nerika@mustermann.de\"}");
        assertThat(result.contains("mustermann")).isFalse();
        assertThat(result).startsWith("{\"a\":\"").contains("\"b\":\"x\\n");
    }

    @Test
    void numbers_scanned_areFoundAndStayNumbers() {
        SanitizationPolicy policy = SanitizationPolicy.builder("scan").build();
        JsonSanitizer plain = JsonSanitizer.of(Sanitizer.of(policy, KEY));
        JsonSanitizer scanning =
                JsonSanitizer.builder(Sanitizer.of(policy, KEY)).scanNumbers().build();
        String source = "{\"card\":4539578763621486,\"n\":17}";
        assertThat(allDoors(plain, source)).isEqualTo(source);
        assertThat(allDoors(scanning, source).matches("\\{\"card\":(?!4539578763621486)\\d+,\"n\":17}"))
                .isTrue();
    }

    @Test
    void nonText_becomesText_whenAsked() {
        SanitizationPolicy policy = keeping().key("a", new Treatment.Mask(2)).build();
        JsonSanitizer json = JsonSanitizer.builder(Sanitizer.of(policy, KEY))
                .nonTextValues(NonTextValues.BECOME_TEXT)
                .build();
        assertThat(allDoors(json, "{\"a\":[123456,true,null]}")).isEqualTo("{\"a\":[\"****56\",\"[redacted]\",null]}");
    }

    @Test
    void pseudonym_ofAKey_isThatOfAColumn() {
        SanitizationPolicy.Builder policy = keeping().key("mail", new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS));
        Sanitizer sanitizer = Sanitizer.of(policy.build(), KEY);
        Object expected = sanitizer
                .transformation(new Treatment.Pseudonymize(InfoType.EMAIL_ADDRESS))
                .apply("erika@mustermann.de");
        assertThat(allDoors(JsonSanitizer.of(sanitizer), "{\"mail\":\"erika@muster\\u006dann.de\"}"))
                .isEqualTo("{\"mail\":\"" + expected + "\"}");
    }

    @Test
    void block_meetingAValue_refusesTheDocument() {
        JsonSanitizer json = json(keeping().key("a", new Treatment.Block()));
        assertThat(json.sanitize("{\"a\":null,\"b\":1}")).isEqualTo("{\"a\":null,\"b\":1}");
        for (String value : new String[] {"1", "true", "\"x\"", "[[2]]"}) {
            assertThatThrownBy(() -> json.sanitize("{\"a\":" + value + "}"))
                    .as(value)
                    .isInstanceOf(BlockedValueException.class);
        }
    }

    @Test
    void unchanged_input_isReturnedItself() {
        JsonSanitizer json = json(keeping().key("a", new Treatment.Redact()));
        byte[] utf8 = "{\"b\": \"é\"}".getBytes(StandardCharsets.UTF_8);
        String text = "{\"b\": \"日本\"}";
        assertThat(json.sanitize(utf8)).isSameAs(utf8);
        assertThat(json.sanitize(text)).isSameAs(text);
    }

    @Test
    void members_ofTheSameName_areEachTreated() {
        assertThat(redacting("{\"a\":1,\"a\":\"x\",\"b\":2,\"b\":3}", "a"))
                .isEqualTo("{\"a\":0,\"a\":\"[redacted]\",\"b\":2,\"b\":3}");
    }

    @Test
    void replacements_beyondAscii_areWrittenInEveryDoor() {
        SanitizationPolicy.Builder policy = keeping().key("a", new Treatment.Constant("名\"\\\n😀\ud800"));
        assertThat(allDoors(json(policy), "{\"é\":\"é\",\"a\":\"x\",\"b\":\"€\"}"))
                .isEqualTo("{\"é\":\"é\",\"a\":\"名\\\"\\\\\\n😀\\ud800\",\"b\":\"€\"}");
        assertThat(allDoors(json(policy), "{\"é\":\"é\",\"a\":\"x\"}"))
                .isEqualTo("{\"é\":\"é\",\"a\":\"名\\\"\\\\\\n😀\\ud800\"}");
    }

    @Test
    void documents_manyOnes_areEachTreatedWhenAllowed() {
        SanitizationPolicy policy =
                keeping().path("$.a", new Treatment.Redact()).build();
        JsonSanitizer json =
                JsonSanitizer.builder(Sanitizer.of(policy, KEY)).manyDocuments().build();
        assertThat(allDoors(json, "{\"a\":\"x\"}\n{\"a\":\"y\"}\n[\"a\"]\n1\n"))
                .isEqualTo("{\"a\":\"[redacted]\"}\n{\"a\":\"[redacted]\"}\n[\"a\"]\n1\n");
        assertThatThrownBy(() -> json(keeping()).sanitize("{}{}")).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void depth_beyondTheLimit_isRefused() {
        SanitizationPolicy policy = keeping().build();
        JsonSanitizer json =
                JsonSanitizer.builder(Sanitizer.of(policy, KEY)).maxDepth(3).build();
        assertThat(json.sanitize("[[[1]]]")).isEqualTo("[[[1]]]");
        assertThatThrownBy(() -> json.sanitize("[[[[1]]]]")).isInstanceOfSatisfying(JsonSyntaxException.class, e -> {
            assertThat(e.problem()).isEqualTo(JsonSyntaxException.Problem.TOO_DEEP);
            assertThat(e.offset()).isEqualTo(3);
        });
        JsonSanitizer deep = JsonSanitizer.builder(Sanitizer.of(policy, KEY))
                .maxDepth(1_000_000)
                .build();
        String nested = "[".repeat(900_000) + "]".repeat(900_000);
        assertThat(deep.sanitize(nested)).isSameAs(nested);
    }

    @Test
    void strings_beyondTheLimit_areRedactedOrPass() {
        SanitizationPolicy policy = keeping().key("a", new Treatment.Mask(0)).build();
        JsonSanitizer json = JsonSanitizer.builder(Sanitizer.of(policy, KEY))
                .maxTokenLength(1_000)
                .build();
        String huge = "x\\n\\u00e9é日😀".repeat(30_000);
        assertThat(allDoors(json, "{\"a\":\"" + huge + "\",\"b\":\"" + huge + "\",\"c\":[1,\"" + huge + "\"]}"))
                .isEqualTo("{\"a\":\"[redacted]\",\"b\":\"" + huge + "\",\"c\":[1,\"" + huge + "\"]}");
    }
}
