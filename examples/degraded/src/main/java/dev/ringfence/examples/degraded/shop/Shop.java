package dev.ringfence.examples.degraded.shop;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/** Sells items. What it may change, and when, is not its business. */
public final class Shop {
    private static final int CENTS = 450;

    private final DataSource db;
    private final Payments payments;
    private final Reviews reviews;

    /** A shop on a guarded datasource, with providers behind breakers. */
    public Shop(DataSource db, Payments payments, Reviews reviews) {
        this.db = Objects.requireNonNull(db, "db");
        this.payments = Objects.requireNonNull(payments, "payments");
        this.reviews = Objects.requireNonNull(reviews, "reviews");
    }

    /**
     * The first day: makes the table.
     *
     * @param db not guarded, nothing can be lost yet
     * @throws SQLException if the database refuses
     */
    public static void create(DataSource db) throws SQLException {
        try (Connection connection = db.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, cents INT NOT NULL)");
        }
    }

    /**
     * Keeps an order and charges for it, both or neither.
     *
     * @throws SQLException if the database fails
     * @throws IOException if the payment does
     */
    public void order(int id) throws SQLException, IOException {
        try (Connection connection = db.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?, ?)")) {
                insert.setInt(1, id);
                insert.setInt(2, CENTS);
                insert.executeUpdate();
                payments.charge(id, CENTS);
                connection.commit();
            } finally {
                // After a commit there is nothing to take back.
                connection.rollback();
            }
        }
    }

    /**
     * How many orders were kept.
     *
     * @throws SQLException if the database fails
     */
    public int orders() throws SQLException {
        try (Connection connection = db.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM orders")) {
            result.next();
            return result.getInt(1);
        }
    }

    /**
     * The page of an item.
     *
     * @throws IOException never: without reviews the page says so
     */
    public String page(int item) throws IOException {
        return "Item " + item + ", " + CENTS + " cents, " + reviews.of(item);
    }
}
