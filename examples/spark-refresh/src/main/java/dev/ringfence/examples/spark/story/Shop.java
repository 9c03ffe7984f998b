package dev.ringfence.examples.spark.story;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;

/** The customers of production, drawn from a fixed seed, but at domains and in number ranges that real people have. */
final class Shop {
    private static final String TABLE = "CREATE TABLE customers (id BIGINT PRIMARY KEY, email VARCHAR(120),"
            + " given_name VARCHAR(60), family_name VARCHAR(60), phone VARCHAR(40), iban VARCHAR(34), born DATE,"
            + " signed_up TIMESTAMP, balance DECIMAL(12, 2), visits INTEGER, loyal BOOLEAN, label VARCHAR(60),"
            + " note VARCHAR(400))";
    private static final List<String> GIVEN = List.of(
            "Anneliese",
            "Bertram",
            "Cordula",
            "Dietmar",
            "Elfriede",
            "Friedhelm",
            "Gundula",
            "Hartmut",
            "Irmgard",
            "Jochen",
            "Kunigunde",
            "Lothar",
            "Mechthild",
            "Norbert",
            "Ottilie",
            "Philipp",
            "Roswitha",
            "Siegbert");
    private static final List<String> FAMILY = List.of(
            "Achternbusch",
            "Brinkmann",
            "Czerny",
            "Dombrowski",
            "Eichendorff",
            "Fehrenbach",
            "Grabowski",
            "Holzapfel",
            "Imhoff",
            "Jankowski",
            "Kleinschmidt",
            "Leutheusser",
            "Mühlbauer",
            "Nettesheim",
            "Oberhauser",
            "Pfannenstiel",
            "Quandt",
            "Rübenkamp",
            "Schönwetter",
            "Tannhäuser",
            "Uhlenbrock",
            "Vogelsang",
            "Wackernagel");
    private static final List<String> DOMAINS = List.of("gmx.de", "t-online.de", "web.de");
    private static final List<String> LABELS = List.of("spring sale", "newsletter", "walk in", "trade fair 2024");
    private static final int BATCH = 1_000;
    private static final long SEED = 20_261_122;

    private Shop() {}

    static void openEmpty(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    static void open(DataSource database, int customers) throws SQLException {
        openEmpty(database);
        Random random = new Random(SEED);
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(
                        "INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int id = 1; id <= customers; id++) {
                bind(row, id, random);
                row.addBatch();
                if (id % BATCH == 0 || id == customers) {
                    row.executeBatch();
                }
            }
        }
    }

    private static void bind(PreparedStatement row, int id, Random random) throws SQLException {
        String given = pick(GIVEN, random);
        String family = pick(FAMILY, random);
        String email = (given + "." + family).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "") + id + "@"
                + pick(DOMAINS, random);
        String phone = "+49 30 4" + (100_000_000 + random.nextInt(900_000_000));
        row.setLong(1, id);
        row.setString(2, email);
        row.setString(3, oneIn(25, random) ? null : given);
        row.setString(4, family);
        row.setString(5, oneIn(5, random) ? null : phone);
        row.setString(6, oneIn(3, random) ? null : iban(random));
        row.setObject(7, oneIn(4, random) ? null : LocalDate.of(1940, 1, 1).plusDays(random.nextInt(25_000)));
        row.setObject(8, LocalDateTime.of(2020, 1, 1, 0, 0).plusMinutes(random.nextInt(2_000_000)));
        row.setBigDecimal(9, BigDecimal.valueOf(random.nextInt(10_000_000), 2));
        row.setInt(10, random.nextInt(400));
        row.setBoolean(11, random.nextBoolean());
        row.setString(12, oneIn(6, random) ? null : pick(LABELS, random));
        row.setString(13, note(given + " " + family, email, phone, random));
    }

    private static String note(String name, String email, String phone, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "wants the invoice at " + email + ", \"as always\"";
            case 1 -> "rang from " + phone + ";\nwill ring again";
            case 2 -> name + " moved house";
            case 3 -> "";
            default -> "nothing to remember";
        };
    }

    /** With right check digits (ISO 13616). */
    private static String iban(Random random) {
        String account =
                String.format(Locale.ROOT, "%09d%09d", random.nextInt(1_000_000_000), random.nextInt(1_000_000_000));
        // D is 13, E is 14.
        int rest =
                new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return String.format(Locale.ROOT, "DE%02d%s", 98 - rest, account);
    }

    private static boolean oneIn(int odds, Random random) {
        return random.nextInt(odds) == 0;
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
