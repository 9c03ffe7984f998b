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
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Beside the slow oracle and beside Jackson, over documents whole and broken. */
class JsonSanitizerPropertyTest {
    private static final JsonMapper JACKSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Sanitizer SANITIZER = Sanitizer.of(
            SanitizationPolicy.builder("property")
                    .otherwise(new Treatment.Keep())
                    .key("secret", new Treatment.Redact())
                    .key("b", new Treatment.Nullify())
                    .key("x_y", new Treatment.Keep())
                    .path("$.a", new Treatment.Constant("A"))
                    .path("$.items[*].iban", new Treatment.Constant("I"))
                    .path("$[*].secret", new Treatment.Keep())
                    .path("$[1]", new Treatment.Redact())
                    .path("$.items[2]", new Treatment.Constant("é"))
                    .path("$.*[*][0]", new Treatment.Constant("Z"))
                    .build(),
            FixedKey.open());
    private static final JsonSanitizer JSON = JsonSanitizer.of(SANITIZER);

    private static Optional<String> fast(byte[] utf8) {
        try {
            return Optional.of(new String(JSON.sanitize(utf8), StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            assertThat(e.offset()).isBetween(0L, (long) utf8.length);
            return Optional.empty();
        }
    }

    private static Optional<String> ofText(String json) {
        try {
            return Optional.of(JSON.sanitize(json));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    @Property(tries = 20_000, seed = "20261122")
    void document_anyOne_becomesWhatTheOracleMakesOfIt(@ForAll long seed) {
        String json = RandomJson.valid(seed);
        Optional<String> slow = SlowJson.sanitize(json, SANITIZER);
        assertThat(slow).isPresent();
        assertThat(fast(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(slow);
        assertThat(ofText(json)).isEqualTo(slow);
        assertThat(ofText("[\"é\"," + json + "]")).isEqualTo(SlowJson.sanitize("[\"é\"," + json + "]", SANITIZER));
    }

    @Property(tries = 40_000, seed = "20261122")
    void document_broken_isRefusedExactlyIfTheOracleAndJacksonRefuseIt(@ForAll long seed) {
        byte[] json = RandomJson.broken(seed);
        Optional<String> text = SlowJson.decode(json);
        Optional<String> slow = text.flatMap(decoded -> SlowJson.sanitize(decoded, SANITIZER));
        assertThat(fast(json)).isEqualTo(slow);
        assertThat(text.filter(JsonSanitizerPropertyTest::jacksonAccepts).isPresent())
                .isEqualTo(slow.isPresent());
        text.ifPresent(decoded -> assertThat(ofText(decoded)).isEqualTo(slow));
    }

    private static boolean jacksonAccepts(String json) {
        try {
            // Over bytes, since over characters it takes any whose lower half is a hexadecimal digit for one; behind
            // spaces, lest it take them for UTF-16.
            byte[] utf8 = ("    " + json).getBytes(StandardCharsets.UTF_8);
            return !JACKSON.readTree(utf8).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }

    @Property(tries = 10_000, seed = "20261122")
    void stream_inChunksOfAnyLength_becomesWhatTheWholeBecomes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int chunk, @ForAll boolean broken)
            throws IOException {
        byte[] json = broken ? RandomJson.broken(seed) : RandomJson.valid(seed).getBytes(StandardCharsets.UTF_8);
        JsonSanitizer chunked =
                JsonSanitizer.builder(SANITIZER).chunkLength(chunk).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long offset = -1;
        try {
            chunked.sanitize(new ByteArrayInputStream(json), out);
        } catch (JsonSyntaxException e) {
            offset = e.offset();
        }
        try {
            byte[] whole = JSON.sanitize(json);
            assertThat(offset).isEqualTo(-1);
            assertThat(out.toByteArray()).isEqualTo(whole);
        } catch (JsonSyntaxException e) {
            assertThat(offset).isEqualTo(e.offset());
        }
    }

    /** Long documents reach the loops that short ones do not. */
    @Property(tries = 300, seed = "20261122")
    void documents_manyInOne_becomeWhatTheOracleMakesOfThem(@ForAll long seed) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 40; i++) {
            json.append(i == 0 ? "" : ",").append(RandomJson.valid(seed + i % 7));
        }
        String text = json.append(']').toString();
        Optional<String> slow = SlowJson.sanitize(text, SANITIZER);
        assertThat(fast(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(slow);
        assertThat(ofText(text)).isEqualTo(slow);
    }
}
