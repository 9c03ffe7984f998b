package dev.ringfence.examples.story.database;

import java.io.IOException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A production and a staging database, both gone after {@link #close()}. */
public sealed interface Databases extends AutoCloseable permits H2Files, PostgresServer {
    /** Which product, with its version, in a few words. */
    String product();

    /** Production's JDBC URL. It holds no secret. */
    String productionUrl();

    /** Staging's. */
    String stagingUrl();

    /** The driver's own DataSource for production: unguarded, not pooled. */
    default DataSource production() {
        return at(productionUrl());
    }

    /** The same for staging. */
    default DataSource staging() {
        return at(stagingUrl());
    }

    /** The driver's own DataSource for a URL. */
    static DataSource at(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(jdbcUrl);
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(jdbcUrl);
        // Several rows in one INSERT, about three times as fast.
        postgres.setReWriteBatchedInserts(true);
        return postgres;
    }

    @Override
    void close() throws IOException;
}
