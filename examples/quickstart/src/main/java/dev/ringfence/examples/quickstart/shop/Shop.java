package dev.ringfence.examples.quickstart.shop;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** Opens shops: an empty one, and one with customers. */
public final class Shop {
    private static final long SEED = 20_260_101;
    private static final LocalDateTime OPENING = LocalDateTime.of(2024, 1, 1, 8, 0);
    private static final int OPEN_SECONDS = 2 * 365 * 24 * 3_600;
    private static final int ORDERS_PER_CUSTOMER = 3;
    private static final List<String> STATUS = List.of("open", "paid", "paid", "shipped", "shipped", "returned");

    private final Random random = new Random(SEED);
    private final NoteTexts texts = new NoteTexts(SEED);

    private Shop() {}

    /** How many rows each table has. */
    public record Size(long customers, long orders, long payments, long notes) {}

    /**
     * Creates the tables and leaves them empty.
     *
     * @throws SQLException if the database fails
     */
    public static void openEmpty(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            ShopTables.create(connection);
        }
    }

    /**
     * Creates the tables and fills them; the same number of customers gives the same rows.
     *
     * @throws SQLException if the database fails
     */
    public static Size open(DataSource dataSource, int customers) throws SQLException {
        List<Customer> population = new Population(SEED).draw(customers);
        try (Connection connection = dataSource.getConnection()) {
            ShopTables.create(connection);
            connection.setAutoCommit(false);
            return new Shop().fill(connection, population);
        }
    }

    private Size fill(Connection connection, List<Customer> population) throws SQLException {
        try (Batch customers = new Batch(connection, "customers", 9, null);
                Batch orders = new Batch(connection, "orders", 5, customers);
                Batch payments = new Batch(connection, "payments", 6, orders);
                Batch notes = new Batch(connection, "notes", 4, customers)) {
            for (Customer customer : population) {
                add(customers, customer);
                write(notes, customer);
            }
            notes.send();
            for (int i = population.size() * ORDERS_PER_CUSTOMER; i > 0; i--) {
                orderAndPay(orders, payments, population.get(random.nextInt(population.size())));
            }
            payments.send();
            return new Size(customers.rows(), orders.rows(), payments.rows(), notes.rows());
        }
    }

    private void add(Batch customers, Customer customer) throws SQLException {
        customers.add(
                customer.id(),
                customer.email(),
                customer.givenName(),
                customer.familyName(),
                customer.phone(),
                customer.address(),
                customer.country(),
                customer.born(),
                someTime());
    }

    private void orderAndPay(Batch orders, Batch payments, Customer customer) throws SQLException {
        long id = orders.rows() + 1;
        BigDecimal total = BigDecimal.valueOf(199 + random.nextInt(50_000), 2);
        String status = STATUS.get(random.nextInt(STATUS.size()));
        orders.add(id, customer.id(), status, total, someTime());
        if (!status.equals("open")) {
            boolean transfer = customer.iban() != null && random.nextBoolean();
            payments.add(
                    payments.rows() + 1,
                    id,
                    transfer ? null : customer.card(),
                    transfer ? customer.iban() : null,
                    total,
                    someTime());
        }
    }

    private void write(Batch notes, Customer customer) throws SQLException {
        for (int i = random.nextInt(3); i > 0; i--) {
            notes.add(notes.rows() + 1, customer.id(), texts.about(customer), someTime());
        }
    }

    private LocalDateTime someTime() {
        return OPENING.plusSeconds(random.nextInt(OPEN_SECONDS));
    }
}
