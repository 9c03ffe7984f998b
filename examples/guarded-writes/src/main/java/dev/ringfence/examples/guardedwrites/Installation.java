package dev.ringfence.examples.guardedwrites;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.guardedwrites.shop.ShopTables;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.store.StoreTables;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The first day of a database: its stamp, its tables and ours. The library makes none unless it is told to. */
final class Installation {
    private Installation() {}

    static void run(DeploymentEnvironment here, DataSource driver) throws SQLException {
        DatastoreStamps.of(driver, here).stamp("example", "the shop's first day");
        ShopTables.create(driver);
        StoreTables.create(driver);
    }
}
