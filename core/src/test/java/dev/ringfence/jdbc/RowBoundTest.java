package dev.ringfence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowBoundTest {
    private static long bound(Dialect dialect, String sql) {
        Statement statement = SqlAnalyzer.of(dialect).analyze(sql).statements().get(0);
        return RowBound.of(statement, dialect, sql);
    }

    @Test
    void insert_writtenOut_isBoundByItsRows() {
        assertThat(bound(Dialect.POSTGRESQL, "INSERT INTO t VALUES (1)")).isEqualTo(1);
        assertThat(bound(Dialect.POSTGRESQL, "INSERT INTO t (a, b) VALUES (?, ?), (?, ?)"))
                .isEqualTo(2);
        assertThat(bound(Dialect.POSTGRESQL, "INSERT INTO price (valid_from, width) VALUES (now(), coalesce(?, 1))"))
                .as("words within names are no sources, and PostgreSQL's own functions give one value")
                .isEqualTo(1);
        assertThat(bound(Dialect.MYSQL, "INSERT INTO t VALUES (uuid_of(?))"))
                .as("no function there gives a set")
                .isEqualTo(1);
        assertThat(bound(Dialect.H2, "INSERT INTO t VALUES 1, 2, (3), 4"))
                .as("H2 takes rows without parentheses")
                .isEqualTo(4);
        assertThat(bound(Dialect.POSTGRESQL, "INSERT INTO t VALUES ('((('), (')')"))
                .isEqualTo(2);
        assertThat(bound(Dialect.MYSQL, "REPLACE INTO t VALUES (1), (2)"))
                .as("a replaced row counts twice")
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t SELECT 1",
                "INSERT INTO t TABLE u",
                "INSERT INTO t SELECT\"a\"FROM\"values\"",
                "INSERT INTO t (a) VALUES (public.now())",
                "INSERT INTO t VALUES (mine(1))",
                "INSERT INTO t VALUES (generate_series (1, 100000))",
                "INSERT INTO t VALUES (\"now\"())",
                "INSERT INTO t VALUES (generate_series(1, 100000))",
                "INSERT INTO t VALUES (')', generate_series(1, 100000))",
                "INSERT INTO t VALUES (E'\\'', generate_series(1, 100000))",
                "INSERT INTO t VALUES ($$'$$, generate_series(1, 100000))",
                "INSERT INTO t VALUES (1 /* ' */, generate_series(1, 100000))",
                "INSERT INTO t VALUES ((SELECT 1))",
                "UPDATE t SET a = 1 WHERE b = 1",
                "DELETE FROM t WHERE a = 1"
            })
    void rows_fromAnywhereElse_haveNoBound(String sql) {
        assertThat(bound(Dialect.POSTGRESQL, sql)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void sum_withoutBound_staysWithout() {
        assertThat(RowBound.sum(2, 3)).isEqualTo(5);
        assertThat(RowBound.sum(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(RowBound.sum(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }
}
