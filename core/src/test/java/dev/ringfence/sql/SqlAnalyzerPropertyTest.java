package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SqlAnalyzerPropertyTest {
    private static final List<String> NOISE = List.of(
            " ",
            "\n",
            "\t\r\n ",
            " /* c */ ",
            " /* WHERE id = 1 */ ",
            " /* ; DELETE FROM t */ ",
            " -- c\n",
            " -- WHERE a = 1; DELETE FROM t\n",
            "/**/",
            " /* ' */ ",
            " -- \" '\n");

    private static String verdict(Dialect dialect, String sql) {
        return verdict(SqlAnalyzer.of(dialect).analyze(sql));
    }

    /** What is made to select rows may by chance select none. */
    private static String verdict(StatementAnalysis analysis) {
        return Verdicts.verdict(analysis).replace("NEVER_TRUE", "PRESENT");
    }

    @Property(tries = 20_000, seed = "20261122")
    void statement_made_isJudgedAsItWasMade(@ForAll Dialect dialect, @ForAll Random random) {
        MadeStatement made = MadeStatement.next(random);
        assertThat(verdict(dialect, made.plain())).as(made.plain()).isEqualTo(made.verdict());
    }

    @Property(tries = 10_000, seed = "20261122")
    void statement_noiseAndCase_changeNeitherVerdictNorDigest(@ForAll Dialect dialect, @ForAll Random random) {
        MadeStatement made = MadeStatement.next(random);
        SqlAnalyzer analyzer = SqlAnalyzer.of(dialect);
        StatementAnalysis plain = analyzer.analyze(made.plain());
        String noisy = made.noisy(random, NOISE);
        StatementAnalysis other = analyzer.analyze(noisy);
        assertThat(verdict(other)).as(noisy).isEqualTo(made.verdict());
        // MySQL's names of tables may depend on case.
        if (dialect == Dialect.MYSQL) {
            assertThat(other.shape()).isEqualToIgnoringCase(plain.shape());
        } else {
            assertThat(other.shapeDigest()).as(noisy).isEqualTo(plain.shapeDigest());
        }
    }

    @Property(tries = 10_000, seed = "20261122")
    void statement_otherLiterals_keepsItsDigest(@ForAll Dialect dialect, @ForAll Random random) {
        MadeStatement made = MadeStatement.next(random);
        SqlAnalyzer analyzer = SqlAnalyzer.of(dialect);
        String other = made.withOtherLiterals(random).plain();
        assertThat(analyzer.analyze(other).shapeDigest())
                .as("%s and %s", made.plain(), other)
                .isEqualTo(analyzer.analyze(made.plain()).shapeDigest());
    }

    @Property(tries = 5_000, seed = "20261122")
    void statements_joined_areJudgedOneByOne(
            @ForAll Dialect dialect, @ForAll Random random, @ForAll @IntRange(min = 2, max = 6) int count) {
        List<MadeStatement> several = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            several.add(MadeStatement.next(random));
        }
        String sql = several.stream().map(MadeStatement::plain).collect(Collectors.joining(" ; "));
        String verdicts = several.stream().map(MadeStatement::verdict).collect(Collectors.joining(" "));
        assertThat(verdict(dialect, sql)).as(sql).isEqualTo(verdicts);
        assertThat(SqlAnalyzer.of(dialect).analyze(sql).readOnly())
                .isEqualTo(several.stream().allMatch(one -> one.verdict().equals("READ")));
    }

    @Property(tries = 5_000, seed = "20261122")
    void statement_nested_isJudgedAsAlone(@ForAll Random random) {
        MadeStatement made = MadeStatement.next(random);
        String sql = "WITH d AS (" + made.plain() + ") SELECT * FROM d WHERE x = 1";
        String inner = made.verdict().equals("READ") ? "" : " >" + made.verdict();
        assertThat(verdict(Dialect.POSTGRESQL, sql)).as(sql).isEqualTo("READ" + inner);
        assertThat(verdict(Dialect.POSTGRESQL, "EXPLAIN (ANALYZE, VERBOSE) " + made.plain()))
                .isEqualTo(">" + made.verdict());
        assertThat(verdict(Dialect.POSTGRESQL, "EXPLAIN " + made.plain())).isEqualTo("READ");
    }

    /** Nothing that stands before a statement hides it: it is told, or the whole is not understood. */
    @Property(tries = 40_000, seed = "20261122")
    void statement_afterAnyText_isNeverLost(@ForAll Dialect dialect, @ForAll Random random) {
        String before = new SplicedText(random).next();
        StatementAnalysis analysis = SqlAnalyzer.of(dialect).analyze(before + "\n;\nDELETE FROM last_one\n");
        assertThat(analysis.statements())
                .as(before)
                .anyMatch(one -> one.kind().opaque()
                        || (one.where() == Where.ABSENT
                                && one.targets().stream().anyMatch(target -> target.mentions("last_one"))));
    }
}
