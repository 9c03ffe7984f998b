package dev.ringfence.jdbc.stamp;

import dev.ringfence.environment.DeploymentEnvironment;
import java.time.Clock;
import javax.sql.DataSource;

/** Stamps of a process whose clock is not this one's, for tests of other packages. */
public final class DatedStamps {
    private DatedStamps() {}

    public static DatastoreStamps of(DataSource dataSource, DeploymentEnvironment here, Clock clock) {
        return DatastoreStamps.of(dataSource, here).withClock(clock);
    }
}
