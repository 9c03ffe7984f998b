package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReachTest {
    /** The columns that every row it means has one given value in. */
    private static Set<String> pinned(RowReach reach) {
        return reach.valuesByColumn().entrySet().stream()
                .filter(column -> column.getValue() == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Optional<RowReach> one(Dialect dialect, String sql) {
        return SqlAnalyzer.of(dialect).analyze(sql).reach();
    }

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
                "POSTGRESQL | INSERT INTO t (valid_from, width) VALUES (now(), coalesce(?, 1)) RETURNING id | t 1 {}",
                "POSTGRESQL | INSERT INTO t VALUES ('((('), (')') | t 2 {}",
                "POSTGRESQL | INSERT INTO t VALUES ((SELECT 1)) | t 1 {}",
                "POSTGRESQL | INSERT INTO t OVERRIDING SYSTEM VALUE VALUES (1), (2) | t 2 {}",
                "POSTGRESQL | INSERT INTO t OVERRIDING SYSTEM VALUE (SELECT 1) | t * {}",
                "POSTGRESQL | INSERT INTO t VALUES (1) UNION ALL SELECT a FROM u | t * {}",
                "POSTGRESQL | INSERT INTO t VALUES (1) ORDER BY 1 UNION SELECT 2 | t * {}",
                "POSTGRESQL | INSERT INTO t VALUES (public.now()) | t * {}",
                "POSTGRESQL | INSERT INTO t VALUES (mine(1)) | t * {}",
                "POSTGRESQL | INSERT INTO t VALUES (\"now\"()) | t * {}",
                "POSTGRESQL | INSERT INTO t VALUES (')', generate_series (1, 9)) | t * {}",
                "POSTGRESQL | INSERT INTO t VALUES (E'\\'', generate_series(1, 9)) | t * {}",
                "POSTGRESQL | INSERT INTO t VALUES ($$'$$, generate_series(1, 9)) | t * {}",
                "POSTGRESQL | INSERT INTO t VALUES (1 /* ' */, generate_series(1, 9)) | t * {}",
                "POSTGRESQL | INSERT INTO t TABLE u | t * {}",
                "POSTGRESQL | INSERT INTO t SELECT\"a\"FROM\"values\" | t * {}",
                "MYSQL | INSERT INTO t VALUES ROW(1), ROW(2) AS n ON DUPLICATE KEY UPDATE a = n.a | t 2 {}",
                "MYSQL | INSERT INTO t VALUE (1), (2) | t 2 {}",
                "MYSQL | INSERT INTO value (a) SELECT 1 | value * {}",
                "H2 | INSERT INTO t VALUES 1, ?, (3), 'x' | T 4 {}",
                "H2 | INSERT INTO t VALUES 1 + 2, 3 | T * {}",
                "POSTGRESQL | INSERT INTO t VALUES 1, 2 | t * {}",
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
                "POSTGRESQL | DELETE FROM s.t USING u WHERE t.a IN (1, 2) | s.t * {a=2}",
                "POSTGRESQL | UPDATE t AS x SET a = 1 FROM u AS t WHERE t.id = 1 | t * {}",
                "POSTGRESQL | UPDATE t AS x SET a = 1 FROM u AS t WHERE x.id = 1 | t * {id=1}",
                "POSTGRESQL | UPDATE t SET a = 1 FROM u WHERE id = 1 | t * {}",
                "MYSQL | UPDATE t JOIN u SET t.a = 1 WHERE t.id = 1 | - ",
                "MYSQL | DELETE t FROM t JOIN u WHERE t.id = 1 | -",
                "POSTGRESQL | DELETE FROM t WHERE id IN (1, (SELECT 2)) | t * {}",
                "POSTGRESQL | DELETE FROM t WHERE id IN (1, -2) | t * {}",
                "POSTGRESQL | DELETE FROM t WHERE id NOT IN (1) | t * {}",
                "POSTGRESQL | DELETE FROM t WHERE id IN ($1::bigint, $2::int) AND id = 4 | t * {id=1}",
                "POSTGRESQL | DELETE FROM t WHERE id = 9007199254740993e0 | t * {}",
                "MYSQL | DELETE FROM t /*!99999 LIMIT 5 */ | -",
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
                "DELETE FROM customer WHERE id = ?",
                "DELETE FROM ONLY shop.customer AS c WHERE c.id = 5;",
                "UPDATE customer SET name = ? WHERE id = ?",
                "UPDATE customer c SET name = 'or' WHERE (c.id = ?)",
                "UPDATE customer SET a = (SELECT max(b) FROM u WHERE u.x = 1 OR 1 = 1) WHERE ? = id",
                "UPDATE customer SET name = ? WHERE id = ?::bigint AND version = 3.5e0 IS TRUE",
                "UPDATE customer SET name = ? WHERE ((id = ?) AND (other > 1 OR 1 = 1))",
                "DELETE FROM customer WHERE \"id\" = ? AND name IN ('a', 'b') RETURNING name",
                "DELETE FROM customer WHERE id = '5' AND name LIKE 'x' ORDER BY name LIMIT 3"
            })
    void condition_thatMustHold_pinsItsColumn(String sql) {
        RowReach reach = one(Dialect.POSTGRESQL, sql).orElseThrow();
        assertThat(reach.table().name()).isEqualTo("customer");
        assertThat(pinned(reach)).containsExactly("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM customer",
                "DELETE FROM customer WHERE id = ? OR 1 = 1",
                "DELETE FROM customer WHERE (id = ? OR 1 = 1)",
                "DELETE FROM customer WHERE id = ? || 1 = 1",
                "DELETE FROM customer WHERE a = 1 AND id = ? XOR TRUE",
                "DELETE FROM customer WHERE NOT id = ?",
                "DELETE FROM customer WHERE NOT (id = ?)",
                "DELETE FROM customer WHERE id = ? IS NOT NULL",
                "DELETE FROM customer WHERE id = id",
                "DELETE FROM customer WHERE id <> ?",
                "DELETE FROM customer WHERE id = ANY (?)",
                "DELETE FROM customer WHERE id = (SELECT 1)",
                "DELETE FROM customer WHERE id IN (?, ?)",
                "DELETE FROM customer WHERE (id IN (?)) = FALSE",
                "DELETE FROM customer WHERE lower(id) = ?",
                "DELETE FROM customer WHERE id + 0 = ?",
                "DELETE FROM customer WHERE a BETWEEN 1 AND id = ?",
                "DELETE FROM customer WHERE a BETWEEN 1 AND id IN (5)",
                "DELETE FROM customer WHERE CASE WHEN a THEN b AND id = ? END",
                "DELETE FROM customer WHERE id = ?::float8",
                "DELETE FROM customer WHERE id = ? = FALSE",
                "DELETE FROM customer WHERE id COLLATE x = ?",
                "DELETE FROM customer WHERE f(id = ?)",
                "DELETE FROM customer WHERE x IN (SELECT y FROM u WHERE id = ?)",
                "UPDATE customer SET id = ?"
            })
    void condition_thatNeedNotHold_pinsNothing(String sql) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(one(dialect, sql).map(RowReachTest::pinned).orElse(Set.of()))
                    .as("%s %s", dialect, sql)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE customer, u SET name = 1 WHERE id = ?",
                "UPDATE customer, u SET name = 1 WHERE customer.id = ?",
                "UPDATE customer JOIN u ON TRUE SET name = 1 WHERE id = ?",
                "UPDATE customer STRAIGHT_JOIN u SET name = 1 WHERE customer.id = ?",
                "UPDATE customer SET name = 1 FROM u WHERE id = ?",
                "DELETE FROM customer USING u WHERE id = ?",
                "DELETE customer FROM customer JOIN u WHERE id = ?",
                "DELETE FROM customer WHERE id = ?; DELETE FROM customer",
                "WITH x AS (DELETE FROM u) DELETE FROM customer WHERE id = ?",
                "DELETE FROM customer WHERE id = ? /*!50000 OR 1 = 1 */",
                "UPDATE customer SET name = 1 WHERE id = ? OR (1"
            })
    void condition_onJoinedTables_pinsNothingInMySql(String sql) {
        assertThat(one(Dialect.MYSQL, sql).map(RowReachTest::pinned).orElse(Set.of()))
                .as(sql)
                .isEmpty();
    }

    @Test
    void assignments_ofAnUpdate_areItsColumns() {
        assertThat(one(Dialect.POSTGRESQL, "UPDATE t SET a = b, (c, d) = (1, 2), t.e = f(g, h) WHERE i = 1")
                        .orElseThrow()
                        .assigned())
                .isEqualTo(Set.of("a", "c", "d", "e"));
        assertThat(one(Dialect.POSTGRESQL, "UPDATE t SET a = 1, b = u.x FROM u, v WHERE i = 1 ORDER BY q = 2")
                        .orElseThrow()
                        .assigned())
                .isEqualTo(Set.of("a", "b"));
        assertThat(one(Dialect.MYSQL, "UPDATE t SET a = 1, b = 2 LIMIT 3")
                        .orElseThrow()
                        .assigned())
                .isEqualTo(Set.of("a", "b"));
        assertThat(one(Dialect.POSTGRESQL, "DELETE FROM t WHERE a = 1")
                        .orElseThrow()
                        .assigned())
                .isEmpty();
    }

    @Test
    void statements_ofOneText_areToldOneByOne() {
        assertThat(SqlAnalyzer.of(Dialect.MYSQL)
                        .analyze(";INSERT INTO t VALUES (1), (2); SELECT 1; DELETE FROM u WHERE id = 1 LIMIT 7;;")
                        .reaches())
                .extracting(reach -> reach.map(
                                one -> one.table() + " " + one.maxRows().orElse(-1))
                        .orElse("-"))
                .containsExactly("t 2", "-", "u 7");
        assertThat(SqlAnalyzer.of(Dialect.POSTGRESQL)
                        .analyze(
                                "WITH d AS (DELETE FROM t WHERE id = 1 RETURNING 1) SELECT 1; INSERT INTO t VALUES (1)")
                        .reaches())
                .allMatch(Optional::isEmpty);
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
