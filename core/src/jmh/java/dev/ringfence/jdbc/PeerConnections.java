package dev.ringfence.jdbc;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Others that stand between an application and its driver, each around one connection and with nothing to report to. */
final class PeerConnections {
    private PeerConnections() {}

    /** A peer by its name, around the connection that a driver gives. */
    static Connection of(String peer, DataSource driver) throws SQLException {
        return switch (peer) {
            case "hikaricp" -> hikari(driver);
            case "p6spy" -> p6spy(driver);
            case "reflect-proxy" -> reflect(Connection.class, driver.getConnection());
            case "datasource-proxy" ->
                ProxyDataSourceBuilder.create(driver).build().getConnection();
            default -> throw new IllegalArgumentException("'peer' must be a known one but was " + peer);
        };
    }

    private static Connection hikari(DataSource driver) throws SQLException {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(driver);
        pool.setMaximumPoolSize(1);
        return pool.getConnection();
    }

    private static Connection p6spy(DataSource driver) throws SQLException {
        // The module that wraps, without those that log.
        System.setProperty("p6spy.config.modulelist", "com.p6spy.engine.spy.P6SpyFactory");
        return new P6DataSource(driver).getConnection();
    }

    private static <T> T reflect(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(target, arguments);
                return result instanceof PreparedStatement statement
                        ? reflect(PreparedStatement.class, statement)
                        : result;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(PeerConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
