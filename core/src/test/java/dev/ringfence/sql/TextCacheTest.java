package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TextCacheTest {
    private final SqlAnalyzer analyzer = SqlAnalyzer.of(Dialect.H2);

    @Test
    void analyze_sameText_isAnalysedOnce() {
        TextCache<StatementAnalysis> cache = TextCache.of(analyzer::analyze);
        StatementAnalysis first = cache.get("DELETE FROM t");
        String equalText = String.join(" ", "DELETE", "FROM", "t");
        assertThat(cache.get(equalText)).isSameAs(first);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void analyze_textsOfOneHash_areToldApart() {
        TextCache<StatementAnalysis> cache = TextCache.of(analyzer::analyze, 4, 100);
        // "Aa" and "BB" have the same hash.
        assertThat(cache.get("SELECT 1 Aa").shape()).contains("AA");
        assertThat(cache.get("SELECT 1 BB").shape()).contains("BB");
        assertThat(cache.get("SELECT 1 Aa").shape()).contains("AA");
    }

    @Test
    void analyze_longText_isNotKept() {
        TextCache<StatementAnalysis> cache = TextCache.of(analyzer::analyze, 8, 10);
        assertThat(cache.get("SELECT 1, 2, 3").readOnly()).isTrue();
        assertThat(cache.size()).isZero();
        cache.get("SELECT 1,2");
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void size_moreTextsThanSlots_staysBounded() {
        TextCache<StatementAnalysis> cache = TextCache.of(analyzer::analyze, 64, 100);
        for (int i = 0; i < 10_000; i++) {
            cache.get("SELECT " + i);
        }
        assertThat(cache.size()).isBetween(1, 64);
    }

    @Test
    void analyze_manyThreads_neverGiveTheAnswerOfAnotherText() throws Exception {
        TextCache<StatementAnalysis> cache = TextCache.of(analyzer::analyze, 16, 100);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                long seed = thread;
                Callable<Integer> task = () -> wrongAnswers(cache, new Random(seed));
                wrong.add(threads.submit(task));
            }
            for (Future<Integer> one : wrong) {
                assertThat(one.get()).isZero();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static int wrongAnswers(TextCache<StatementAnalysis> cache, Random random) {
        int wrong = 0;
        for (int i = 0; i < 50_000; i++) {
            int number = random.nextInt(60);
            String table = "T" + number;
            StatementAnalysis analysis = cache.get("DELETE FROM " + table);
            wrong += analysis.statements().get(0).targets().get(0).name().equals(table) ? 0 : 1;
        }
        return wrong;
    }

    @Test
    void of_boundsTooSmall_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextCache.of(analyzer::analyze, 3, 1))
                .withMessage("'maxEntries' must be at least 4 but was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextCache.of(analyzer::analyze, 4, -1))
                .withMessage("'maxTextLength' must not be negative but was -1");
    }
}
