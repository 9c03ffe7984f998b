package dev.ringfence.testing;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.RequiresTier;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;

/** What the snippets of the documentation take for granted: a pool, a shop, two databases. */
public class SnippetWorld {
    protected static final Instant cutoff = Instant.parse("2026-01-01T00:00:00Z");
    protected static final DataSource pool = H2.createDatabase();
    protected static final DataSource production = H2.createDatabase();
    protected static final DataSource staging = H2.createDatabase();
    private static final String[] SCHEMA = {
        "CREATE TABLE customer (id BIGINT PRIMARY KEY, name VARCHAR(100), email VARCHAR(200) UNIQUE, note VARCHAR(500))",
        "CREATE TABLE visit (id BIGINT PRIMARY KEY, at TIMESTAMP)",
    };

    static {
        try {
            DeploymentEnvironment above = environment(Tier.PRODUCTION);
            DatastoreStamps.of(production, above).stamp("release 1", "first start");
            DatastoreStamps.of(staging, environment(Tier.STAGING)).stamp("release 1", "first start");
            for (DataSource database : new DataSource[] {pool, production, staging}) {
                Sql.execute(database, SCHEMA);
            }
            for (DataSource database : new DataSource[] {pool, production}) {
                Sql.execute(
                        database,
                        "INSERT INTO customer SELECT x, 'Ada Real ' || x, 'ada' || x || '@real.co', 'write to ada' || x"
                                + " || '@real.co' FROM SYSTEM_RANGE(1, 20)",
                        "INSERT INTO visit SELECT x, TIMESTAMP '2025-06-01 00:00:00' FROM SYSTEM_RANGE(1, 800)");
            }
        } catch (SQLException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    private static DeploymentEnvironment environment(Tier tier) {
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.recorded().build(), "the documentation needs two environments")
                .explicit(tier.label())
                .resolve();
    }

    /** A service with an annotated method. */
    public interface Mailing {
        @RequiresTier(Tier.PRODUCTION)
        int send();
    }

    /** Application code that knows nothing of Ringfence. */
    public static final class Shop {
        private final DataSource db;

        public Shop(DataSource db) {
            this.db = db;
        }

        public int purge(Instant before) {
            try (Connection connection = db.getConnection();
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM visit WHERE at < ?")) {
                delete.setTimestamp(1, Timestamp.from(before));
                return delete.executeUpdate();
            } catch (SQLException failure) {
                throw new IllegalStateException("purge failed", failure);
            }
        }

        public int forgetEverybody() {
            try (Connection connection = db.getConnection();
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM customer")) {
                return delete.executeUpdate();
            } catch (SQLException failure) {
                throw new IllegalStateException("forgetting failed", failure);
            }
        }
    }
}
