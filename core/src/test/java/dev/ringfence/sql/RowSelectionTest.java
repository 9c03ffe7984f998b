package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowSelectionTest {
    private static RowSelection selection(Dialect dialect, String sql) {
        return SqlAnalyzer.of(dialect).analyze(sql).rowSelection().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
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
        RowSelection selection = selection(Dialect.POSTGRESQL, sql);
        assertThat(selection.table().name()).isEqualTo("customer");
        assertThat(selection.pinned()).containsExactly("id");
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
                "DELETE FROM customer WHERE lower(id) = ?",
                "DELETE FROM customer WHERE id + 0 = ?",
                "DELETE FROM customer WHERE a BETWEEN 1 AND id = ?",
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
            assertThat(SqlAnalyzer.of(dialect)
                            .analyze(sql)
                            .rowSelection()
                            .map(RowSelection::pinned)
                            .orElse(Set.of()))
                    .as("%s %s", dialect, sql)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "INSERT INTO customer VALUES (1)",
                "UPDATE customer, u SET name = 1 WHERE id = ?",
                "UPDATE customer JOIN u ON TRUE SET name = 1 WHERE id = ?",
                "UPDATE customer SET name = 1 FROM u WHERE id = ?",
                "DELETE FROM customer USING u WHERE id = ?",
                "DELETE customer FROM customer WHERE id = ?",
                "DELETE FROM customer WHERE id = ?; DELETE FROM customer",
                "WITH x AS (DELETE FROM u) DELETE FROM customer WHERE id = ?",
                "DELETE FROM customer WHERE id = ? /*!50000 OR 1 = 1 */",
                "UPDATE customer SET name = 1 WHERE id = ? OR (1"
            })
    void text_thatIsNoPlainChangeOfOneTable_selectsNothing(String sql) {
        assertThat(SqlAnalyzer.of(Dialect.MYSQL).analyze(sql).rowSelection())
                .as(sql)
                .isEmpty();
    }

    @Test
    void assignments_ofAnUpdate_areItsColumns() {
        assertThat(selection(Dialect.POSTGRESQL, "UPDATE t SET a = b, (c, d) = (1, 2), t.e = f(g, h) WHERE i = 1")
                        .assigned())
                .isEqualTo(Set.of("a", "c", "d", "e"));
        assertThat(selection(Dialect.POSTGRESQL, "DELETE FROM t WHERE a = 1").assigned())
                .isEmpty();
    }
}
