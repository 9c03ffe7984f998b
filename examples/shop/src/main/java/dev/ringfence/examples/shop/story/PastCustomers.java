package dev.ringfence.examples.shop.story;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Customers of earlier years: made up, with addresses as people have them, and the same on every run. */
final class PastCustomers {
    private static final int COUNT = 400;
    private static final int FIRST_YEAR = 2006;
    private static final int YEARS = 20;
    private static final List<String> GIVEN =
            List.of("Ilse", "Tomas", "Noor", "Pavel", "Greta", "Idris", "Lena", "Oskar");
    private static final List<String> FAMILY =
            List.of("Brandt", "Okafor", "Lindqvist", "Moreau", "Castell", "Novak", "Weir");
    private static final List<String> HOSTS = List.of("gmail.com", "gmx.de", "orange.fr", "wp.pl", "yahoo.com");

    private PastCustomers() {}

    /**
     * Writes them.
     *
     * @param db not guarded: years have passed, and nothing is lost
     */
    static void write(DataSource db) throws SQLException {
        try (Connection connection = db.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customer (email, name, address, last_year) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < COUNT; i++) {
                String given = GIVEN.get(i % GIVEN.size());
                String family = FAMILY.get(i % FAMILY.size());
                insert.setString(
                        1, (given + "." + family + i).toLowerCase(Locale.ROOT) + "@" + HOSTS.get(i % HOSTS.size()));
                insert.setString(2, given + " " + family);
                insert.setString(3, (i % 90 + 1) + " Mill Lane");
                insert.setInt(4, FIRST_YEAR + i % YEARS);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** How many of them were last seen in a year or before. */
    static int upTo(int year) {
        return COUNT / YEARS * (year - FIRST_YEAR + 1);
    }
}
