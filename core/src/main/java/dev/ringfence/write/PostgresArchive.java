package dev.ringfence.write;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * When PostgreSQL last archived its log: everything committed before can be had back by point-in-time recovery, given a
 * base backup that is older. Source: PostgreSQL's documentation, 28.2 "pg_stat_archiver".
 *
 * <p>Not guaranteed: that there is such a base backup, or that the archive can be read. Any role may ask. Safe for use by
 * many threads.
 */
public final class PostgresArchive implements BackupProbe {
    private static final int TIMEOUT_SECONDS = 5;

    private final DataSource unguarded;

    private PostgresArchive(DataSource unguarded) {
        this.unguarded = Objects.requireNonNull(unguarded, "unguarded");
    }

    /** Asks the server of a datasource; give it one that is not guarded, so that asking is no write's business. */
    public static PostgresArchive of(DataSource unguarded) {
        return new PostgresArchive(unguarded);
    }

    /** Empty if nothing was archived since the server's statistics were reset. */
    @Override
    public Optional<Instant> newest() {
        try (Connection connection = unguarded.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            try (ResultSet row = statement.executeQuery("SELECT last_archived_time FROM pg_catalog.pg_stat_archiver")) {
                return row.next()
                        ? Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("'pg_stat_archiver' must be readable but is not", failed);
        }
    }
}
