package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatementAnalysisTest {
    private static StatementAnalysis postgres(String sql) {
        return SqlAnalyzer.of(Dialect.POSTGRESQL).analyze(sql);
    }

    private static StatementAnalysis mysql(String sql) {
        return SqlAnalyzer.of(Dialect.MYSQL).analyze(sql);
    }

    private static List<String> targets(StatementAnalysis analysis) {
        return analysis.statements().stream()
                .flatMap(statement -> statement.targets().stream())
                .map(ObjectName::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DELETE FROM Shop.Customer WHERE id = 1 | shop.customer",
                "DELETE FROM \"Shop\".\"Cust\"\"omer\" | Shop.Cust\"omer",
                "DELETE FROM U&\"d\\0061t\\+000061\" | data",
                "DELETE FROM ONLY t AS x USING u, v WHERE true | t",
                "DELETE FROM user | user",
                "DELETE FROM user u WHERE u.id = 1 | user",
                "UPDATE ONLY (t) SET a = 1 FROM u | t",
                "UPDATE db.s.t x SET a = 1 | db.s.t",
                "INSERT INTO user (a, b) VALUES (1, 2) | user",
                "WITH d AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM d | b,a",
                "MERGE INTO t AS x USING u ON x.id = u.id WHEN MATCHED THEN DELETE | t",
                "TRUNCATE TABLE ONLY a, s.b CASCADE | a,s.b",
                "DROP TABLE IF EXISTS a, s.b CASCADE | a,s.b",
                "DROP FUNCTION f(int, text), g() | f,g",
                "DROP MATERIALIZED VIEW CONCURRENTLY v | v",
                "ALTER TABLE IF EXISTS ONLY user DROP COLUMN c | user",
                "CREATE TEMP TABLE IF NOT EXISTS t (id int) | t",
                "CREATE SCHEMA ringfence | ringfence",
                "COPY s.t (a) FROM STDIN | s.t",
                "SELECT * INTO TEMP TABLE u FROM t | u",
                "SELECT * FROM t | ~~"
            })
    void targets_ofPostgreSql_areNamedAsTheyAreStored(String sql, String expected) {
        assertThat(String.join(",", targets(postgres(sql)))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DELETE a, b FROM x a JOIN `my table` b ON a.id = b.id WHERE a.c IN (1, 2) | x,my table",
                "DELETE FROM a USING x a JOIN y USING (id, id2) | a,x,y",
                "DELETE FROM t ORDER BY a, b LIMIT 5 | t",
                "UPDATE LOW_PRIORITY a LEFT JOIN (b, c) ON a.id = b.id, (SELECT * FROM d) e SET a.x = 1 | a,b,c",
                "REPLACE t SET a = 1 | t",
                "INSERT IGNORE INTO Shop.T VALUES (1) | Shop.T",
                "DELETE FROM t1.2nd | t1.2nd",
                "CREATE OR REPLACE TABLE t (id INT) | t"
            })
    void targets_ofMySql_areAllTablesOfAJoinAsSpelled(String sql, String expected) {
        assertThat(String.join(",", targets(mysql(sql)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select  *\tfrom T where NAME='secret' and x in (1, 2,3) -- c | SELECT * FROM t WHERE name = ? AND x IN (?, ...)",
                "SELECT f( -1 , 'a' ), b - 2 FROM t | SELECT f(?, ...), b - ? FROM t",
                "INSERT INTO t VALUES (1, 'a', NULL), (2, 'b', $1) | INSERT INTO t VALUES (?, ...), ...",
                "INSERT INTO t VALUES (1) | INSERT INTO t VALUES (?)",
                "SELECT a::text, x IS TRUE, $$secret$$, E'\\'secret', X'1F' | SELECT a::text, x IS TRUE, ?, ...",
                "SELECT \"Odd Name\", \"a@secret\" FROM \"T\" | SELECT \"Odd Name\", \"?\" FROM \"T\"",
                "DELETE FROM t WHERE id = :id;; | DELETE FROM t WHERE id = ?;;",
                "SELECT 'secret | SELECT [not well-formed, 2 tokens]",
                "SELECT 'O'secret', 'x'secret'' | SELECT [not well-formed, 5 tokens]",
                "SELECT 123secret | SELECT [not well-formed, 3 tokens]",
                "'secret' x | ? x",
                "~~ | ~~"
            })
    void shape_anyText_isCanonicalAndShowsNoValue(String sql, String expected) {
        String shape = postgres(sql == null ? "" : sql).shape();
        assertThat(shape).isEqualTo(expected == null ? "" : expected).doesNotContain("secret");
    }

    @Test
    void shape_ofMySql_takesDoubleQuotesAndNamesOfDigitsForValues() {
        assertThat(mysql("SELECT \"secret\", `a` FROM T WHERE b = 7e9fsecret").shape())
                .isEqualTo("SELECT ?, `a` FROM T WHERE b = ?");
    }

    @Test
    void shape_long_isCutAndItsDigestIsNot() {
        String many = "SELECT " + "a, ".repeat(2_000);
        assertThat(postgres(many + "b").shape())
                .hasSize(StatementAnalysis.MAX_SHAPE_LENGTH)
                .endsWith("...")
                .isEqualTo(postgres(many + "c").shape());
        assertThat(postgres(many + "b").shapeDigest())
                .isNotEqualTo(postgres(many + "c").shapeDigest());
    }

    @Test
    void digest_otherLiteralsAndSpelling_isTheSame() {
        assertThat(postgres("SELECT * FROM t WHERE a = 1 AND b IN ('x', 'y')").shapeDigest())
                .hasSize(32)
                .matches("[0-9a-f]+")
                .isEqualTo(postgres("select * from T /* c */\nwhere a=-99.5e3 and b in (NULL, 'z', $1)")
                        .shapeDigest())
                .isNotEqualTo(postgres("SELECT * FROM t WHERE a = 1 OR b IN ('x', 'y')")
                        .shapeDigest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DELETE FROM ringfence.stamp | true",
                "DELETE FROM \"ringfence\".stamp | true",
                "DELETE FROM RingFence . stamp | true",
                "DELETE FROM U&\"r\\0069ngfence\".stamp | true",
                "SELECT * FROM t WHERE id IN (SELECT 1 FROM ringfence.stamp) | true",
                "DROP SCHEMA ringfence CASCADE | true",
                "SET search_path = ringfence | true",
                "SET search_path = 'ringfence, public' | true",
                "DO $$ BEGIN DELETE FROM ringfence.stamp; END $$ | true",
                "EXECUTE IMMEDIATE 'DELETE FROM ringfence.stamp' | true",
                "CREATE FUNCTION f() RETURNS void AS 'DELETE FROM ringfence.stamp' LANGUAGE sql | true",
                "SELECT 'ringfence | true",
                "SELECT 'ringfence' | false",
                "SELECT * FROM t WHERE table_schema = 'ringfence' | false",
                "SELECT * FROM ringfences | false",
                "SELECT * FROM t -- ringfence | false",
                "SELECT \"a ringfence\" FROM t | false",
                "SELECT 1 | false"
            })
    void references_name_isFoundWhereItMayBeUsed(String sql, boolean expected) {
        assertThat(postgres(sql).references("ringfence")).isEqualTo(expected);
    }

    @Test
    void references_mySqlsOtherQuotes_areNames() {
        assertThat(mysql("DELETE FROM `ringfence`.stamp").references("RINGFENCE"))
                .isTrue();
        assertThat(mysql("DELETE FROM \"ringfence\".stamp").references("ringfence"))
                .isTrue();
        assertThat(mysql("/*!50000 DELETE FROM ringfence.stamp */").references("ringfence"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void readOnly_everyHandMadeCase_holdsOnlyForReads(Dialect dialect) {
        for (Verdicts one : Verdicts.of(dialect)) {
            boolean reads = one.expected().matches("-|(>?(READ|COPY_OUT) ?)+");
            assertThat(SqlAnalyzer.of(dialect).analyze(one.sql()).readOnly())
                    .as(one.sql())
                    .isEqualTo(reads);
        }
    }

    @Test
    void analysis_printed_showsNoLiteral() {
        assertThat(postgres("DELETE FROM t WHERE name = 'secret' AND x = 4711"))
                .asString()
                .contains("DELETE", "PRESENT", "t")
                .doesNotContain("secret", "4711");
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, POSTGRESQL",
        "MySQL, MYSQL",
        "MariaDB, MYSQL",
        "mariadb, MYSQL",
        "H2, H2",
        "Oracle, ANSI",
        "Microsoft SQL Server, ANSI",
        "'', ANSI"
    })
    void dialect_productName_isFound(String product, Dialect dialect) {
        assertThat(Dialect.of(product)).isEqualTo(dialect);
    }
}
