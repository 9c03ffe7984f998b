package dev.ringfence.jdbc.undo;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.Levels;
import dev.ringfence.jdbc.undo.capture.UndoCapture;
import dev.ringfence.jdbc.undo.row.UndoParameters;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The main of a child process that changes rows under a log and dies at a certain point, as by kill -9. */
final class CrashingUndo {
    static final int DIED = 137;

    /** Where it dies. */
    enum Point {
        /** The rows are changed, their images are not written. */
        BEFORE_THE_IMAGES,
        /** Both are written, neither is committed. */
        BEFORE_THE_COMMIT,
        /** Both are committed. */
        AFTER_THE_COMMIT
    }

    private CrashingUndo() {}

    public static void main(String[] arguments) throws SQLException {
        String url = arguments[0];
        Point point = Point.valueOf(arguments[1]);
        WriteGuard guard = WriteGuard.builder(Environments.PRODUCTION)
                .levels(Levels.enforcing())
                .meters(new SimpleMeterRegistry())
                .build();
        UndoLog log = UndoLog.builder(open(url), guard).table("item").build();
        try (Connection connection = open(url).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String sql = "UPDATE item SET val = 1 WHERE id > 10";
            log.run(
                    connection,
                    log.newUnit("crash", Actor.service("crash")),
                    new UndoCapture.Run(sql, List.of(new Unbound()), true, () -> {
                        long rows = statement.executeUpdate(sql);
                        die(point, Point.BEFORE_THE_IMAGES);
                        return rows;
                    }));
            die(point, Point.BEFORE_THE_COMMIT);
            connection.commit();
            die(point, Point.AFTER_THE_COMMIT);
        }
    }

    /** A statement without parameters. */
    private record Unbound() implements UndoParameters {
        @Override
        public boolean known(int count) {
            return count == 0;
        }

        @Override
        public void bind(int parameter, PreparedStatement to, int index) {
            throw new IllegalStateException("there is no parameter to bind");
        }
    }

    private static void die(Point wanted, Point here) {
        if (wanted == here) {
            // No hook, no finally, no goodbye to any server.
            Runtime.getRuntime().halt(DIED);
        }
    }

    static DataSource open(String url) throws SQLException {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(url);
            h2.setUser("sa");
            return h2;
        }
        if (url.startsWith("jdbc:mariadb:")) {
            return new MariaDbDataSource(url);
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(url);
        postgres.setUser("postgres");
        return postgres;
    }
}
