package dev.ringfence.examples.guardedwrites.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Items and customers: made-up, few, and the same on every run. */
public final class ShopTables {
    /** What there is to buy; {@value #ITEMS_EACH} items of each. */
    public static final List<String> CATEGORIES = List.of("tea", "coffee", "cocoa", "cups", "kettles", "books");

    /** How many items a category has. */
    public static final int ITEMS_EACH = 40;

    private static final int CUSTOMERS = 400;
    private static final int FIRST_YEAR = 2006;
    private static final int YEARS = 20;

    private ShopTables() {}

    /**
     * Makes and fills the tables.
     *
     * @param db not guarded: this is the first day, and nothing can be lost
     * @throws SQLException if the database refuses
     */
    public static void create(DataSource db) throws SQLException {
        try (Connection connection = db.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY, category VARCHAR(20), cents INT)");
            statement.execute("CREATE TABLE customer (id INT PRIMARY KEY, last_seen INT)");
            addItems(connection);
            addCustomers(connection);
        }
    }

    private static void addCustomers(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customer VALUES (?, ?)")) {
            for (int id = 1; id <= CUSTOMERS; id++) {
                insert.setInt(1, id);
                insert.setInt(2, FIRST_YEAR + id % YEARS);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void addItems(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?, ?, ?)")) {
            for (int id = 0; id < CATEGORIES.size() * ITEMS_EACH; id++) {
                insert.setInt(1, id + 1);
                insert.setString(2, CATEGORIES.get(id / ITEMS_EACH));
                insert.setInt(3, 200 + id * 10);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * A number that a query gives.
     *
     * @throws SQLException if the database refuses
     */
    public static long number(DataSource db, String query) throws SQLException {
        try (Connection connection = db.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
