package dev.ringfence.junit;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A driver whose connections are looked at before they are handed out. The connections themselves are the driver's own. */
final class FencedDriver implements Driver {
    private final Driver driver;
    private final ProductionFence fence;

    FencedDriver(Driver driver, ProductionFence fence) {
        this.driver = driver;
        this.fence = fence;
    }

    @Override
    public @Nullable Connection connect(String url, Properties settings) throws SQLException {
        Connection connection = driver.connect(url, settings);
        if (connection != null) {
            fence.check(connection);
        }
        return connection;
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties settings) throws SQLException {
        return driver.getPropertyInfo(url, settings);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }
}
