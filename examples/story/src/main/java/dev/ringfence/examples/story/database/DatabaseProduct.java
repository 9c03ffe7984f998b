package dev.ringfence.examples.story.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The databases that a story can be told on. */
public enum DatabaseProduct {
    /** Files in a temporary directory. */
    H2,
    /** A real server, unpacked and started for the story. */
    POSTGRESQL;

    /**
     * The one that a setting names, {@link #H2} if it names none.
     *
     * @param setting {@code h2}, {@code postgresql} or null
     * @throws IllegalArgumentException if it is neither
     */
    public static DatabaseProduct of(@Nullable String setting) {
        if (setting == null) {
            return H2;
        }
        for (DatabaseProduct known : values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(setting)) {
                return known;
            }
        }
        throw new IllegalArgumentException("'database' must be h2 or postgresql but was " + setting);
    }

    /**
     * Makes two empty databases of it.
     *
     * @throws IOException if they cannot be started
     * @throws SQLException if they cannot be made
     */
    public Databases start() throws IOException, SQLException {
        return switch (this) {
            case H2 -> H2Files.create();
            case POSTGRESQL -> PostgresServer.start();
        };
    }
}
