package dev.ringfence.refresh;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table that a filled one replaces, and where it goes: to the past database, or, since a table with triggers cannot leave
 * its database, to another name in its own until it has none.
 *
 * @param parked that name
 */
record MySqlMove(TableName table, Optional<String> parked) {
    private static final String TABLE = "ringfence_move";
    private static final String PARKED = "ringfence_past_";

    static MySqlMove of(TableName table) {
        return new MySqlMove(table, Optional.empty());
    }

    /** Of the tables of a plan. */
    static List<MySqlMove> of(List<TablePlan> plans, List<MySqlTrigger> triggers) {
        List<MySqlMove> moves = new ArrayList<>();
        for (TablePlan plan : plans) {
            TableName table = plan.table().name();
            boolean fires = triggers.stream().anyMatch(trigger -> trigger.table().equals(table));
            moves.add(new MySqlMove(table, fires ? Optional.of(PARKED + moves.size()) : Optional.empty()));
        }
        return moves;
    }

    TableName away(MySqlShadow shadow) {
        return parked.map(name -> new TableName(shadow.database(), name)).orElse(shadow.past(table));
    }

    /** Parts of a RENAME TABLE that show the filled table. */
    String forth(MySqlShadow shadow) {
        return exchange(shadow, away(shadow), shadow.next(table));
    }

    /** Parts of one that takes it back. */
    String back(MySqlShadow shadow) {
        return exchange(shadow, shadow.next(table), away(shadow));
    }

    private String exchange(MySqlShadow shadow, TableName leaves, TableName comes) {
        String present = shadow.present(table).quoted();
        return present + " TO " + leaves.quoted() + ", " + comes.quoted() + " TO " + present;
    }

    static void remember(Connection target, MySqlShadow shadow, List<MySqlMove> moves) throws SQLException {
        String table = new TableName(shadow.next(), TABLE).quoted();
        DatabaseEngine.execute(target, "DROP TABLE IF EXISTS " + table);
        DatabaseEngine.execute(
                target,
                "CREATE TABLE " + table + " (table_name varchar(64) PRIMARY KEY, parked varchar(64)) ENGINE=InnoDB"
                        + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        try (PreparedStatement insert = target.prepareStatement("INSERT INTO " + table + " VALUES (?, ?)")) {
            for (MySqlMove move : moves) {
                insert.setString(1, move.table().name());
                insert.setString(2, move.parked().orElse(null));
                insert.executeUpdate();
            }
        }
    }

    static List<MySqlMove> remembered(Connection target, MySqlShadow shadow) throws SQLException {
        List<MySqlMove> moves = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("SELECT table_name, parked FROM "
                        + new TableName(shadow.next(), TABLE).quoted() + " ORDER BY table_name")) {
            while (row.next()) {
                moves.add(new MySqlMove(new TableName("", row.getString(1)), Optional.ofNullable(row.getString(2))));
            }
        }
        return moves;
    }
}
