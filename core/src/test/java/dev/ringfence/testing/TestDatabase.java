package dev.ringfence.testing;

import java.sql.SQLException;
import javax.sql.DataSource;

/** The databases that every database test runs on. */
public enum TestDatabase {
    H2_NATIVE,
    H2_AS_POSTGRESQL,
    POSTGRESQL,
    MARIADB;

    /** A new, empty database, with a user who may do everything in it. */
    public DataSource create() throws SQLException {
        return switch (this) {
            case H2_NATIVE -> H2.createDatabase();
            case H2_AS_POSTGRESQL -> H2.createDatabase("MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
            case POSTGRESQL -> PostgresServer.superuser(PostgresServer.createDatabase());
            case MARIADB -> MariaDbServer.administrator(MariaDbServer.createDatabase());
        };
    }

    /** The name of the table that holds the stamp. */
    public String stampTable() {
        return switch (this) {
            case H2_NATIVE, H2_AS_POSTGRESQL -> "\"ringfence\".\"datastore_stamp\"";
            case POSTGRESQL -> "ringfence.datastore_stamp";
            case MARIADB -> "ringfence_datastore_stamp";
        };
    }
}
