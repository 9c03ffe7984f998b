package dev.ringfence.jdbc.limit;

import dev.ringfence.jdbc.statement.StatementEffect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows that a session changes where no update count tells: by what the server itself counts, read before and
 * after. Immutable and safe for use by many threads.
 */
public interface ChangeCounter {
    /** What a reading gives that does not tell. */
    long UNTOLD = -1;

    /** True if it sees every row that the text changes. */
    boolean covers(StatementEffect effect);

    /** True if it sees the rows of other tables that a change deletes or changes by a foreign key. */
    boolean seesCascades();

    /** Reads the server's counts, in the transaction that changes rows. */
    Reading read(Connection raw) throws SQLException;

    /** What the server had counted at one moment. */
    interface Reading {
        /** The rows changed since an earlier reading of the same session; {@link #UNTOLD} if that cannot be told. */
        long since(Reading earlier);
    }

    /** The counter of a product; null where the server counts for nobody. */
    static @Nullable ChangeCounter of(String databaseProductName) {
        String name = databaseProductName.toLowerCase(Locale.ROOT);
        if (name.equals("postgresql")) {
            return new PostgresChangeCounter();
        }
        return name.equals("mariadb") ? new MariaDbChangeCounter() : null;
    }
}
