package dev.ringfence.jdbc.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.jdbc.attestation.DatastoreAttestations;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long statement of the application, or of a refresh, must not end with a time-out of ours. */
class QueryTimeoutTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 77})
    void connection_whoseStampAndAttestationWereRead_hasTheTimeoutThatItHad(int seconds) throws SQLException {
        DataSource database = H2.createDatabase();
        DatastoreStamps.of(database, Environments.PRODUCTION).stamp("test", "a query time-out");
        DatastoreAttestations.createTable(database);
        try (Connection connection = database.getConnection();
                Statement own = connection.createStatement()) {
            own.setQueryTimeout(seconds);
            assertThat(DatastoreStamps.read(connection)).isInstanceOf(StampReading.Stamped.class);
            assertThat(DatastoreAttestations.newest(connection)).isEmpty();

            assertThat(own.getQueryTimeout()).isEqualTo(seconds);
            try (Statement next = connection.createStatement()) {
                assertThat(next.getQueryTimeout()).isEqualTo(seconds);
            }
        }
    }
}
