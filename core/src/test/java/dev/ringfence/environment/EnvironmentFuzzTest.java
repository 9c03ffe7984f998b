package dev.ringfence.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ringfence.base.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs over its saved inputs in every build, and searches for more where {@code JAZZER_FUZZ=1} is set. */
class EnvironmentFuzzTest {
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String KEY = "deployment.environment.name";

    /**
     * The JDK's decoder as the oracle. It reads a plus as a blank, so pluses are escaped for it, and it takes digits of
     * any script for hexadecimal ones, so what is broken is told without it.
     */
    @FuzzTest(maxExecutions = 500_000)
    void otelAttributes_anyText_areReadAsTheJdkDecodes(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        List<String> expected = new ArrayList<>();
        boolean broken = false;
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                continue;
            }
            try {
                String value = jdkDecoded(pair.substring(equals + 1).strip());
                if (jdkDecoded(pair.substring(0, equals).strip()).equals(KEY)) {
                    expected.add(value);
                }
            } catch (IllegalArgumentException malformed) {
                broken = true;
            }
        }
        List<String> actual;
        try {
            actual = OtelAttributes.values(text, KEY);
        } catch (IllegalArgumentException refused) {
            assertThat(broken).isTrue();
            return;
        }
        assertThat(broken).isFalse();
        assertThat(actual).isEqualTo(expected);
    }

    private static String jdkDecoded(String text) {
        if (BROKEN_ESCAPE.matcher(text).find()) {
            throw new IllegalArgumentException();
        }
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @FuzzTest(maxExecutions = 500_000)
    void resolver_anyStrings_followsTheLaw(FuzzedDataProvider data) {
        String called = data.consumeString(40);
        String variable = data.consumeString(40);
        String rest = data.consumeRemainingAsString();
        DeploymentEnvironment here = EnvironmentResolver.builder()
                .insteadOfThisProcess(
                        EvidenceContext.recorded()
                                .variable("RINGFENCE_ENVIRONMENT", variable)
                                .variable("OTEL_RESOURCE_ATTRIBUTES", rest)
                                .variable("VCAP_APPLICATION", rest)
                                .property("spring.profiles.active", rest)
                                .file(KubernetesLabelsSource.FILE, rest)
                                .build(),
                        "fuzz test")
                .explicit(called)
                .level(Level.OFF)
                .resolve();
        SlowLaw.Outcome alone = SlowLaw.judge(
                List.of(Evidence.explicit("call", "key", called), Evidence.explicit("call", "key", variable)));
        // The ambience may take away from what the explicit two say, and never add.
        assertThat(alone.rights()).containsAll(here.rights());
        assertThat(here.explicitlyBelowProduction()).isEqualTo(alone.below());
        assertThat(here.resolution().table().chars()).allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f));
    }
}
