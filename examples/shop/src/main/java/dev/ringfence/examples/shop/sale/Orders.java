package dev.ringfence.examples.shop.sale;

import dev.ringfence.health.ErrorBudget;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes orders. An order that is not paid is not kept. */
@Service
public class Orders {
    private final JdbcClient db;
    private final Payments payments;
    private final ErrorBudget budget;
    private final TransactionTemplate transaction;

    Orders(JdbcClient db, Payments payments, ErrorBudget budget, TransactionTemplate transaction) {
        this.db = db;
        this.payments = payments;
        this.budget = budget;
        this.transaction = transaction;
    }

    /** Keeps an order and charges for it, both or neither. Whether it succeeds is what the budget is about. */
    public Order place(Buyer buyer, List<Basket.Line> lines, String note) {
        return budget.get(() -> transaction.execute(status -> kept(buyer, lines, note)));
    }

    private Order kept(Buyer buyer, List<Basket.Line> lines, String note) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        int cents = lines.stream().mapToInt(Basket.Line::cents).sum();
        long customer = customer(buyer, now.getYear());
        long id = insert(
                "INSERT INTO orders (customer_id, total_cents, note, ordered_at) VALUES (?, ?, ?, ?)",
                customer,
                cents,
                note,
                now);
        for (Basket.Line line : lines) {
            db.sql("INSERT INTO order_line (order_id, item_id, quantity, price_cents) VALUES (?, ?, ?, ?)")
                    .params(id, line.item().id(), line.quantity(), line.item().priceCents())
                    .update();
            db.sql("UPDATE item SET stock = stock - ? WHERE id = ?")
                    .params(line.quantity(), line.item().id())
                    .update();
        }
        payments.charge(id, cents);
        return new Order(id, customer, cents, now);
    }

    private long customer(Buyer buyer, int year) {
        Optional<Long> known = db.sql("SELECT id FROM customer WHERE email = ?")
                .param(buyer.email())
                .query(Long.class)
                .optional();
        if (known.isEmpty()) {
            return insert(
                    "INSERT INTO customer (email, name, address, last_year) VALUES (?, ?, ?, ?)",
                    buyer.email(),
                    buyer.name(),
                    buyer.address(),
                    year);
        }
        db.sql("UPDATE customer SET name = ?, address = ?, last_year = ? WHERE id = ?")
                .params(buyer.name(), buyer.address(), year, known.get())
                .update();
        return known.get();
    }

    private long insert(String sql, Object... values) {
        KeyHolder key = new GeneratedKeyHolder();
        db.sql(sql).params(values).update(key, "id");
        return Objects.requireNonNull(key.getKeyAs(Long.class), "the key that the database gave");
    }

    /** One order. */
    public Optional<Order> order(long id) {
        return db.sql("SELECT id, customer_id, total_cents, ordered_at FROM orders WHERE id = ?")
                .param(id)
                .query(Order.class)
                .optional();
    }

    /** Those of a customer, the newest first. */
    public List<Order> of(long customer) {
        return db.sql(
                        "SELECT id, customer_id, total_cents, ordered_at FROM orders WHERE customer_id = ? ORDER BY id DESC")
                .param(customer)
                .query(Order.class)
                .list();
    }

    /** What a customer said of themselves. */
    public Optional<Buyer> buyer(long customer) {
        return db.sql("SELECT name, email, address FROM customer WHERE id = ?")
                .param(customer)
                .query(Buyer.class)
                .optional();
    }
}
