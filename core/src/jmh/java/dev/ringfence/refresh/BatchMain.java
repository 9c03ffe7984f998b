package dev.ringfence.refresh;

import dev.ringfence.refresh.schema.JdbcRows;
import dev.ringfence.testing.Sql;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;

/**
 * The copy of a refresh by batches beside a plain {@code SELECT} and batches of {@code INSERT}, of as many rows each and in
 * one transaction too, as {@link CopyRace} tells: on H2 or HSQLDB in this process. The table is empty and has a primary key
 * and nothing else.
 *
 * <p>Arguments: rows in thousands, rounds, {@code h2} or {@code hsqldb}, and the folder of their files, or {@code mem}.
 */
public final class BatchMain {
    private static final String TABLE =
            "CREATE TABLE customer (id bigint PRIMARY KEY, first_name varchar(40), last_name varchar(40), email"
                    + " varchar(120), phone varchar(40), born date, street varchar(80), card varchar(30), iban varchar(40),"
                    + " country char(2), balance decimal(12,2), created timestamp)";

    private static final String INSERT = "INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int COLUMNS = 12;

    private static final String[] GIVEN = {
        "Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Radia", "Margaret",
    };
    private static final String[] COUNTRIES = {"DE", "FR", "US"};

    private BatchMain() {}

    /** Runs it. */
    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        long rows = Long.parseLong(arguments[0]) * 1_000;
        int rounds = Integer.parseInt(arguments[1]);
        DataSource production = open(arguments[2], arguments[3], "production");
        DataSource staging = open(arguments[2], arguments[3], "staging");
        DataSource plain = open(arguments[2], arguments[3], "plain");
        try (Connection open = production.getConnection()) {
            Sql.execute(production, TABLE);
            Sql.execute(staging, TABLE);
            Sql.execute(plain, TABLE);
            fill(open, rows);
            new CopyRace("plain", production, staging, rows, 1).run(rounds, () -> {
                Sql.execute(staging, "DELETE FROM customer");
                Sql.execute(plain, "DELETE FROM customer");
                return copy(production, plain);
            });
        }
        System.exit(0);
    }

    private static DataSource open(String product, String folder, String name) {
        String path = folder.equals("mem") ? "mem:" + name : "file:" + folder + "/" + name;
        if (product.equals("h2")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:" + path + ";DB_CLOSE_DELAY=-1");
            return h2;
        }
        JDBCDataSource hsqldb = new JDBCDataSource();
        hsqldb.setURL("jdbc:hsqldb:" + path + ";hsqldb.tx=mvcc;hsqldb.default_table_type=cached");
        return hsqldb;
    }

    private static void fill(Connection production, long rows) throws SQLException {
        production.setAutoCommit(false);
        try (PreparedStatement insert = production.prepareStatement(INSERT)) {
            for (long i = 1; i <= rows; i++) {
                insert.setLong(1, i);
                insert.setString(2, GIVEN[(int) (i % GIVEN.length)]);
                insert.setString(3, "Family" + i * 7919 % 50_021);
                insert.setString(4, "user" + i + "@mail" + i % 97 + ".org");
                insert.setString(5, "+49 30 " + (1_000_000 + i % 8_999_999));
                insert.setObject(6, LocalDate.of(1940, 1, 1).plusDays(i % 25_000));
                insert.setString(7, i % 200 + " Long Street, Apt " + i % 31);
                insert.setString(8, "4485275" + digits(i, 9));
                insert.setString(9, "DE" + digits(i * 104_729 % 99, 2) + digits(i, 18));
                insert.setString(10, COUNTRIES[(int) (i % COUNTRIES.length)]);
                insert.setBigDecimal(11, BigDecimal.valueOf(i % 10_000_000, 2));
                insert.setObject(12, LocalDateTime.of(2024, 1, 1, 0, 0).plusSeconds(i * 13));
                insert.addBatch();
                if (i % JdbcRows.BATCH == 0 || i == rows) {
                    insert.executeBatch();
                }
            }
        }
        production.commit();
        production.setAutoCommit(true);
    }

    private static String digits(long number, int length) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, length - text.length())) + text;
    }

    private static long copy(DataSource from, DataSource to) throws SQLException {
        try (Connection source = from.getConnection();
                Connection target = to.getConnection();
                Statement select = source.createStatement();
                PreparedStatement insert = target.prepareStatement(INSERT)) {
            source.setAutoCommit(false);
            target.setAutoCommit(false);
            if (source.getMetaData().getDatabaseProductName().equals("H2")) {
                // Otherwise all rows are held in memory first.
                select.execute("SET LAZY_QUERY_EXECUTION TRUE");
            }
            select.setFetchSize(JdbcRows.BATCH);
            long begun = System.nanoTime();
            try (ResultSet row = select.executeQuery("SELECT * FROM customer")) {
                int waiting = 0;
                while (row.next()) {
                    for (int i = 1; i <= COLUMNS; i++) {
                        insert.setObject(i, row.getObject(i));
                    }
                    insert.addBatch();
                    if (++waiting == JdbcRows.BATCH) {
                        insert.executeBatch();
                        waiting = 0;
                    }
                }
                if (waiting > 0) {
                    insert.executeBatch();
                }
            }
            long took = System.nanoTime() - begun;
            target.commit();
            source.rollback();
            return took;
        }
    }
}
