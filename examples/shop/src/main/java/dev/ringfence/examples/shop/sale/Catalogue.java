package dev.ringfence.examples.shop.sale;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What there is to buy. */
@Repository
public class Catalogue {
    private static final String SELECT = "SELECT id, category, name, price_cents FROM item";

    private final JdbcClient db;

    Catalogue(JdbcClient db) {
        this.db = db;
    }

    /** All items, by category. */
    public List<Item> all() {
        return db.sql(SELECT + " ORDER BY category, id").query(Item.class).list();
    }

    /** One of them. */
    public Optional<Item> item(int id) {
        return db.sql(SELECT + " WHERE id = ?").param(id).query(Item.class).optional();
    }
}
