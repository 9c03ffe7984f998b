package dev.ringfence.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policy files: anything is either read or refused in words, and what is read says the same when written again. */
class PolicyFuzzTest {
    private static final int MUTANTS = 300;

    private static Stream<SanitizationPolicy> policies() {
        return Stream.of(Presets.hipaaSafeHarbor(), Presets.pciDss(), Presets.gdprPseudonymization());
    }

    @FuzzTest(maxDuration = "2m")
    void policy_anyText_isReadOrRefused(FuzzedDataProvider data) {
        readOrRefuse(data.consumeRemainingAsString());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policy_withAPieceChanged_isReadOrRefused(SanitizationPolicy policy) {
        String json = policy.toJson();
        Random random = new Random(17);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            int from = random.nextInt(json.length());
            int to = Math.min(json.length(), from + random.nextInt(12));
            String piece =
                    random.nextBoolean() ? "" : json.substring(to, Math.min(json.length(), to + random.nextInt(9)));
            refused += readOrRefuse(json.substring(0, from) + piece + json.substring(to)) ? 0 : 1;
        }
        assertThat(readOrRefuse(json)).isTrue();
        assertThat(refused).as("most changes spoil a policy").isGreaterThan(MUTANTS / 2);
    }

    /** True if it was read. */
    private static boolean readOrRefuse(String text) {
        SanitizationPolicy policy;
        try {
            policy = SanitizationPolicy.parse(text);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return false;
        }
        assertThat(SanitizationPolicy.parse(policy.toJson()).digest()).isEqualTo(policy.digest());
        return true;
    }
}
