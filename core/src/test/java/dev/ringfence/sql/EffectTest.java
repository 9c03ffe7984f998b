package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectTest {
    private static StatementAnalysis analysis(Dialect dialect, String sql) {
        return SqlAnalyzer.of(dialect).analyze(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "POSTGRESQL | SELECT nextval('s') | [SEQUENCE]",
                "POSTGRESQL | SELECT NEXT VALUE FOR s | [SEQUENCE]",
                "POSTGRESQL | SELECT pg_catalog.set_config('a.b', 'c', false) | [SETTING]",
                "POSTGRESQL | SELECT lo_unlink(1) | [LARGE_OBJECT]",
                "POSTGRESQL | SELECT pg_terminate_backend(1) | [SESSIONS]",
                "POSTGRESQL | SELECT pg_advisory_lock(1) | [NAMED_LOCK]",
                "POSTGRESQL | SELECT pg_reload_conf() | [SERVER]",
                "POSTGRESQL | SELECT dblink_exec('c', 'x') | [REMOTE]",
                "POSTGRESQL | SELECT query_to_xml('x', true, true, '') | [RUNS_TEXT]",
                "POSTGRESQL | SELECT pg_notify('a', 'b') | [NOTIFIES]",
                "POSTGRESQL | NOTIFY a | [NOTIFIES]",
                "POSTGRESQL | SELECT create_hypertable('t', 'c') | [STRUCTURE]",
                "POSTGRESQL | SELECT pg_sleep(1) | [WAITS]",
                "POSTGRESQL | SELECT pg_read_file('a') | [READS_FILE]",
                "POSTGRESQL | SELECT 1 FROM t FOR KEY SHARE | [LOCKS_ROWS]",
                "POSTGRESQL | COPY t TO PROGRAM 'a' | [PROGRAM]",
                "POSTGRESQL | COPY t TO '/a' | [WRITES_FILE]",
                "POSTGRESQL | COPY t FROM PROGRAM 'a' | [PROGRAM]",
                "POSTGRESQL | COPY t FROM STDIN | []",
                "POSTGRESQL | SET session_replication_role = replica | [SAFETY]",
                "POSTGRESQL | SET LOCAL row_security = off | [SAFETY]",
                "POSTGRESQL | SET ROLE admin | [SAFETY]",
                "POSTGRESQL | RESET ALL | [SAFETY]",
                "POSTGRESQL | SET TRANSACTION READ WRITE | [SAFETY]",
                "POSTGRESQL | BEGIN READ WRITE | [SAFETY]",
                "POSTGRESQL | BEGIN READ ONLY | []",
                "POSTGRESQL | SET search_path = a | []",
                "POSTGRESQL | SELECT 1 | []",
                "MYSQL | SET sql_safe_updates = 0 | [SAFETY]",
                "MYSQL | SET @@session.sql_safe_updates = 0 | [SAFETY]",
                "MYSQL | SET @@foreign_key_checks = 0 | [SAFETY]",
                "MYSQL | SET a = 1, unique_checks = 0 | [SAFETY]",
                "MYSQL | SET NAMES utf8mb4 | []",
                "MYSQL | SELECT GET_LOCK('a', 1) | [NAMED_LOCK]",
                "MYSQL | SELECT LOAD_FILE('a') | [READS_FILE]",
                "MYSQL | SELECT SLEEP(1) | [WAITS]",
                "MYSQL | SELECT 1 INTO OUTFILE 'a' | [WRITES_FILE]",
                "MYSQL | SELECT 1 FROM t LOCK IN SHARE MODE | [LOCKS_ROWS]",
                "MYSQL | KILL 1 | [SESSIONS]",
                "H2 | CALL FILE_WRITE('a', 'b') | []",
                "H2 | SELECT CSVWRITE('a', 'b') | [WRITES_FILE]",
                "H2 | SELECT LINK_SCHEMA('a', 'b', 'c', 'd', 'e', 'f') | [STRUCTURE]",
                "ANSI | SELECT * FROM OPENQUERY(s, 'DELETE FROM t') | [REMOTE]"
            })
    void effects_ofBuiltInFunctionsAndClauses_areTold(Dialect dialect, String sql, String effects) {
        Statement statement = analysis(dialect, sql).statements().get(0);
        assertThat(statement.effects()).asString().isEqualTo(effects);
        boolean writes = statement.effects().stream().anyMatch(Effect::writes);
        assertThat(statement.kind().reads() && writes).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "BEGIN, BEGIN",
        "START TRANSACTION READ ONLY, BEGIN",
        "COMMIT, COMMIT",
        "END, COMMIT",
        "PREPARE TRANSACTION 'a', COMMIT",
        "ROLLBACK, ROLLBACK",
        "ABORT, ROLLBACK",
        "ROLLBACK TO a, SAVEPOINT",
        "ROLLBACK WORK TO SAVEPOINT a, SAVEPOINT",
        "SAVEPOINT a, SAVEPOINT",
        "RELEASE a, SAVEPOINT",
        "SET TRANSACTION READ ONLY, MODE",
        "SELECT 1, "
    })
    void step_ofATransaction_isTold(String sql, TransactionStep step) {
        assertThat(analysis(Dialect.POSTGRESQL, sql).statements().get(0).step().orElse(null))
                .isEqualTo(step);
    }

    @Test
    void transaction_leftByOneOfSeveral_isTold() {
        assertThat(analysis(Dialect.POSTGRESQL, "COMMIT; DELETE FROM t; SELECT 1")
                        .leavesTransaction())
                .isTrue();
        assertThat(analysis(Dialect.POSTGRESQL, "SELECT 1; ROLLBACK").leavesTransaction())
                .isTrue();
        assertThat(analysis(Dialect.POSTGRESQL, "ROLLBACK TO a").leavesTransaction())
                .isFalse();
        assertThat(analysis(Dialect.POSTGRESQL, "CREATE TABLE t (id int)").leavesTransaction())
                .isFalse();
        assertThat(analysis(Dialect.MYSQL, "CREATE TABLE t (id int)").leavesTransaction())
                .isTrue();
        assertThat(analysis(Dialect.MYSQL, "BEGIN").leavesTransaction()).isTrue();
        assertThat(analysis(Dialect.MYSQL, "UPDATE t SET a = 1 WHERE b = 2").leavesTransaction())
                .isFalse();
    }
}
