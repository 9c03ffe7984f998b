package dev.ringfence.jdbc.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextColumnScanIT {
    private static List<String> scan(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return PlausibilityScan.standard().scan(connection).stream()
                    .map(suspect -> suspect.toString().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    private static DataSource masked(TestDatabase kind) throws SQLException {
        DataSource database = kind.create();
        Sql.execute(
                database,
                "CREATE TABLE customer (id int PRIMARY KEY, email varchar(80), note varchar(400), name varchar(80))",
                "INSERT INTO customer VALUES (1, 'a@example.com', 'call (212) 555-0123', 'Ada'), (2, NULL, '', 'x')");
        return database;
    }

    @ParameterizedTest
    @EnumSource
    void scan_madeValuesOnly_findsNothingAndTheCopyIsAdmitted(TestDatabase kind) throws SQLException {
        DataSource database = masked(kind);
        assertThat(scan(database)).isEmpty();
        DatastoreStamps stamps = DatastoreStamps.of(database, Environments.of(Tier.STAGING));
        assertThat(stamps.stamp(DataClass.SANITIZED, "ops", "masked by another tool")
                        .dataClass())
                .isEqualTo(DataClass.SANITIZED);
        // Nor does the stamp's own table count.
        assertThat(scan(database)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void scan_plausibleValues_areCountedByColumnAndTheStampIsRefused(TestDatabase kind) throws SQLException {
        DataSource database = masked(kind);
        Sql.execute(
                database,
                "INSERT INTO customer VALUES (3, 'ada@engine.org', 'card 4485 2757 4230 8327', 'Ada')",
                "INSERT INTO customer VALUES (4, 'eve@engine.org', NULL, 'Eve')");
        assertThat(scan(database))
                .hasSize(2)
                .anyMatch(column -> column.endsWith("customer.email 2 of 4"))
                .anyMatch(column -> column.endsWith("customer.note 1 of 4"));
        assertThatExceptionOfType(AdmissionDeniedException.class)
                .isThrownBy(() -> DatastoreStamps.of(database, Environments.of(Tier.STAGING))
                        .stamp(DataClass.SANITIZED, "ops", "masked by another tool"))
                .satisfies(denied -> assertThat(denied.refusal().rule()).isEqualTo("stamp.plausible-values"))
                .withMessageNotContaining("engine.org");
    }
}
