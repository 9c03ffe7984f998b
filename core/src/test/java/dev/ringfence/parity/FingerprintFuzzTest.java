package dev.ringfence.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ringfence.testing.Environments;
import java.util.Map;

/** Runs over its saved inputs in every build, and searches for more where {@code JAZZER_FUZZ=1} is set. */
class FingerprintFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void file_ofAnyText_isReadOrRefused(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        EnvironmentFingerprint read;
        try {
            read = EnvironmentFingerprint.parse(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(EnvironmentFingerprint.parse(read.toJson())).isEqualTo(read);
        assertThat(ParityReport.compare(read, read).findings()).isEmpty();
    }

    @FuzzTest(maxDuration = "2m")
    void value_ofAnyText_isTakenInParts(FuzzedDataProvider data) {
        String name = "a" + data.consumeString(40);
        String value = data.consumeRemainingAsString();
        EnvironmentFingerprint captured = FingerprintFixture.capture(
                Environments.PRODUCTION, builder -> builder.configuration(Map.of(name, value)));
        assertThat(captured.entries()).isNotEmpty();
        UrlValue.parse(value)
                .ifPresent(url -> assertThat(
                                url.place().length() + url.credentials().length())
                        .isLessThan(value.length()));
    }
}
