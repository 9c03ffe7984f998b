package dev.ringfence.examples.guardedwrites.shop;

import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.Write;
import java.sql.SQLException;

/** Changes prices. Each method is a guarded operation with a ceiling of its own, whoever calls it through the proxy. */
public interface PriceService {
    /** The most prices that one call may change. */
    int MOST_PRICES = 100;

    /**
     * Raises the prices of some categories.
     *
     * @param categories a LIKE pattern
     * @param percent by how much
     * @return how many prices were raised
     * @throws SQLException if the database fails
     */
    @GuardedWrite(operation = "raise-prices", kind = Write.Kind.SQL, maxRows = MOST_PRICES)
    int raise(String categories, int percent) throws SQLException;

    /**
     * Gives everything in a category one price.
     *
     * @return how many prices were set
     * @throws SQLException if the database fails
     */
    @GuardedWrite(operation = "set-prices", kind = Write.Kind.SQL, maxRows = MOST_PRICES)
    int set(String category, int cents) throws SQLException;
}
