package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BareTextPropertyTest {
    private static final List<String> NOISE = List.of(
            " ", "\n", "\t\r\n ", " /* c */ ", " /* WHERE id = 1 */ ", " -- a = 1; DELETE FROM t\n", " /* ' */ ");

    @Property(tries = 10_000, seed = "20261122")
    void text_ofMadeStatements_isBareOfNoiseAndKeepsItsVerdict(@ForAll Dialect dialect, @ForAll Random random) {
        MadeStatement made = MadeStatement.next(random);
        SqlAnalyzer analyzer = SqlAnalyzer.of(dialect);
        String plain = made.plain();
        String bare = analyzer.analyze(plain).bareText().orElseThrow();

        assertThat(analyzer.analyze(bare).bareText()).contains(bare);
        assertThat(analyzer.analyze(bare).shapeDigest())
                .isEqualTo(analyzer.analyze(plain).shapeDigest());
        assertThat(Verdicts.verdict(analyzer.analyze(bare))).isEqualTo(Verdicts.verdict(analyzer.analyze(plain)));
        String noisy = plain.replace(" ", NOISE.get(random.nextInt(NOISE.size())));
        // Noise within quotes would be no noise.
        if (plain.chars().noneMatch(c -> "'\"`[$".indexOf(c) >= 0)) {
            assertThat(analyzer.analyze(noisy).bareText()).as(noisy).contains(bare.replaceAll(" +", " "));
        }
    }

    /** Text put together at random: what bare text drops changes nothing that the analysis sees. */
    @Property(tries = 10_000, seed = "20261122")
    void text_splicedAtRandom_keepsItsVerdict(@ForAll Dialect dialect, @ForAll Random random) {
        String sql = new SplicedText(random).next();
        SqlAnalyzer analyzer = SqlAnalyzer.of(dialect);
        StatementAnalysis analysis = analyzer.analyze(sql);
        analysis.bareText().ifPresent(bare -> {
            assertThat(analyzer.analyze(bare).bareText()).as(sql).contains(bare);
            assertThat(analyzer.analyze(bare).shape()).as(sql).isEqualTo(analysis.shape());
        });
    }
}
