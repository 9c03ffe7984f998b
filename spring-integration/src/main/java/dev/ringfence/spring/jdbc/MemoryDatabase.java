package dev.ringfence.spring.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Databases in the memory of this process: they begin empty and end with it. */
final class MemoryDatabase {
    /** As the manuals of H2, HSQLDB, Derby and SQLite's driver write the URL; one on a server is none of these. */
    private static final List<String> URLS =
            List.of("jdbc:h2:mem:", "jdbc:hsqldb:mem:", "jdbc:derby:memory:", "jdbc:sqlite::memory:");

    private MemoryDatabase() {}

    /** Opens a connection to see; false if there is none. */
    static boolean isBehind(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String url = connection.getMetaData().getURL();
            return url != null && URLS.stream().anyMatch(url::startsWith);
        } catch (SQLException none) {
            return false;
        }
    }
}
