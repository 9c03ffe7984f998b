package dev.ringfence.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of MariaDB crosses as bytes, whatever they are and whichever way they go. */
class MySqlBytesIT {
    private static final long SEED = 20261123;
    private static final int RANDOM_ROWS = 400;

    /** The last column is binary: what its last byte begins would end behind the row. */
    private static final String TABLE =
            "CREATE TABLE piece (id int PRIMARY KEY, western varchar(400) CHARACTER SET latin1, wide longtext CHARACTER"
                    + " SET utf16, plain mediumtext CHARACTER SET utf8mb4, doc json, fixed binary(7), large longblob,"
                    + " empty_or_not varbinary(1500))";

    private static final String WESTERN = "aZ ~\t\n\r\\\u0000\u001A'\"`%_N,;äöüß€ÿ";
    private static final String ANY = WESTERN + "\u0430漢\uFFFD\uD83D\uDE00\u0301";

    @ParameterizedTest
    @ValueSource(strings = {"1", "0"})
    void run_bytesAndTextsOfAnyKind_crossUnchanged(String localInfile) throws SQLException {
        DataSource production = database();
        DataSource staging = database();
        fill(production);
        DatastoreStamps.of(production, Environments.PRODUCTION).stamp("test", "a test's production");
        DatastoreStamps.of(staging, Environments.STAGING).stamp("test", "a test's staging");
        List<String> before = rows(production);
        Sql.execute(staging, "SET GLOBAL local_infile = " + localInfile);

        try {
            EnvironmentRefresh.from(production)
                    .to(staging)
                    .through(policy())
                    .with(PseudonymKey.ephemeral())
                    .runningIn(Environments.PRODUCTION)
                    .run();
        } finally {
            Sql.execute(staging, "SET GLOBAL local_infile = 1");
        }

        assertThat(before).hasSizeGreaterThan(RANDOM_ROWS);
        assertThat(rows(staging)).isEqualTo(before);
    }

    /** As many bytes as are in the hexadecimal form, so that no value is a name for another. */
    private static List<String> rows(DataSource database) throws SQLException {
        return Shop.column(
                database,
                "SELECT id, HEX(western), HEX(wide), HEX(plain), HEX(doc), HEX(fixed), HEX(large),"
                        + " HEX(empty_or_not) FROM piece ORDER BY id");
    }

    private static DataSource database() throws SQLException {
        DataSource database = MariaDbServer.administrator(MariaDbServer.createDatabase());
        Sql.execute(database, TABLE);
        return database;
    }

    private static SanitizationPolicy policy() {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("kept");
        List.of("id", "western", "wide", "plain", "doc", "fixed", "large", "empty_or_not")
                .forEach(column -> policy.keep("piece." + column));
        return policy.build();
    }

    private static void fill(DataSource database) throws SQLException {
        Random random = new Random(SEED);
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO piece VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int id = 0; id < 256; id++) {
                byte[] pairs = new byte[512];
                for (int i = 0; i < 256; i++) {
                    pairs[2 * i] = (byte) id;
                    pairs[2 * i + 1] = (byte) i;
                }
                add(insert, id, random, pairs, new byte[] {(byte) id});
            }
            for (int id = 256; id < 256 + RANDOM_ROWS; id++) {
                byte[] large = new byte[random.nextInt(id == 300 ? 3_000_000 : 2_000)];
                byte[] last = new byte[random.nextInt(1_500)];
                random.nextBytes(large);
                random.nextBytes(last);
                add(insert, id, random, large, last);
            }
            connection.commit();
        }
    }

    private static void add(PreparedStatement insert, int id, Random random, byte[] large, byte[] last)
            throws SQLException {
        insert.setInt(1, id);
        insert.setString(2, text(WESTERN, random));
        insert.setString(3, text(ANY, random));
        insert.setString(4, random.nextInt(10) == 0 ? null : text(ANY, random));
        insert.setString(5, "{\"a\": \"\\\\ \\n " + text("xyz漢'", random) + "\"}");
        insert.setBytes(6, Arrays.copyOf(large, 7));
        insert.setBytes(7, random.nextInt(10) == 0 ? null : large);
        insert.setBytes(8, last);
        insert.executeUpdate();
    }

    private static String text(String alphabet, Random random) {
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
