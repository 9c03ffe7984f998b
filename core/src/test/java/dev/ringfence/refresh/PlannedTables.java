package dev.ringfence.refresh;

import dev.ringfence.refresh.plan.PlannedRefresh;
import java.sql.SQLException;

/** What a plan holds besides what it shows, for tests of those who carry it out. */
public final class PlannedTables {
    private PlannedTables() {}

    public static PlannedRefresh of(EnvironmentRefresh refresh) throws SQLException {
        return refresh.plan().planned();
    }
}
