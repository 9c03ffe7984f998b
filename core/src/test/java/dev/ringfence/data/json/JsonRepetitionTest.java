package dev.ringfence.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a sanitizer remembers of the documents before must not show: after regular ones come some that differ in one place,
 * beside the slow oracle and beside a sanitizer that remembers nothing.
 */
class JsonRepetitionTest {
    private static final Sanitizer SANITIZER = Sanitizer.of(
            SanitizationPolicy.builder("repetition")
                    .otherwise(new Treatment.Keep())
                    .key("secret", new Treatment.Redact())
                    .key("on", new Treatment.Nullify())
                    .key("日", new Treatment.Constant("D"))
                    .path("$[*].items[*].iban", new Treatment.Constant("I"))
                    .path("$[*].pair[1]", new Treatment.Constant("P"))
                    .path("$[*].deep", new Treatment.Redact())
                    .build(),
            FixedKey.open());
    private static final String COMPACT = """
            [{"id":17,"secret":"one two","ok":true,"none":null,"items":[{"iban":"X1","n":2.5},{"iban":"Y","n":-3}],\
            "pair":[1,2,3],"deep":{"a":[true,"t"],"b":{}},"on":false},\
            {"id":18,"secret":"three","ok":false,"none":null,"items":[{"iban":"Z2","n":1e5}],\
            "pair":[4,5,6],"deep":{"a":[false,"u"],"b":{}},"on":true}]""";
    private static final String INDENTED = """
            [
              {
                "id": 1,
                "secret": "a b c d e f g",
                "items": [
                  {
                    "iban": "QQ",
                    "n": 1
                  }
                ],
                "pair": [
                  "x",
                  "y"
                ]
              },
              {
                "id": 22,
                "secret": "\\u00e9\\n",
                "items": [],
                "pair": [ "x" , "y" ]
              }
            ]
            """;
    private static final String OTHERS = """
            [{"日":"é","本":"ü","ключ":"日本","secret":"ß"},{"日":"a","本":"b","ключ":"c","secret":"d"},\
            {"日":null,"本":1,"ключ":[],"secret":"😀"}]""";

    private static String document(String name) {
        return name.equals("compact") ? COMPACT : name.equals("indented") ? INDENTED : OTHERS;
    }

    private static Optional<String> ofBytes(JsonSanitizer json, byte[] utf8) {
        try {
            return Optional.of(new String(json.sanitize(utf8), StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofText(JsonSanitizer json, String text) {
        try {
            return Optional.of(json.sanitize(text));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static void assertOffsetIsThatOfAFreshOne(JsonSanitizer json, byte[] utf8) {
        long offset = offset(json, utf8);
        assertThat(offset).isEqualTo(offset(JsonSanitizer.of(SANITIZER), utf8));
    }

    private static long offset(JsonSanitizer json, byte[] utf8) {
        try {
            json.sanitize(utf8);
            return -1;
        } catch (JsonSyntaxException e) {
            return e.offset();
        }
    }

    private static JsonSanitizer usedTo(String document) {
        JsonSanitizer json = JsonSanitizer.of(SANITIZER);
        for (int i = 0; i < 4; i++) {
            ofText(json, document);
            ofBytes(json, document.getBytes(StandardCharsets.UTF_8));
        }
        return json;
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact", "indented", "others"})
    void document_changedAtAnyOffset_isReadAsIfNothingWereKnown(String name) {
        String regular = document(name);
        JsonSanitizer json = usedTo(regular);
        byte[] utf8 = regular.getBytes(StandardCharsets.UTF_8);
        byte[] others = "\"\\{}[]:,0-.etn \n\u0000Ā".getBytes(StandardCharsets.UTF_8);
        int differing = 0;
        for (int at = 0; at < utf8.length; at++) {
            for (byte other : others) {
                byte[] changed = utf8.clone();
                changed[at] = other;
                differing += assertLikeTheOracle(json, changed) ? 1 : 0;
            }
            differing += assertLikeTheOracle(json, Arrays.copyOf(utf8, at)) ? 1 : 0;
            byte[] without = new byte[utf8.length - 1];
            System.arraycopy(utf8, 0, without, 0, at);
            System.arraycopy(utf8, at + 1, without, at, without.length - at);
            differing += assertLikeTheOracle(json, without) ? 1 : 0;
        }
        // Both happen: most are refused, and some are other documents.
        assertThat(differing).isBetween(utf8.length, (others.length + 1) * utf8.length);
    }

    /** True if it is JSON. */
    private static boolean assertLikeTheOracle(JsonSanitizer json, byte[] utf8) {
        Optional<String> text = SlowJson.decode(utf8);
        Optional<String> slow = text.flatMap(decoded -> SlowJson.sanitize(decoded, SANITIZER));
        assertThat(ofBytes(json, utf8)).isEqualTo(slow);
        text.ifPresent(decoded -> assertThat(ofText(json, decoded)).isEqualTo(slow));
        return slow.isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact", "indented", "others"})
    void document_changedAtAnyOffset_isRefusedWhereAFreshOneRefusesIt(String name) {
        byte[] utf8 = document(name).getBytes(StandardCharsets.UTF_8);
        JsonSanitizer json = usedTo(document(name));
        for (int at = 0; at < utf8.length; at++) {
            byte[] changed = utf8.clone();
            changed[at] = '?';
            assertOffsetIsThatOfAFreshOne(json, changed);
            changed[at] = '}';
            assertOffsetIsThatOfAFreshOne(json, changed);
            assertOffsetIsThatOfAFreshOne(json, Arrays.copyOf(utf8, at));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 333})
    void stream_ofManyDocuments_becomesWhatEachBecomes(int chunk) throws IOException {
        JsonSanitizer json = JsonSanitizer.builder(SANITIZER)
                .manyDocuments()
                .chunkLength(chunk)
                .build();
        StringBuilder lines = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String document = document(i % 7 == 3 ? "indented" : i % 5 == 4 ? "others" : "compact");
            lines.append(document).append('\n');
            expected.append(SlowJson.sanitize(document, SANITIZER).orElseThrow())
                    .append('\n');
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.sanitize(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }

    @Test
    void text_keysOfOtherScripts_areToldApartWhereTheyHaveOneByteForEachUnit() {
        JsonSanitizer json = JsonSanitizer.of(SANITIZER);
        String padding = ",\"p\":\"" + "p".repeat(200) + "\"}";
        for (int i = 0; i < 5; i++) {
            assertThat(json.sanitize("{\"日\":\"x\"" + padding)).startsWith("{\"日\":\"D\"");
            assertThat(json.sanitize("{\"本\":\"x\"" + padding)).startsWith("{\"本\":\"x\"");
            assertThat(json.sanitize("{\"é\":\"x\"" + padding)).startsWith("{\"é\":\"x\"");
        }
    }

    @Test
    void depth_knownFromBefore_isStillLimited() {
        JsonSanitizer json = JsonSanitizer.builder(SANITIZER).maxDepth(5).build();
        String five = "[1,[2,[3,[4,[5]]]]]" + " ".repeat(200);
        String six = "[1,[2,[3,[4,[5,[6]]]]]]" + " ".repeat(200);
        for (int i = 0; i < 5; i++) {
            assertThat(json.sanitize(five)).isEqualTo(five);
            assertThat(ofText(json, six)).isEmpty();
        }
    }

    /** More places and gaps than are remembered, each of them often enough to be. */
    @Test
    void documents_ofMoreShapesThanAreRemembered_becomeWhatTheOracleMakesOfThem() {
        JsonSanitizer json = JsonSanitizer.of(SANITIZER);
        for (int round = 0; round < 3; round++) {
            for (int shape = 0; shape < 5_000; shape++) {
                StringBuilder document = new StringBuilder();
                StringBuilder end = new StringBuilder();
                for (int bit = 0; bit < 12; bit++) {
                    boolean array = (shape >> bit & 1) == 0;
                    document.append(array ? "[" : "{\"k" + shape + "\":");
                    end.insert(0, array ? ']' : '}');
                }
                document.append("{\"secret\":\"s\",\"id")
                        .append(shape)
                        .append("\":1}")
                        .append(end);
                String text = document.toString();
                if (shape % 25 == 0) {
                    assertThat(ofText(json, text)).isEqualTo(SlowJson.sanitize(text, SANITIZER));
                } else {
                    assertThat(ofText(json, text)).isPresent();
                }
            }
        }
        String regular = document("compact");
        assertThat(ofText(json, regular)).isEqualTo(SlowJson.sanitize(regular, SANITIZER));
    }
}
