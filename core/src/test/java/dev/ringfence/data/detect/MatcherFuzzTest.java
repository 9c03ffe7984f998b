package dev.ringfence.data.detect;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs over its saved inputs in every build, and searches for more where {@code JAZZER_FUZZ=1} is set. */
class MatcherFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void matchers_anyText_findValuesWithinItThatCanBeReplaced(FuzzedDataProvider data) {
        ReplaceableFindings.assertAllIn(data.consumeRemainingAsString());
    }
}
