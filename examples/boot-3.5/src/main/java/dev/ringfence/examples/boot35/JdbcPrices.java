package dev.ringfence.examples.boot35;

import org.springframework.jdbc.core.JdbcTemplate;

final class JdbcPrices implements Prices {
    private final JdbcTemplate database;

    JdbcPrices(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public int raise(String shelf) {
        return database.update("UPDATE price SET cents = cents + cents / 100 WHERE shelf LIKE ?", shelf);
    }

    @Override
    public int makeUp() {
        return database.update("UPDATE price SET cents = 100 WHERE id > 0");
    }
}
