package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.audit.Actor;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PostgresArchiveIT {

    private static Optional<?> missing(PostgresArchive archive, Instant at) {
        Write write = Write.sql("purge");
        return RecoveryPoint.within(Duration.ofHours(1), archive)
                .unmet(new WriteAttempt(write, Actor.human("ada"), Environments.PRODUCTION, at));
    }

    @Test
    void archive_thatIsOff_isNoRecoveryPoint() throws SQLException {
        PostgresArchive archive = PostgresArchive.of(PostgresServer.superuser(PostgresServer.createDatabase()));

        assertThat(archive.newest()).isEmpty();
        assertThat(missing(archive, Instant.now())).isPresent();
    }

    @Test
    void archive_thatRuns_isARecoveryPointForAsLongAsAsked() throws IOException, SQLException {
        try (EmbeddedPostgres server = PostgresServer.builder()
                .setServerConfig("archive_mode", "on")
                .setServerConfig("archive_command", "true")
                .start()) {
            PostgresArchive archive = PostgresArchive.of(server.getPostgresDatabase());
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t AS SELECT 1 AS a");
                statement.execute("SELECT pg_switch_wal()");
                while (archive.newest().isEmpty()) {
                    statement.execute("SELECT pg_sleep(0.1)");
                }
            }
            Instant archived = archive.newest().orElseThrow();
            assertThat(missing(archive, archived.plus(Duration.ofMinutes(59)))).isEmpty();
            assertThat(missing(archive, archived.plus(Duration.ofMinutes(61)))).isPresent();
        }
    }

    @Test
    void archive_ofAnotherEngine_cannotBeAsked() {
        PostgresArchive archive = PostgresArchive.of(H2.createDatabase());

        assertThatThrownBy(archive::newest)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'pg_stat_archiver' must be readable but is not");
    }
}
