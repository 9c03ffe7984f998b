package dev.ringfence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a statement of the shipped scripts. */
class ShippedStatementsTest {
    private static List<String> statements(String script) throws IOException {
        try (InputStream in = StoreTables.class.getResourceAsStream("/" + script)) {
            return Arrays.stream(new String(in.readAllBytes(), UTF_8).split(";\\s*\\n", -1))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ringfence-db/h2/R__ringfence_state.sql",
                "ringfence-db/h2/R__ringfence_audit.sql",
                "ringfence-db/postgresql/R__ringfence_state.sql",
                "ringfence-db/postgresql/R__ringfence_audit.sql",
                "ringfence-db/postgresql/R__ringfence_attestation.sql",
                "ringfence-db/mariadb/R__ringfence_audit.sql",
                "ringfence-undo/postgresql/R__ringfence_undo.sql"
            })
    void statements_ofScripts_areShippedHoweverToolsHandThemOn(String script) throws IOException {
        List<String> statements = statements(script);
        assertThat(statements).hasSizeGreaterThan(1);
        for (String sql : statements) {
            assertThat(StoreTables.ships(sql)).as(sql).isTrue();
            assertThat(StoreTables.ships("\n" + sql.replace("\n", "\r\n\t") + " ;"))
                    .isTrue();
            assertThat(StoreTables.ships("-- a comment\n" + sql)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "DELETE FROM ringfence.state_entry",
                "INSERT INTO ringfence.table_version (component, table_version, oldest_reader) VALUES ('state', 9, 9)",
                "DROP SCHEMA ringfence",
                "CREATE SCHEMA IF NOT EXISTS ringfence; DROP SCHEMA ringfence",
                "CREATE SCHEMA IF NOT EXISTS ringfence --; DROP SCHEMA ringfence",
                "CREATE SCHEMA IF NOT EXISTS Ringfence"
            })
    void otherStatements_areNot(String sql) {
        assertThat(StoreTables.ships(sql)).isFalse();
    }
}
