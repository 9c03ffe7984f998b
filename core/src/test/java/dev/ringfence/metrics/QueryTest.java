package dev.ringfence.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other tests of queries rely on. */
class QueryTest {

    @Test
    void selectors_areReadWithMatchersFunctionAndGrouping() {
        Query query = new Query("sum by (job, rule) (increase(a_total{x=\"1\", y=~\"b|c\"}[5m])) > 0"
                + " or sum by (job) (a_total unless a_total offset 15m) > 14.4 and on (job) max(up:max) == 1");

        assertThat(query.grouping()).containsExactlyInAnyOrder("job", "rule");
        assertThat(query.selectors())
                .containsExactly(
                        new Query.Selector(
                                "a_total", Map.of("x", "=1", "y", "=~b|c"), "increase", Set.of("job", "rule")),
                        new Query.Selector("a_total", Map.of(), "", Set.of("job")),
                        new Query.Selector("a_total", Map.of(), "", Set.of("job")),
                        new Query.Selector("up:max", Map.of(), "", Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sum by (a) a", "rate(a)", "a[5m]", "a b", "sum(a", "histogram_quantile(0.9, a)", "a @ 3", ""})
    void text_thatIsNotUnderstood_isAnError(String text) {
        assertThatThrownBy(() -> new Query(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
