package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The triggers of the target while its tables are exchanged. No statement takes one to another table, so they are made anew
 * on the filled tables once those are shown, which do not fire them while they are filled. What is to be made is written to
 * the next database before: a run that dies in between leaves it to the run that follows.
 */
record MySqlTriggers(Connection target, MySqlShadow shadow) {
    private static final String TABLE = "ringfence_trigger";

    /** Tries whether this user may make them, of tables that nobody sees. */
    void rehearse(List<MySqlTrigger> triggers) throws SQLException {
        for (MySqlTrigger trigger : triggers) {
            try {
                trigger.create(target, shadow.next());
                MySqlTrigger.drop(target, shadow.next(), trigger.name());
            } catch (SQLException refused) {
                if (ConnectionLoss.is(refused)) {
                    throw refused;
                }
                // Messages of the server quote statements.
                throw new VerificationFailure(List.of(VerificationResult.failed(
                        "triggers",
                        trigger.table(),
                        "this user cannot make the trigger " + trigger.name() + " of " + trigger.table()
                                + " again, in the name of " + trigger.definer() + ": error "
                                + refused.getErrorCode() + "; it needs TRIGGER, and SET USER or SET_ANY_DEFINER")));
            }
        }
    }

    /** Remembers what is to be made. */
    void remember(List<MySqlTrigger> triggers) throws SQLException {
        String table = new TableName(shadow.next(), TABLE).quoted();
        DatabaseEngine.execute(target, "DROP TABLE IF EXISTS " + table);
        DatabaseEngine.execute(
                target,
                "CREATE TABLE " + table + " (number int PRIMARY KEY, table_name varchar(64), name varchar(64),"
                        + " happens varchar(40), definer varchar(400), mode varchar(4000), charset varchar(64),"
                        + " collation varchar(64), of_database varchar(64), body longtext) ENGINE=InnoDB CHARACTER SET"
                        + " utf8mb4 COLLATE utf8mb4_bin");
        try (PreparedStatement insert =
                target.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < triggers.size(); i++) {
                MySqlTrigger trigger = triggers.get(i);
                insert.setInt(1, i);
                insert.setString(2, trigger.table().name());
                insert.setString(3, trigger.name());
                insert.setString(4, trigger.when());
                insert.setString(5, trigger.definer());
                insert.setString(6, trigger.mode());
                insert.setString(7, trigger.charset());
                insert.setString(8, trigger.collation());
                insert.setString(9, trigger.database());
                insert.setString(10, trigger.body());
                insert.executeUpdate();
            }
        }
    }

    private List<MySqlTrigger> remembered() throws SQLException {
        List<MySqlTrigger> triggers = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("SELECT table_name, name, happens, definer, mode, charset,"
                        + " collation, of_database, body FROM " + new TableName(shadow.next(), TABLE).quoted()
                        + " ORDER BY number")) {
            while (row.next()) {
                triggers.add(new MySqlTrigger(
                        new TableName("", row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)));
            }
        }
        return triggers;
    }

    /** Makes what is remembered and not there yet: the old tables lose a trigger when the new ones gain it. */
    void make() throws SQLException {
        Map<String, String> there = new HashMap<>();
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE FROM"
                        + " information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()")) {
            while (row.next()) {
                there.put(row.getString(1), row.getString(2));
            }
        }
        for (MySqlTrigger trigger : remembered()) {
            if (!Objects.equals(there.get(trigger.name()), trigger.table().name())) {
                MySqlTrigger.drop(target, shadow.database(), trigger.name());
                trigger.create(target, shadow.database());
            }
        }
    }
}
