package dev.ringfence.jdbc.undo;

import dev.ringfence.audit.Actor;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.base.Levels;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A database with tables of a test's choosing, and a log of what is changed in them. */
record UndoShop(TestDatabase kind, DataSource raw, WriteGuard guard, InMemoryAuditTrail audit, UndoLog log) {
    static final Actor OPS = Actor.service("ops");

    /** Configures a log. */
    interface Configuration {
        UndoLog.Builder apply(UndoLog.Builder builder);
    }

    static UndoShop of(TestDatabase kind, Levels levels, Configuration configuration, String... definition)
            throws SQLException {
        DataSource raw = kind.create();
        Sql.execute(raw, definition);
        InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(levels)
                .audit(audit)
                .meters(new SimpleMeterRegistry())
                .build();
        UndoLog log = configuration.apply(UndoLog.builder(raw, guard)).build();
        log.createTables();
        return new UndoShop(kind, raw, guard, audit, log);
    }

    static UndoShop of(TestDatabase kind, Configuration configuration, String... definition) throws SQLException {
        return of(kind, Levels.enforcing(), configuration, definition);
    }

    /** Runs statements in one transaction; gives the id of their entry. */
    String change(String... statements) throws SQLException {
        return change(Connection.TRANSACTION_READ_COMMITTED, statements);
    }

    String change(int isolation, String... statements) throws SQLException {
        try (Connection connection = raw.getConnection()) {
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(false);
            UndoWriter writer = log.on(connection, "test", OPS);
            for (String sql : statements) {
                writer.executeUpdate(sql);
            }
            connection.commit();
            return writer.id().orElse("none");
        }
    }

    UndoReplayed replay(String id) throws SQLException {
        return log.replay(id, OPS, "a test");
    }

    /** All rows of a table as text, sorted. */
    List<String> rows(String table) throws SQLException {
        return query("SELECT * FROM " + table).stream().sorted().toList();
    }

    List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = raw.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(values.toString());
            }
        }
        return rows;
    }

    /** The table of the images. */
    String rowTable() {
        return switch (kind) {
            case MARIADB -> "ringfence_undo_row";
            case POSTGRESQL -> "ringfence.undo_row";
            default -> "\"ringfence\".\"undo_row\"";
        };
    }

    long kept() throws SQLException {
        return Sql.number(raw, "SELECT COUNT(*) FROM " + rowTable());
    }
}
