package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A trigger as the catalog tells it, of which the same one can be made. Those of a table come in the order in which they
 * fire, so that none has to name another.
 *
 * @param table that it belongs to
 * @param when such as {@code BEFORE INSERT}
 * @param definer in whose name it runs, in backquotes
 * @param mode the {@code sql_mode} that its text is read with
 * @param charset what its text was written in
 * @param collation of the texts within
 * @param database the collation that the database had
 * @param body the statement that it runs
 */
record MySqlTrigger(
        TableName table,
        String name,
        String when,
        String definer,
        String mode,
        String charset,
        String collation,
        String database,
        String body) {
    private static final String OF_USERS = "SELECT EVENT_OBJECT_TABLE, TRIGGER_NAME, CONCAT(ACTION_TIMING, ' ',"
            + " EVENT_MANIPULATION), DEFINER, SQL_MODE, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, DATABASE_COLLATION,"
            + " ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND"
            + " LEFT(EVENT_OBJECT_TABLE, 10) <> 'ringfence_' ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING,"
            + " EVENT_MANIPULATION, ACTION_ORDER";

    /** Newer servers have triggers of several events, which are told in other words. */
    private static final Set<String> SIMPLE =
            Set.of("BEFORE INSERT", "BEFORE UPDATE", "BEFORE DELETE", "AFTER INSERT", "AFTER UPDATE", "AFTER DELETE");

    /** Those of the users' tables of a connection's database. */
    static List<MySqlTrigger> read(Connection connection) throws SQLException {
        List<MySqlTrigger> triggers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OF_USERS)) {
            while (row.next()) {
                triggers.add(new MySqlTrigger(
                        new TableName("", row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        account(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)));
            }
        }
        for (int i = 0; i < triggers.size(); i++) {
            if (triggers.get(i).body().indexOf('?') >= 0) {
                triggers.set(i, triggers.get(i).whole(connection));
            }
        }
        return triggers;
    }

    /** The catalog shows characters beyond the first 65,536 as question marks; the statement that made it has them. */
    private MySqlTrigger whole(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TRIGGER " + TableName.quoted(name))) {
            row.next();
            int[] shown = body.codePoints().toArray();
            int[] all = row.getString(3).codePoints().toArray();
            int before = all.length - shown.length;
            for (int i = 0; i < shown.length; i++) {
                if (before < 0 || !isShown(all[before + i], shown[i])) {
                    throw new SQLException("the catalog tells of the trigger " + name + " in two ways", "HY000");
                }
            }
            return new MySqlTrigger(
                    table,
                    name,
                    when,
                    definer,
                    mode,
                    charset,
                    collation,
                    database,
                    new String(all, before, shown.length));
        }
    }

    private static boolean isShown(int character, int as) {
        return character == as || (character > 0xFFFF && as == '?');
    }

    /** {@code user@host} as a statement takes it; a role has no host. */
    private static String account(String definer) {
        int at = definer.lastIndexOf('@');
        return at < 0
                ? backquoted(definer)
                : backquoted(definer.substring(0, at)) + "@" + backquoted(definer.substring(at + 1));
    }

    /** In backquotes, whatever the mode that the statement is read with. */
    private static String backquoted(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    boolean isSimple() {
        return SIMPLE.contains(when);
    }

    /** Drivers speak UTF-8 alone; the texts within keep their collation in any case. */
    boolean keepsCharset() {
        return charset.startsWith("utf8");
    }

    /** Makes it in a database, for the table of its name there. */
    void create(Connection connection, String inDatabase) throws SQLException {
        String client = keepsCharset() ? charset : "utf8mb4";
        DatabaseEngine.execute(
                connection,
                "SET @ringfence_mode = @@SESSION.sql_mode, @ringfence_client = @@SESSION.character_set_client,"
                        + " @ringfence_mixed = @@SESSION.collation_connection");
        DatabaseEngine.execute(
                connection,
                "SET sql_mode = '" + mode + "', character_set_client = " + client + ", collation_connection = "
                        + collation);
        try {
            MySqlExclusive.run(
                    connection,
                    "CREATE DEFINER = " + definer + " TRIGGER " + backquoted(inDatabase) + "." + backquoted(name) + " "
                            + when + " ON " + backquoted(inDatabase) + "." + backquoted(table.name())
                            + " FOR EACH ROW " + body);
        } finally {
            DatabaseEngine.execute(
                    connection,
                    "SET sql_mode = @ringfence_mode, character_set_client = @ringfence_client, collation_connection ="
                            + " @ringfence_mixed");
        }
    }

    static void drop(Connection connection, String inDatabase, String name) throws SQLException {
        MySqlExclusive.run(
                connection, "DROP TRIGGER IF EXISTS " + TableName.quoted(inDatabase) + "." + TableName.quoted(name));
    }
}
