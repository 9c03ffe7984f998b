package dev.ringfence.examples.shop.desk;

import dev.ringfence.write.GuardedWrite;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes prices. */
@Service
public class Prices {
    /** The name of the operation. */
    public static final String OPERATION = "raise-prices";

    /** More than one category's is a mistake. */
    public static final int MOST = 10;

    private final JdbcClient db;

    Prices(JdbcClient db) {
        this.db = db;
    }

    /**
     * Raises them.
     *
     * @param category as a pattern of LIKE
     * @return how many were raised
     */
    @GuardedWrite(operation = OPERATION, maxRows = MOST)
    @Transactional
    public int raise(String category, int percent) {
        return db.sql("UPDATE item SET price_cents = price_cents + price_cents * ? / 100 WHERE category LIKE ?")
                .params(percent, category)
                .update();
    }
}
