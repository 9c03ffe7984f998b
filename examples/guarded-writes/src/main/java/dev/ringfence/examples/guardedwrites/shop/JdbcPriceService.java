package dev.ringfence.examples.guardedwrites.shop;

import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/** Plain JDBC, in autocommit. What it may change is not its business. */
public final class JdbcPriceService implements PriceService {
    private final DataSource db;

    /** Changes prices through a guarded datasource. */
    public JdbcPriceService(DataSource db) {
        this.db = Objects.requireNonNull(db, "db");
    }

    @Override
    public int raise(String categories, int percent) throws SQLException {
        WriteGuard.assertActive();
        return update("UPDATE item SET cents = cents + cents * ? / 100 WHERE category LIKE ?", percent, categories);
    }

    @Override
    public int set(String category, int cents) throws SQLException {
        WriteGuard.assertActive();
        return update("UPDATE item SET cents = ? WHERE category = ?", cents, category);
    }

    private int update(String sql, int number, String text) throws SQLException {
        try (Connection connection = db.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number);
            statement.setString(2, text);
            return statement.executeUpdate();
        }
    }
}
