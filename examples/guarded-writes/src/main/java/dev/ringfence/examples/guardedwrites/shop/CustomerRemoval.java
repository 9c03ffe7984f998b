package dev.ringfence.examples.guardedwrites.shop;

import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Forgets the customers who were last seen in a year or before. The description declares the one statement it consists
 * of, with its parameter, so that consent to it is consent to nothing else.
 */
public final class CustomerRemoval {
    /** The name of the operation in the policy. */
    public static final String OPERATION = "forget-customers";

    private static final String SQL = "DELETE FROM customer WHERE last_seen <= ?";

    private final WriteGuard guard;
    private final DataSource db;

    /** Forgets customers through a guarded datasource, as a write of the guard. */
    public CustomerRemoval(WriteGuard guard, DataSource db) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.db = Objects.requireNonNull(db, "db");
    }

    /** What is to be done, for the guard to decide about and for people to consent to. */
    public Write describe(int lastSeen) {
        return Write.sql(OPERATION).maxRows(50).statement(SQL, lastSeen);
    }

    /**
     * Does it.
     *
     * @return how many customers are gone
     * @throws SQLException if the database fails
     */
    public int run(int lastSeen) throws SQLException {
        try {
            return guard.call(describe(lastSeen), () -> delete(lastSeen));
        } catch (SQLException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException("only SQLException and unchecked exceptions are thrown here", impossible);
        }
    }

    private int delete(int lastSeen) throws SQLException {
        try (Connection connection = db.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setInt(1, lastSeen);
            return statement.executeUpdate();
        }
    }
}
