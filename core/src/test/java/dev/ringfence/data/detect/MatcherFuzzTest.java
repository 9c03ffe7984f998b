package dev.ringfence.data.detect;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ringfence.data.InfoType;
import java.util.List;

/** Runs over its saved inputs in every build, and searches for more where {@code JAZZER_FUZZ=1} is set. */
class MatcherFuzzTest {
    private static final List<Matcher> MATCHERS = Matchers.of(InfoType.standard());

    @FuzzTest(maxDuration = "2m")
    void matchers_anyText_findValuesWithinItThatCanBeReplaced(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        NetworkPropertyTest.allFindingsCanBeReplaced(MATCHERS, text);
    }
}
