package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts of 50,000 characters and more, made to hurt: an analysis that is not linear, or recurses, does not end well. */
class LongTextTest {
    private static final int LENGTH = 50_000;

    private static String repeat(String part) {
        return part.repeat(LENGTH / part.length());
    }

    private static Stream<String> texts() {
        Stream<String> repeated = Stream.of(
                        "(",
                        ")",
                        "()",
                        "(1,",
                        "((1),",
                        "(SELECT ",
                        "(DELETE FROM t WHERE ",
                        "(UPDATE a SET b = ",
                        "(UPDATE (",
                        "(INSERT INTO ",
                        "(MERGE INTO a USING b ON ",
                        "(WITH a AS ",
                        "WITH a AS (",
                        "WITH ",
                        "'",
                        "''",
                        "\"",
                        "`",
                        "[",
                        "/*",
                        "/* */",
                        "*/",
                        "--",
                        "-- \n",
                        "#\n",
                        "$",
                        "$a",
                        "$a$",
                        "$a$ ",
                        "$$ ",
                        "E'a'\n",
                        "E'\\'",
                        "U&\"\\0061\"",
                        "q'[",
                        "/*!",
                        "/*!1 */",
                        "/*M!",
                        ";",
                        "(;",
                        "BEGIN ",
                        "CASE ",
                        "END ",
                        "WHEN MATCHED ",
                        "WHEN NOT MATCHED BY SOURCE AND a ",
                        "NOT ",
                        "OR ",
                        "1 = 1 OR ",
                        "AND (",
                        "NOT (",
                        "BETWEEN ",
                        "INTO ",
                        "EXPLAIN ANALYZE ",
                        "PREPARE s AS ",
                        "DECLARE c CURSOR FOR ",
                        "EXECUTE IMMEDIATE '",
                        "DO $$",
                        "CREATE TRIGGER ",
                        "CREATE TABLE a AS (",
                        "a.",
                        "1_",
                        "1e",
                        "0x",
                        ".1",
                        ":",
                        "::a",
                        "@",
                        "?",
                        "?1",
                        "{",
                        "\\",
                        "\u0000",
                        "é",
                        "\ud800",
                        "-",
                        "-1,",
                        "NULL,",
                        "SET ",
                        "SET GLOBAL ",
                        "ALTER TABLE t DROP NOT ",
                        "JOIN (",
                        "LIMIT ")
                .map(LongTextTest::repeat);
        Stream<String> prefixed = Stream.of(
                        "DELETE FROM t WHERE ",
                        "UPDATE t SET a = ",
                        "MERGE INTO t USING u ON ",
                        "SELECT ",
                        "BEGIN NOT ATOMIC ",
                        "CREATE PROCEDURE p() BEGIN ")
                .flatMap(start -> Stream.of(
                                "(",
                                "1 = 1 OR ",
                                "NOT (",
                                "CASE ",
                                "a AND ",
                                "(DELETE FROM t WHERE ",
                                "; DELETE FROM t ",
                                "IF a THEN ",
                                "WHEN MATCHED THEN ",
                                "'a' ",
                                "f(",
                                "nextval(")
                        .map(part -> start + repeat(part)));
        return Stream.concat(repeated, prefixed);
    }

    @ParameterizedTest
    @EnumSource
    void analysis_hurtfulText_endsWithAnAnswer(Dialect dialect) {
        SqlAnalyzer analyzer = SqlAnalyzer.of(dialect);
        texts().forEach(text -> {
            StatementAnalysis analysis = analyzer.analyze(text);
            assertThat(analysis.shape()).hasSizeLessThanOrEqualTo(StatementAnalysis.MAX_SHAPE_LENGTH);
            assertThat(analysis.references("no_such_name_anywhere")).isFalse();
        });
    }

    @Test
    void analysis_tenThousandParentheses_areUnderstood() {
        String sql = "DELETE FROM t WHERE " + "(".repeat(10_000) + "id = 1" + ")".repeat(10_000);
        assertThat(Verdicts.verdict(SqlAnalyzer.of(Dialect.H2).analyze(sql))).isEqualTo("DELETE:PRESENT");
    }

    @Test
    void analysis_listOfAMegabyte_isUnderstood() {
        String sql = "DELETE FROM t WHERE id IN (" + "'abc', ".repeat(140_000) + "'x')";
        StatementAnalysis analysis = SqlAnalyzer.of(Dialect.MYSQL).analyze(sql);
        assertThat(Verdicts.verdict(analysis)).isEqualTo("DELETE:PRESENT");
        assertThat(analysis.shape()).isEqualTo("DELETE FROM t WHERE id IN (?, ...)");
    }
}
