package dev.ringfence.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Runs over its saved inputs in every build, and searches for more where {@code JAZZER_FUZZ=1} is set. */
class JsonSanitizerFuzzTest {
    private static final Sanitizer KEYS = Sanitizer.of(
            SanitizationPolicy.builder("keys")
                    .otherwise(new Treatment.Keep())
                    .key("secret", new Treatment.Redact())
                    .path("$.a[*].b", new Treatment.Nullify())
                    .build(),
            FixedKey.open());
    private static final Sanitizer VALUES =
            Sanitizer.of(SanitizationPolicy.builder("values").build(), FixedKey.open());

    @FuzzTest(maxDuration = "2m")
    void input_any_isRefusedOrBecomesJsonOfTheSameStructure(FuzzedDataProvider data) throws IOException {
        int chunk = data.consumeInt(1, 64);
        byte[] json = data.consumeRemainingAsBytes();
        Optional<String> slow = SlowJson.decode(json).flatMap(text -> SlowJson.sanitize(text, KEYS));
        assertThat(throughArrayAndStream(KEYS, json, chunk)).isEqualTo(slow);
        Optional<String> scanned = throughArrayAndStream(VALUES, json, chunk);
        assertThat(scanned.isPresent()).isEqualTo(slow.isPresent());
        scanned.ifPresent(
                text -> assertThat(structure(text)).isEqualTo(structure(new String(json, StandardCharsets.UTF_8))));
    }

    private static Optional<String> throughArrayAndStream(Sanitizer sanitizer, byte[] json, int chunk)
            throws IOException {
        JsonSanitizer sanitizing = JsonSanitizer.builder(sanitizer)
                .chunkLength(chunk)
                .maxDepth(1_000_000)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long offset = -1;
        try {
            sanitizing.sanitize(new ByteArrayInputStream(json), out);
        } catch (JsonSyntaxException e) {
            offset = e.offset();
        }
        try {
            byte[] whole = sanitizing.sanitize(json);
            assertThat(offset).isEqualTo(-1);
            assertThat(out.toByteArray()).isEqualTo(whole);
            return Optional.of(new String(whole, StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            assertThat(offset).isEqualTo(e.offset());
            return Optional.empty();
        }
    }

    /** What is left without what strings say and how numbers are written. */
    private static String structure(String json) {
        return json.replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"", "s");
    }
}
