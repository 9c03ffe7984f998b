package dev.ringfence.refresh.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What stands against filling a database of MariaDB or MySQL, by name. */
final class MySqlObstacles {
    private static final String OTHER_ENGINES =
            "SELECT CONCAT('the %1$s''s table ', TABLE_NAME, ' is of engine ', ENGINE,"
                    + " ' and not of InnoDB: %2$s') FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND"
                    + " TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND LEFT(TABLE_NAME, 10) <> 'ringfence_' AND"
                    + " ENGINE <> 'InnoDB' ORDER BY 1";

    private static final String VERSIONED = "SELECT CONCAT('the %1$s''s table ', TABLE_NAME, ' keeps its history, which"
            + " is not copied') FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE ="
            + " 'SYSTEM VERSIONED' ORDER BY 1";

    private static final String FOREIGN_DATABASES =
            "SELECT DISTINCT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME, ' refers by ',"
                    + " CONSTRAINT_NAME, ' to ', REFERENCED_TABLE_SCHEMA, '.', REFERENCED_TABLE_NAME, ', in another database')"
                    + " FROM information_schema.KEY_COLUMN_USAGE WHERE REFERENCED_TABLE_SCHEMA <> TABLE_SCHEMA AND"
                    + " (TABLE_SCHEMA = DATABASE() OR REFERENCED_TABLE_SCHEMA = DATABASE()) AND"
                    + " LEFT(TABLE_SCHEMA, 10) <> 'ringfence_' ORDER BY 1";

    private MySqlObstacles() {}

    static List<String> objections(Connection source, Connection target) throws SQLException {
        List<String> objections = new ArrayList<>();
        if (!renamesAtOnce(target)) {
            objections.add("the target's server does not rename several tables at once in the face of a crash:"
                    + " MariaDB 10.6 and MySQL 8.0.13 do, and newer ones");
        }
        MySqlShadow shadow = MySqlShadow.of(target);
        if (!shadow.isNamable()) {
            objections.add("the target's database has a name too long for one that begins with ringfence_next_: "
                    + shadow.database());
        }
        objections.addAll(lines(source, OTHER_ENGINES.formatted("source", "no snapshot covers it")));
        objections.addAll(lines(target, OTHER_ENGINES.formatted("target", "it knows no transaction")));
        objections.addAll(lines(source, VERSIONED.formatted("source")));
        objections.addAll(lines(target, VERSIONED.formatted("target")));
        MySqlTrigger.read(target).stream()
                .filter(trigger -> !trigger.isSimple())
                .forEach(trigger -> objections.add("the target's table " + trigger.table() + " has the trigger "
                        + trigger.name() + ", which fires " + trigger.when() + " and cannot be made again"));
        objections.addAll(lines(target, FOREIGN_DATABASES));
        return objections;
    }

    private static boolean renamesAtOnce(Connection target) throws SQLException {
        int major = target.getMetaData().getDatabaseMajorVersion();
        int minor = target.getMetaData().getDatabaseMinorVersion();
        return MySqlSession.isMariaDb(target) ? major > 10 || (major == 10 && minor >= 6) : major >= 8;
    }

    private static List<String> lines(Connection connection, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }
}
