package dev.ringfence.examples.shop.desk;

import dev.ringfence.write.GuardedWrite;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets customers. */
@Service
public class Purge {
    /** The name of the operation. */
    public static final String OPERATION = "purge-customers";

    private final JdbcClient db;

    Purge(JdbcClient db) {
        this.db = db;
    }

    /**
     * Forgets those who were last seen in a year or before and never ordered.
     *
     * @return how many are gone
     */
    @GuardedWrite(operation = OPERATION, maxRows = 50, requires = "approval", destructive = true)
    @Transactional
    public int run(int lastYear) {
        return db.sql("DELETE FROM customer WHERE last_year <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customer.id)")
                .param(lastYear)
                .update();
    }
}
