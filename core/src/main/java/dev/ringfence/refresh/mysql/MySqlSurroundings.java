package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.plan.PlanItem;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands around the tables of a database of MariaDB or MySQL. Views, routines, events and rights name tables, and so
 * find those that took the name; triggers belong to tables.
 */
final class MySqlSurroundings {
    private static final String BY_NAME = "SELECT 'SWAPPED', CONCAT('view ', TABLE_NAME), 'reads the new rows' FROM"
            + " information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()"
            + " UNION ALL SELECT 'ADVANCED', CONCAT('sequence ', TABLE_NAME), 'the source''s next number' FROM"
            + " information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SEQUENCE'"
            + " UNION ALL SELECT 'LEFT_ALONE', 'tables ringfence_*',"
            + " 'stamp, attestations and what else the safeguards keep' FROM information_schema.TABLES"
            + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE 'ringfence\\_%' HAVING count(*) > 0"
            + " UNION ALL SELECT 'LEFT_ALONE', 'functions and procedures',"
            + " CONCAT(count(*), ', which read the new rows by name') FROM information_schema.ROUTINES"
            + " WHERE ROUTINE_SCHEMA = DATABASE() HAVING count(*) > 0"
            + " UNION ALL SELECT 'LEFT_ALONE', 'rights on single tables', CONCAT(count(DISTINCT GRANTEE), ' users keep"
            + " them by name') FROM information_schema.TABLE_PRIVILEGES WHERE TABLE_SCHEMA = DATABASE()"
            + " HAVING count(*) > 0 ORDER BY 1, 2";

    private static final String EVENTS =
            "SELECT 'LEFT_ALONE', 'events', CONCAT(count(*), ', which find the new rows by name') FROM"
                    + " information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() HAVING count(*) > 0";

    /** A server that is started without a scheduler refuses to tell of events. */
    private static final String HAS_EVENTS = "SELECT @@GLOBAL.event_scheduler <> 'DISABLED'";

    private MySqlSurroundings() {}

    static List<PlanItem> read(Connection target) throws SQLException {
        List<PlanItem> items = new ArrayList<>();
        add(target, BY_NAME, items);
        if (TargetChecks.number(target, HAS_EVENTS) == 1) {
            add(target, EVENTS, items);
        }
        for (MySqlTrigger trigger : MySqlTrigger.read(target)) {
            items.add(new PlanItem(
                    PlanItem.Fate.SWAPPED,
                    Optional.of(trigger.table()),
                    "trigger " + trigger.name(),
                    "made again behind the load, in the name of " + trigger.definer()
                            + (trigger.keepsCharset()
                                    ? ""
                                    : ", in the character set utf8mb4 instead of " + trigger.charset())));
        }
        return items;
    }

    private static void add(Connection target, String query, List<PlanItem> items) throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                items.add(new PlanItem(
                        PlanItem.Fate.valueOf(row.getString(1)), Optional.empty(), row.getString(2), row.getString(3)));
            }
        }
    }
}
