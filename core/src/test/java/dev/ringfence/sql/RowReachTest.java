package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReachTest {
    private static String reach(Dialect dialect, String sql) {
        return SqlAnalyzer.of(dialect)
                .analyze(sql)
                .reach()
                .map(reach -> reach.table() + " "
                        + (reach.maxRows().isPresent() ? reach.maxRows().getAsLong() : "*") + " "
                        + new TreeMap<>(reach.valuesByColumn()))
                .orElse("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "POSTGRESQL | INSERT INTO t VALUES (1, 2) | t 1 {}",
                "POSTGRESQL | INSERT INTO t (a) VALUES (1), (f(2)), (3); | t 3 {}",
                "POSTGRESQL | INSERT INTO t VALUES (coalesce(?, 1), now()) ON CONFLICT (a) DO UPDATE SET b = 1 | t 1 {}",
                "POSTGRESQL | INSERT INTO t VALUES (generate_series(1, 9)) | t * {}",
                "MYSQL | INSERT INTO t VALUES (f(1)) | t 1 {}",
                "MYSQL | INSERT INTO t SET a = 1 | t 1 {}",
                "POSTGRESQL | INSERT INTO t DEFAULT VALUES | t 1 {}",
                "POSTGRESQL | INSERT INTO t SELECT * FROM u | t * {}",
                "POSTGRESQL | UPDATE t SET a = 1 WHERE id = ? | t * {id=1}",
                "POSTGRESQL | UPDATE s.t AS x SET a = 1 WHERE x.id = $1 AND B IN (1, 'b', ?) AND c > 3 | s.t * {b=3, id=1}",
                "POSTGRESQL | UPDATE t SET id = 5 | t * {}",
                "POSTGRESQL | DELETE FROM t WHERE id = 1 OR a = 2 | t * {}",
                "POSTGRESQL | DELETE FROM t WHERE NOT id = 1 | t * {}",
                "POSTGRESQL | DELETE FROM t WHERE id = 1 + 1 | t * {}",
                "POSTGRESQL | DELETE FROM t WHERE id = other | t * {}",
                "POSTGRESQL | DELETE FROM t WHERE id IN (SELECT 1) | t * {}",
                "POSTGRESQL | DELETE FROM t USING u WHERE id = 1 AND t.a = 2 AND u.b = 3 | t * {a=1}",
                "POSTGRESQL | DELETE FROM t WHERE FALSE | t 0 {}",
                "POSTGRESQL | DELETE FROM t WHERE id = 7 RETURNING x = 5 | t * {id=1}",
                "MYSQL | DELETE FROM t WHERE a = 1 ORDER BY b LIMIT 10 | t 10 {a=1}",
                "MYSQL | UPDATE t SET a = 1 LIMIT ? | t * {}",
                "H2 | DELETE FROM t WHERE a = 1 FETCH FIRST 5 ROWS ONLY | T 5 {A=1}",
                "H2 | DELETE FROM t FETCH FIRST ROW ONLY | T 1 {}",
                "ANSI | DELETE TOP (5) FROM t WHERE a = 1 | T 5 {A=1}",
                "ANSI | DELETE TOP (5) PERCENT FROM t | T * {}"
            })
    void reach_ofOneStatement_isWhatItsTextSays(Dialect dialect, String sql, String expected) {
        assertThat(reach(dialect, sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "UPDATE t SET a = 1; UPDATE t SET a = 2",
                "WITH d AS (DELETE FROM t RETURNING 1) SELECT 1",
                "WITH d AS (DELETE FROM t RETURNING 1) INSERT INTO u SELECT * FROM d",
                "WITH x AS (SELECT 1) DELETE FROM t",
                "EXPLAIN ANALYZE DELETE FROM t",
                "MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN DELETE",
                "TRUNCATE t",
                "CALL p()",
                "DO $$ BEGIN DELETE FROM t; END $$",
                "DELETE FROM t WHERE (a = 1",
                ""
            })
    void reach_ofAnythingElse_isNotClaimed(String sql) {
        assertThat(reach(Dialect.POSTGRESQL, sql)).isEqualTo("-");
    }
}
