package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.base.Decision;
import dev.ringfence.sql.Dialect;
import dev.ringfence.sql.SqlAnalyzer;
import dev.ringfence.testing.Environments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session keeps for itself is no structure that others rely on. */
class TemporaryTableTest {
    private final WriteGuard guard = WriteGuard.enforcing(Environments.PRODUCTION);

    private Decision decide(Dialect dialect, String sql) {
        return guard.decide(SqlAnalyzer.of(dialect).analyze(sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H2 | create global temporary table HT_VETS(id uuid not null, primary key (id)) TRANSACTIONAL",
                "H2 | create local temporary table if not exists HT_VETS (id uuid) on commit drop",
                "POSTGRESQL | create temporary table if not exists ht_vets (id uuid) on commit drop",
                "POSTGRESQL | CREATE TEMP TABLE ids AS SELECT id FROM vets WHERE name = ?",
                "MYSQL | create temporary table if not exists HT_vets (id binary(16)) engine = memory",
                "MYSQL | drop temporary table HT_vets",
                "MYSQL | drop temporary table if exists HT_vets",
            })
    void table_ofTheSession_isMadeAndDropped(Dialect dialect, String sql) {
        assertThat(decide(dialect, sql)).isEqualTo(Decision.allowed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H2 | create table temporary (id int) | sql.ddl",
                "H2 | create table HT_VETS (id int) | sql.ddl",
                "H2 | drop table HT_VETS | sql.drop",
                "H2 | create global temporary table t (id int); drop table vets | sql.drop",
                "POSTGRESQL | create unlogged table t (id int) | sql.ddl",
                "POSTGRESQL | create temporary view v as select 1 | sql.ddl",
                "POSTGRESQL | create temp table t as with d as (delete from vets returning id) select id from d"
                        + " | sql.delete-without-where",
                "MYSQL | create or replace temporary table t (id int) | sql.drop",
                "MYSQL | drop table temporary | sql.drop",
                "MYSQL | drop table if exists vets | sql.drop",
            })
    void table_ofEverybody_isHeldAsBefore(Dialect dialect, String sql, String rule) {
        assertThat(decide(dialect, sql))
                .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        held -> assertThat(held.refusal().rule()).isEqualTo(rule));
    }
}
