package dev.ringfence.refresh;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections of a process that dies at a certain call: all of them are cut without goodbye, and nothing works any more. */
final class MortalDataSource implements DataSource {
    private static final Set<String> COUNTED = Set.of("createStatement", "prepareStatement", "commit", "unwrap");

    /** What is counted, for the datasources of one process. */
    static final class Life {
        private final int last;
        private final Runnable end;
        private final List<Connection> open = new ArrayList<>();
        private int calls;

        Life(int last) {
            this(last, () -> {});
        }

        /** With what ends it before anything is cut. */
        Life(int last, Runnable end) {
            this.last = last;
            this.end = end;
        }

        synchronized int calls() {
            return calls;
        }

        synchronized void call() {
            if (++calls == last) {
                end.run();
                open.forEach(Life::cut);
            }
            if (calls >= last) {
                throw new Death();
            }
        }

        /** Dies now. */
        synchronized void end() {
            calls = last - 1;
            call();
        }

        private static void cut(Connection connection) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** No code of a process that is dead runs: this ends the run as fast as it can. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final DataSource database;
    private final Life life;

    MortalDataSource(DataSource database, Life life) {
        this.database = database;
        this.life = life;
    }

    @Override
    public Connection getConnection() throws SQLException {
        life.call();
        Connection connection = database.getConnection();
        synchronized (life) {
            life.open.add(connection);
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (COUNTED.contains(method.getName())) {
                        life.call();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public java.io.PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(java.io.PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("mortal");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
