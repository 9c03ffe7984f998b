package dev.ringfence.examples.quickstart;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.examples.story.database.Databases;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.stamp.AdmissionDeniedException;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A process of its own that cleans up the way test suites do, pointed at the wrong database. Nothing in it is played: it
 * resolves its real environment, and its guard only observes.
 */
public final class TestSuite {
    /** The exit code after the tables were emptied. */
    public static final int EMPTIED = 0;

    /** The exit code after no connection was given. */
    public static final int KEPT_OUT = 3;

    private TestSuite() {}

    /**
     * The program.
     *
     * @param args the JDBC URL
     * @throws SQLException if the database fails
     */
    public static void main(String[] args) throws SQLException {
        DeploymentEnvironment here = DeploymentEnvironment.resolve();
        DataSource db = GuardedDataSource.wrap(Databases.at(args[0]), WriteGuard.observing(here));
        try (Connection connection = db.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM notes");
            statement.executeUpdate("DELETE FROM payments");
            System.exit(EMPTIED);
        } catch (AdmissionDeniedException refused) {
            System.out.println(refused.getMessage());
            System.exit(KEPT_OUT);
        }
    }
}
