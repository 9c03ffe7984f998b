package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.failure.ConnectionLoss;
import dev.ringfence.refresh.failure.VerificationFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The triggers of the target while its tables are exchanged. A table that has some cannot leave its database, and no
 * statement takes one to another table: so they are dropped in the moment before, and made anew on what is shown, which did
 * not fire them while it was filled. What is to be made is written to the next database first: of a run that dies in
 * between, the one that follows makes them.
 */
record MySqlTriggers(Connection target, MySqlShadow shadow) {
    static final String TABLE = "ringfence_trigger";

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

    /** Drops all of them, when it is written what they are. */
    void takeAway() throws SQLException {
        List<MySqlTrigger> triggers = MySqlTrigger.read(target);
        remember(triggers);
        for (MySqlTrigger trigger : triggers) {
            MySqlTrigger.drop(target, shadow.database(), trigger.name());
        }
    }

    private void remember(List<MySqlTrigger> triggers) throws SQLException {
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

    /** Makes those that were taken away and are not there; false if none ever were. */
    boolean makeAgain() throws SQLException {
        if (!shadow.has(target, shadow.next(), TABLE)) {
            return false;
        }
        Set<String> there = new HashSet<>();
        MySqlTrigger.read(target).forEach(trigger -> there.add(trigger.name()));
        for (MySqlTrigger trigger : remembered()) {
            if (!there.contains(trigger.name())) {
                trigger.create(target, shadow.database());
            }
        }
        DatabaseEngine.execute(target, "DROP TABLE " + new TableName(shadow.next(), TABLE).quoted());
        return true;
    }
}
