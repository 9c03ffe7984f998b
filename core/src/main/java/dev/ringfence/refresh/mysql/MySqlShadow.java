package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.engine.DatabaseEngine;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The databases beside the target's own: the next one, which is filled, and the past one, where the old tables go.
 *
 * @param database the target's
 */
record MySqlShadow(String database) {
    private static final String NEXT = "ringfence_next_";
    private static final String PAST = "ringfence_past_";

    /** Of identifiers, in characters (MariaDB, "Identifier Names"; MySQL 8.4, 11.2.1). */
    private static final int LONGEST_NAME = 64;

    /** Of the database that the connection stands in. */
    static MySqlShadow of(Connection target) throws SQLException {
        return new MySqlShadow(target.getCatalog());
    }

    boolean isNamable() {
        return NEXT.length() + database.length() <= LONGEST_NAME;
    }

    String next() {
        return NEXT + database;
    }

    String past() {
        return PAST + database;
    }

    /** The name of what a run holds, as a literal. */
    String lock() {
        return "'" + next().replace("'", "''") + "'";
    }

    TableName next(TableName table) {
        return new TableName(next(), table.name());
    }

    TableName past(TableName table) {
        return new TableName(past(), table.name());
    }

    TableName present(TableName table) {
        return new TableName(database, table.name());
    }

    /** True if a database has a table. */
    boolean has(Connection target, String inDatabase, String table) throws SQLException {
        return TargetChecks.number(
                        target,
                        "SELECT count(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '"
                                + inDatabase.replace("'", "''") + "' AND TABLE_NAME = '" + table + "'")
                == 1;
    }

    /** The tables of stamp and attestation that a database has. */
    List<TableName> proofs(Connection target, String inDatabase) throws SQLException {
        List<TableName> proofs = new ArrayList<>();
        for (String table : List.of(MySqlEngine.ATTESTATION, MySqlEngine.STAMP)) {
            if (has(target, inDatabase, table)) {
                proofs.add(new TableName("", table));
            }
        }
        return proofs;
    }

    /** The tables in the past database. */
    List<TableName> pastTables(Connection target) throws SQLException {
        List<TableName> tables = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("SELECT TABLE_NAME FROM information_schema.TABLES WHERE"
                        + " TABLE_SCHEMA = '" + past().replace("'", "''") + "' ORDER BY 1")) {
            while (row.next()) {
                tables.add(new TableName("", row.getString(1)));
            }
        }
        return tables;
    }

    void drop(Connection target) throws SQLException {
        DatabaseEngine.execute(target, dropping());
    }

    /** The same where threads of a run that died may still hold its tables: a server that is busy notices late. */
    void dropWhenFree(Connection target) throws SQLException {
        MySqlExclusive.run(target, dropping());
    }

    private String dropping() {
        return "DROP DATABASE IF EXISTS " + TableName.quoted(next());
    }

    void dropPast(Connection target) throws SQLException {
        DatabaseEngine.execute(target, "DROP DATABASE IF EXISTS " + TableName.quoted(past()));
    }

    void emptyPast(Connection target) throws SQLException {
        dropPast(target);
        DatabaseEngine.execute(target, "CREATE DATABASE " + TableName.quoted(past()));
    }

    /** A table as the target has it, but for what is made when the rows are there. */
    void create(Connection target, TableName table) throws SQLException {
        DatabaseEngine.execute(
                target,
                "CREATE TABLE " + next(table).quoted() + " LIKE "
                        + present(table).quoted());
        Set<String> keys =
                new TreeSet<>(MySqlDefinition.read(target, next(table)).keys().keySet());
        if (!keys.isEmpty()) {
            DatabaseEngine.execute(
                    target, "ALTER TABLE " + next(table).quoted() + " DROP KEY " + String.join(", DROP KEY ", keys));
        }
    }

    /** Gives a filled table its keys. */
    void index(Connection target, TableName table) throws SQLException {
        MySqlDefinition whole = MySqlDefinition.read(target, present(table));
        for (String addition : whole.additionsTo(MySqlDefinition.read(target, next(table)))) {
            DatabaseEngine.execute(target, "ALTER TABLE " + next(table).quoted() + " " + addition);
        }
    }

    /** Has a filled table refer to others; nothing is read, the rows are checked with the others. */
    void refer(Connection target, TableName table) throws SQLException {
        MySqlDefinition whole = MySqlDefinition.read(target, present(table));
        String addition = whole.referencesMissingIn(MySqlDefinition.read(target, next(table)))
                .orElse("");
        if (!addition.isEmpty()) {
            DatabaseEngine.execute(target, "ALTER TABLE " + next(table).quoted() + " " + addition);
        }
    }
}
