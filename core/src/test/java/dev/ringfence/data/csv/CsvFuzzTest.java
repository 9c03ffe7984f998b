package dev.ringfence.data.csv;

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

/** Runs over its saved inputs in every build, and searches for more where {@code JAZZER_FUZZ=1} is set. */
class CsvFuzzTest {
    private static final Sanitizer SANITIZER = Sanitizer.of(
            SanitizationPolicy.builder("fuzz")
                    .key("a", new Treatment.Redact())
                    .otherwise(new Treatment.Keep())
                    .build(),
            FixedKey.open());
    private static final CsvSanitizer TREATING = CsvSanitizer.of(SANITIZER);
    private static final CsvSanitizer KEEPING =
            CsvSanitizer.builder(SANITIZER).columns("x").ragged().build();

    @FuzzTest(maxDuration = "2m")
    void sanitizer_anyBytes_refusesOrKeepsTheStructure(FuzzedDataProvider data) throws IOException {
        byte[] file = data.consumeRemainingAsBytes();
        byte[] clean;
        try {
            clean = TREATING.sanitize(file);
        } catch (CsvSyntaxException refused) {
            assertThat(refused.line()).isBetween(1L, file.length + 1L);
            assertThat(refused.column()).isPositive();
            return;
        }
        // What was treated once stays as it is, and stays readable.
        assertThat(TREATING.sanitize(clean)).isSameAs(clean);
        assertThat(KEEPING.sanitize(file)).isSameAs(file);
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        TREATING.sanitize(new ByteArrayInputStream(file), streamed);
        assertThat(streamed.toByteArray()).isEqualTo(clean);
    }
}
