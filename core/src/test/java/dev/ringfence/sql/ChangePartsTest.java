package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePartsTest {
    private static ChangeParts parts(Dialect dialect, String sql) {
        return ChangeParts.of(dialect, sql).orElseThrow(() -> new AssertionError("no parts"));
    }

    private static ChangeParts postgresql(String sql) {
        return parts(Dialect.POSTGRESQL, sql);
    }

    @Test
    void update_isCutAtItsClauses() {
        ChangeParts parts = postgresql(
                "UPDATE ONLY shop.customer AS c SET name = lower(?), \"Vip\"=coalesce(x, 1), n[2] = ? FROM region r"
                        + " WHERE c.region = r.id AND r.name = ? -- the end");
        assertThat(parts.kind()).isEqualTo(Kind.UPDATE);
        assertThat(parts.table().toString()).isEqualTo("shop.customer");
        assertThat(parts.tableText()).isEqualTo("ONLY shop.customer AS c");
        assertThat(parts.qualifier()).isEqualTo("c");
        assertThat(parts.assigned()).containsOnlyKeys("name", "Vip", "n");
        assertThat(parts.assigned().get("name").text()).isEqualTo("lower(?)");
        assertThat(parts.assigned().get("n").isEmpty()).isTrue();
        assertThat(parts.joined().text()).isEqualTo("region r");
        assertThat(parts.where().text()).isEqualTo("c.region = r.id AND r.name = ?");
        assertThat(parts.where().firstParameter()).isEqualTo(3);
        assertThat(parts.where().parameters()).isEqualTo(1);
        assertThat(parts.parameters()).isEqualTo(3);
    }

    @Test
    void fromThatIsNoClause_isLeftWhereItStands() {
        ChangeParts parts = postgresql(
                "UPDATE t SET a = b IS DISTINCT FROM c, d = extract(year FROM e) WHERE f IS NOT DISTINCT FROM ?");
        assertThat(parts.joined().isEmpty()).isTrue();
        assertThat(parts.assigned().get("a").text()).isEqualTo("b IS DISTINCT FROM c");
        assertThat(parts.where().text()).isEqualTo("f IS NOT DISTINCT FROM ?");
    }

    @Test
    void severalColumnsSetTogether_haveNoText() {
        ChangeParts parts = postgresql("UPDATE t SET (a, b) = (1, 2), c = 3 WHERE id = 4");
        assertThat(parts.assigned()).containsOnlyKeys("a", "b", "c");
        assertThat(parts.assigned().get("a").isEmpty()).isTrue();
        assertThat(parts.assigned().get("c").text()).isEqualTo("3");
    }

    @Test
    void delete_isCutAtItsClauses() {
        ChangeParts parts = parts(Dialect.MYSQL, "DELETE FROM `a b`.t WHERE x = ? AND y <> '?' ORDER BY z LIMIT ?;");
        assertThat(parts.tableText()).isEqualTo("`a b`.t");
        assertThat(parts.qualifier()).isEqualTo("`a b`.t");
        assertThat(parts.where().text()).isEqualTo("x = ? AND y <> '?'");
        assertThat(parts.tail().text()).isEqualTo("ORDER BY z LIMIT ?");
        assertThat(parts.tail().firstParameter()).isEqualTo(2);
        assertThat(parts.tail().repeatable()).isFalse();

        ChangeParts using = postgresql("DELETE FROM t USING u WHERE t.id = u.id");
        assertThat(using.joined().text()).isEqualTo("u");
    }

    @Test
    void with_isKeptInFront() {
        ChangeParts parts = postgresql(
                "WITH old AS (SELECT id FROM u WHERE at < ?) UPDATE t SET a = ? WHERE id IN (SELECT id FROM old)");
        assertThat(parts.with().text()).isEqualTo("WITH old AS (SELECT id FROM u WHERE at < ?)");
        assertThat(parts.with().parameters()).isEqualTo(1);
        assertThat(parts.where().repeatable()).isFalse();
    }

    @Test
    void insert_spellsOutItsRows() {
        ChangeParts parts = postgresql(
                "INSERT INTO t AS x (id, \"B\") OVERRIDING SYSTEM VALUE VALUES (?, f(1, 2)), (?, ARRAY[1,2]) ON CONFLICT (id) DO NOTHING");
        assertThat(parts.kind()).isEqualTo(Kind.INSERT);
        assertThat(parts.columns()).containsExactly("id", "B");
        assertThat(parts.rows()).hasSize(2);
        assertThat(parts.rows().get(1).get(0).firstParameter()).isEqualTo(2);
        assertThat(parts.rows().get(0).get(1).text()).isEqualTo("f(1, 2)");
        assertThat(parts.rows().get(0).get(1).repeatable()).isFalse();
        assertThat(parts.skipsDuplicates()).isTrue();
        assertThat(postgresql("INSERT INTO t VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1")
                        .kind())
                .isEqualTo(Kind.UPSERT);
        assertThat(postgresql("INSERT INTO t (a) SELECT b FROM u").spellsOutRows())
                .isFalse();
        assertThat(parts(Dialect.MYSQL, "INSERT IGNORE INTO t VALUES (1)").skipsDuplicates())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = ?",
                "a IN (1, 2) AND NOT (b > 3 OR c LIKE 'x%')",
                "lower(a) = 'b' AND coalesce(c, 1) BETWEEN 1 AND (2)",
                "a::numeric(10, 2) = 1 AND CASE WHEN (a = 1) THEN (2) ELSE (3) END > 1"
            })
    void conditionOnTheRowAlone_isRepeatable(String condition) {
        assertThat(postgresql("DELETE FROM t WHERE " + condition).where().repeatable())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < now()",
                "a < CURRENT_TIMESTAMP",
                "a = random()",
                "a IN (SELECT 1)",
                "EXISTS (TABLE u)",
                "a = my_function(b)",
                "a = nextval('s')"
            })
    void conditionOnMore_isNotRepeatable(String condition) {
        assertThat(postgresql("DELETE FROM t WHERE " + condition).where().repeatable())
                .isFalse();
    }

    @Test
    void variables_areNotRepeatable_andAreNoParameters() {
        ChangeParts parts = parts(Dialect.MYSQL, "DELETE FROM t WHERE a = @x AND b = ?");
        assertThat(parts.where().repeatable()).isFalse();
        assertThat(parts.parameters()).isEqualTo(1);
    }

    @Test
    void operatorsOfQuestionMarks_areNoParameters() {
        ChangeParts parts = postgresql("DELETE FROM t WHERE a ?? 'k' AND b = ?");
        assertThat(parts.where().parameters()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1",
                "UPDATE a, b SET a.x = 1",
                "UPDATE a JOIN b ON a.i = b.i SET a.x = 1",
                "UPDATE (SELECT * FROM t) SET x = 1",
                "UPDATE t SET x = 1 WHERE CURRENT OF c",
                "UPDATE t SET x = 1 WHERE id = 1 RETURNING id",
                "DELETE FROM t; DELETE FROM u",
                "DELETE a FROM a JOIN b ON a.i = b.i",
                "WITH x AS (DELETE FROM t RETURNING *) INSERT INTO u SELECT * FROM x",
                "MERGE INTO t USING u ON t.i = u.i WHEN MATCHED THEN DELETE",
                "REPLACE INTO t VALUES (1)",
                "TRUNCATE t",
                "UPDATE t SET x = 'open",
                "DELETE FROM t WHERE id = ?2 AND x = ?1"
            })
    void anythingElse_hasNoParts(String sql) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(ChangeParts.of(dialect, sql)).as("%s", dialect).isEqualTo(Optional.empty());
        }
    }

    @Test
    void toString_showsNoText() {
        ChangeParts parts = postgresql("UPDATE t SET a = 'secret' WHERE b = 'secret'");
        assertThat(parts.toString()).isEqualTo("UPDATE of t");
        assertThat(parts.where().toString()).doesNotContain("secret");
    }
}
