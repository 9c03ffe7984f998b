package dev.ringfence.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A DataSource that tells of connections, commits and plain statements before they happen. */
public final class WatchedDataSource {
    private WatchedDataSource() {}

    /** Is told, and can fail what comes. */
    public interface Watcher {
        default void connects() throws SQLException {}

        default void commits(Connection connection) throws SQLException {}

        default void executes(Connection connection, String statement) throws SQLException {}
    }

    public static DataSource of(DataSource database, Watcher watcher) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return invoked(database, method, arguments);
            }
            watcher.connects();
            return connection((Connection) invoked(database, method, arguments), watcher);
        });
    }

    private static Connection connection(Connection connection, Watcher watcher) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit")) {
                watcher.commits(connection);
            }
            Object result = invoked(connection, method, arguments);
            return method.getName().equals("createStatement")
                    ? statement(connection, (Statement) result, watcher)
                    : result;
        });
    }

    private static Statement statement(Connection connection, Statement statement, Watcher watcher) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("execute")) {
                watcher.executes(connection, (String) arguments[0]);
            }
            return invoked(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoked(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
