package dev.ringfence.refresh.mysql;

import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyOutput;
import dev.ringfence.refresh.engine.RowTransfer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * LOAD DATA LOCAL INFILE from a stream: the one place that knows more of the drivers of MariaDB and MySQL than JDBC. Both
 * have a method of the same name for it, so neither has to be there.
 */
final class MySqlLoad {
    /** Of MariaDB's driver and of MySQL's. */
    private static final String METHOD = "setLocalInfileInputStream";

    /** ER_BAD_NULL_ERROR, ER_DUP_ENTRY, ER_WARN_NULL_TO_NOTNULL, and failed checks of MySQL and MariaDB. */
    private static final Set<Integer> OF_CONSTRAINTS = Set.of(1048, 1062, 1263, 3819, 4025);

    private static final String FORMAT =
            " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES" + " TERMINATED BY '\\n' ";

    private MySqlLoad() {}

    /** True if server and driver let a client send rows so, which loading none into a table shows. */
    static boolean isPossible(Connection target, TableName table) {
        try (Statement statement = target.createStatement()) {
            Optional<Door> door = Door.of(statement);
            if (door.isPresent()) {
                door.get().give(InputStream.nullInputStream());
                statement.execute(statement(table, List.of(), List.of()));
            }
            return door.isPresent();
        } catch (SQLException refused) {
            return false;
        }
    }

    private static String statement(TableName into, List<String> names, List<String> assignments) {
        String set = assignments.isEmpty() ? "" : " SET " + String.join(", ", assignments);
        return "LOAD DATA LOCAL INFILE 'ringfence' INTO TABLE " + into.quoted() + FORMAT
                + (names.isEmpty() ? "" : "(" + String.join(", ", names) + ")") + set;
    }

    /** The statement for columns; what is not taken as it stands goes through a variable. */
    static String statement(TableName into, List<RowTransfer> columns) {
        List<String> names = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        boolean sets = columns.stream().anyMatch(column -> !column.written("@").equals("@"));
        for (int i = 0; i < columns.size(); i++) {
            String name = TableName.quoted(columns.get(i).name());
            String variable = "@c" + i;
            String value = columns.get(i).written(variable);
            // Beside a SET, MariaDB takes the number 0 of a numbered column for none unless it is set too.
            boolean numbered = columns.get(i).plan().target().identity();
            boolean plain = value.equals(variable) && !(sets && numbered);
            names.add(plain ? name : variable);
            if (!plain) {
                assignments.add(name + " = " + value);
            }
        }
        return statement(into, names, assignments);
    }

    /**
     * Sends all lines of a stream. The server takes what does not fit in some way nevertheless when rows come from a
     * client, and warns; here that is a failure.
     *
     * @return how many rows it took
     */
    static long run(Connection target, String load, Lines lines) throws SQLException {
        try (Statement statement = target.createStatement()) {
            Door.of(statement)
                    .orElseThrow(() -> new SQLException("the driver is not the one it was", "HY000"))
                    .give(lines);
            long taken;
            try {
                taken = statement.executeLargeUpdate(load);
            } catch (SQLException failed) {
                lines.rethrow();
                throw failed;
            }
            lines.rethrow();
            try (ResultSet warning = statement.executeQuery("SHOW WARNINGS LIMIT 1")) {
                if (warning.next()) {
                    int code = warning.getInt(2);
                    String state = OF_CONSTRAINTS.contains(code) ? "23000" : "22000";
                    throw new SQLException("the server took a row otherwise than it was given", state, code);
                }
            }
            return taken;
        }
    }

    /** Where a driver takes the stream. */
    private record Door(Object statement, Method method) {
        /** A pool's statement gives out the driver's; one of another driver, or too old, has no such method. */
        static Optional<Door> of(Statement statement) throws SQLException {
            Statement own = statement.unwrap(Statement.class);
            try {
                return Optional.of(new Door(own, own.getClass().getMethod(METHOD, InputStream.class)));
            } catch (NoSuchMethodException absent) {
                return Optional.empty();
            }
        }

        void give(InputStream stream) throws SQLException {
            try {
                method.invoke(statement, stream);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new SQLException("the driver does not take a stream of rows", "0A000");
            }
        }
    }

    /** Lines that are made when the driver asks for them; what fails on the way is told when it has ended. */
    abstract static class Lines extends InputStream {
        private byte[] bytes = new byte[0];
        private int at;
        private int end;
        private boolean ended;
        private @Nullable SQLException unread;
        private @Nullable RuntimeException untransformed;
        private @Nullable Error exhausted;

        /** The next ones; empty behind the last. Valid until the next call. */
        abstract CopyOutput more() throws SQLException;

        private boolean fill() throws IOException {
            if (at == end && !ended) {
                try {
                    CopyOutput more = more();
                    bytes = more.bytes();
                    at = 0;
                    end = more.size();
                    ended = end == 0;
                } catch (SQLException failed) {
                    unread = failed;
                    throw ended();
                } catch (RuntimeException failed) {
                    untransformed = failed;
                    throw ended();
                } catch (Error failed) {
                    exhausted = failed;
                    throw ended();
                }
            }
            return at < end;
        }

        /** Drivers tell messages of causes. */
        private IOException ended() {
            ended = true;
            return new IOException("the rows cannot be read");
        }

        private void rethrow() throws SQLException {
            if (untransformed != null) {
                throw untransformed;
            }
            if (exhausted != null) {
                throw exhausted;
            }
            if (unread != null) {
                throw unread;
            }
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, end - at);
            System.arraycopy(bytes, at, to, from, count);
            at += count;
            return count;
        }
    }
}
