package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlAnalyzerTest {
    @ParameterizedTest
    @EnumSource
    void text_everyHandMadeCase_isJudgedAsWritten(Dialect dialect) {
        SqlAnalyzer analyzer = SqlAnalyzer.of(dialect);
        List<String> wrong = new ArrayList<>();
        for (Verdicts one : Verdicts.of(dialect)) {
            String verdict = Verdicts.verdict(analyzer.analyze(one.sql()));
            if (!verdict.equals(one.expected())) {
                wrong.add(one.expected() + " but was " + verdict + " | " + one.sql());
            }
        }
        assertThat(wrong).isEmpty();
    }
}
