package dev.ringfence.examples.quickstart.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The schema, in words that H2 and PostgreSQL share. */
final class ShopTables {
    private static final List<String> DEFINITION = List.of(
            """
            CREATE TABLE customers (
              id BIGINT PRIMARY KEY,
              email VARCHAR(120) NOT NULL UNIQUE,
              given_name VARCHAR(60),
              family_name VARCHAR(60) NOT NULL,
              phone VARCHAR(30),
              address VARCHAR(200),
              country CHAR(2) NOT NULL,
              born DATE,
              created_at TIMESTAMP NOT NULL)""",
            """
            CREATE TABLE orders (
              id BIGINT PRIMARY KEY,
              customer_id BIGINT NOT NULL REFERENCES customers,
              status VARCHAR(10) NOT NULL,
              total NUMERIC(10, 2) NOT NULL,
              ordered_at TIMESTAMP NOT NULL)""",
            """
            CREATE TABLE payments (
              id BIGINT PRIMARY KEY,
              order_id BIGINT NOT NULL REFERENCES orders,
              card_number VARCHAR(25),
              iban VARCHAR(40),
              amount NUMERIC(10, 2) NOT NULL,
              paid_at TIMESTAMP NOT NULL)""",
            """
            CREATE TABLE notes (
              id BIGINT PRIMARY KEY,
              customer_id BIGINT NOT NULL REFERENCES customers,
              body VARCHAR(1000),
              written_at TIMESTAMP NOT NULL)""",
            "CREATE INDEX orders_of_customer ON orders (customer_id)",
            "CREATE INDEX payments_of_order ON payments (order_id)",
            "CREATE INDEX notes_of_customer ON notes (customer_id)");

    private ShopTables() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : DEFINITION) {
                statement.execute(sql);
            }
        }
    }
}
