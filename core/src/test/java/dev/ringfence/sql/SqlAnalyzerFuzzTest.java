package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs over its saved inputs in every build, and searches for more where {@code JAZZER_FUZZ=1} is set. */
class SqlAnalyzerFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void analysis_anyText_neverFailsAndNeverLosesWhatFollows(FuzzedDataProvider data) {
        Dialect dialect = data.pickValue(Dialect.values());
        String text = data.consumeRemainingAsString();
        SqlAnalyzer analyzer = SqlAnalyzer.of(dialect);
        StatementAnalysis analysis = analyzer.analyze(text);
        assertThat(analysis.shape()).hasSizeLessThanOrEqualTo(StatementAnalysis.MAX_SHAPE_LENGTH);
        assertThat(analysis.shapeDigest()).isEqualTo(analyzer.analyze(text).shapeDigest());
        assertThat(Tokenizer.tokenize(dialect, text, true).size()).isLessThanOrEqualTo(text.length() + 1);
        StatementAnalysis followed = analyzer.analyze(text + "\n;\nDELETE FROM last_one\n");
        assertThat(followed.readOnly()).isFalse();
        assertThat(followed.statements())
                .anyMatch(one -> one.kind().opaque()
                        || (one.where() == Where.ABSENT
                                && one.targets().stream().anyMatch(target -> target.mentions("last_one"))));
    }
}
