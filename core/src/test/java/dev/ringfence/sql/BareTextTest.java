package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BareTextTest {
    private static String bare(Dialect dialect, String sql) {
        return SqlAnalyzer.of(dialect).analyze(sql).bareText().orElse("none");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void text_commentsAndSpace_areOneSpace(Dialect dialect) {
        for (String sql : List.of(
                "DELETE FROM t WHERE id = 5",
                "  DELETE\n\tFROM t  WHERE id = 5 ",
                "DELETE /* a */ FROM t -- b\nWHERE id = 5",
                "/*traceparent='00-ab'*/ DELETE FROM t WHERE id = 5 /* x */",
                "DELETE FROM t WHERE id = 5 -- end")) {
            assertThat(bare(dialect, sql)).isEqualTo("DELETE FROM t WHERE id = 5");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DELETE FROM t WHERE id = 5 | DELETE FROM t WHERE id = 6",
                "DELETE FROM t WHERE a = 'x  y' | DELETE FROM t WHERE a = 'x y'",
                "DELETE FROM t WHERE a = '/* x */' | DELETE FROM t WHERE a = ''",
                "DELETE FROM t WHERE a = '-- x' | DELETE FROM t WHERE a = '--  x'",
                "DELETE FROM T WHERE id = 5 | DELETE FROM t WHERE id = 5",
                "DELETE FROM t WHERE id = 5 | DELETE FROM t WHERE id = 55",
                "DELETE FROM t WHERE id = 5 5 | DELETE FROM t WHERE id = 55",
                "DELETE FROM ab | DELETE FROM a b",
                "SELECT count (1) | SELECT count(1)",
                "DELETE /*+ x */ FROM t | DELETE FROM t"
            })
    void text_anythingElse_stays(String one, String other) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(bare(dialect, one)).isNotEqualTo(bare(dialect, other)).doesNotContain("none");
        }
    }

    @Test
    void comments_thatSomeServersExecute_stay() {
        for (Dialect dialect : Dialect.values()) {
            for (String sql : List.of(
                    "DELETE FROM t /*! WHERE id = 5 */",
                    "DELETE FROM t /*!50000 WHERE id = 5 */",
                    "DELETE FROM t /*M! WHERE id = 5 */")) {
                assertThat(bare(dialect, sql))
                        .isNotEqualTo(bare(dialect, "DELETE FROM t"))
                        .isNotEqualTo(bare(dialect, "DELETE FROM t WHERE id = 5"))
                        .isNotEqualTo(bare(dialect, sql.replace('5', '6')));
            }
        }
    }

    @Test
    void strings_thatALineEndJoins_areToldFromOthers() {
        String joined = bare(Dialect.POSTGRESQL, "SELECT 'a'\n'b'");
        assertThat(joined).isEqualTo("SELECT 'a'\n'b'").isEqualTo(bare(Dialect.POSTGRESQL, "SELECT 'a'  -- x\n  'b'"));
        assertThat(bare(Dialect.POSTGRESQL, "SELECT 'a' 'b'")).isEqualTo("SELECT 'a' 'b'");
    }

    @Test
    void text_thatIsNotWellFormed_hasNone() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(bare(dialect, "DELETE FROM t WHERE a = 'x")).isEqualTo("none");
            assertThat(bare(dialect, "DELETE FROM t /* WHERE")).isEqualTo("none");
        }
    }
}
