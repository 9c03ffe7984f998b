package dev.ringfence.examples.degraded.parity;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.parity.ComparisonKey;
import dev.ringfence.parity.EnvironmentFingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The shop as it is started in one environment: reads its configuration, migrates its database, writes its fingerprint. An
 * application does the last at its start, or behind an endpoint.
 */
public final class StartedShop {
    private StartedShop() {}

    /**
     * The program.
     *
     * @param arguments the file of the comparison key, the file to write, and any third one for a database in which a
     *     migration was forgotten
     * @throws IOException if a file fails
     * @throws SQLException if the database does
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        DeploymentEnvironment here = DeploymentEnvironment.resolve();
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
        migrate(database, arguments.length > 2);
        EnvironmentFingerprint.builder(ComparisonKey.read(Path.of(arguments[0])), here)
                .configuration(configuration(here.tier().label()))
                .process()
                .database("shop", database)
                .capture()
                .write(Path.of(arguments[1]));
    }

    private static Properties configuration(String tier) throws IOException {
        String file = tier + ".properties";
        try (InputStream stream = Objects.requireNonNull(StartedShop.class.getResourceAsStream(file), file)) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties;
        }
    }

    private static void migrate(JdbcDataSource database, boolean oneBehind) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, cents INT NOT NULL, customer INT NOT NULL)");
            if (!oneBehind) {
                statement.execute("CREATE INDEX orders_by_customer ON orders (customer)");
            }
        }
    }
}
