package dev.ringfence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.ringfence.testing.H2;
import dev.ringfence.testing.MariaDbServer;
import dev.ringfence.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The verdicts against what real servers do with the same text. Every text is run in a transaction on a table of four
 * rows, and rolled back.
 */
class SqlAnalyzerIT {
    private static final int ROWS = 4;
    private static final List<String> LONE_LITERALS = List.of(
            "'yes'",
            "'Y'",
            "'ye'",
            "'no'",
            "'t'",
            "'tr'",
            "'TRUE'",
            "' true '",
            "'f'",
            "'o'",
            "'on'",
            "'of'",
            "'off'",
            "''",
            "'1'",
            "'0'",
            "'00'",
            "'7none'",
            "' 7none'",
            "'none'",
            "'-3x'",
            "'0.5'",
            "'.5'",
            "'0.0'",
            "'1e1'",
            "'0e1'",
            "5",
            "0",
            "0.5",
            "0.0",
            "1e1",
            "0e1",
            "TRUE",
            "FALSE",
            "NULL");
    /** The same texts in every build, so that a change is blamed for what it changes; other seeds are for the search. */
    private final long seed = Long.getLong("ringfence.seed", 2849676835023540550L);

    @Test
    void splicedText_onH2_neverChangesMoreThanToldOf() throws SQLException {
        try (Connection connection = H2.createDatabase().getConnection()) {
            check(connection, Dialect.H2, 20_000);
        }
    }

    @Test
    void splicedText_onPostgreSql_neverChangesMoreThanToldOf() throws SQLException {
        try (Connection connection =
                PostgresServer.superuser(PostgresServer.createDatabase()).getConnection()) {
            try (java.sql.Statement quiet = connection.createStatement()) {
                quiet.execute("SET log_min_messages = panic");
            }
            check(connection, Dialect.POSTGRESQL, 4_000);
        }
    }

    @Test
    void splicedText_onMariaDb_neverChangesMoreThanToldOf() throws SQLException {
        String url;
        try (Connection single =
                MariaDbServer.administrator(MariaDbServer.createDatabase()).getConnection()) {
            // Without its parameters: the driver shows a password there that is none.
            url = single.getMetaData().getURL().split("\\?", 2)[0];
        }
        try (Connection connection = DriverManager.getConnection(url + "?allowMultiQueries=true", "tester", "tester")) {
            check(connection, Dialect.MYSQL, 4_000);
        }
    }

    /** Every literal as the whole condition: what the server runs on all rows is told, what it runs on none is not. */
    private static void checkLoneLiterals(java.sql.Statement statement, Dialect dialect) throws SQLException {
        int ran = 0;
        for (String literal : LONE_LITERALS) {
            String sql = "DELETE FROM t WHERE " + literal;
            if (run(statement, sql)) {
                ran++;
                boolean everyRow = unchanged(statement.getConnection()) == 0;
                assertThat(SqlAnalyzer.of(dialect)
                                .analyze(sql)
                                .statements()
                                .get(0)
                                .where()
                                .unlimited())
                        .as("%s means every row: %s", dialect, sql)
                        .isEqualTo(everyRow);
            }
            statement.getConnection().rollback();
        }
        assertThat(ran).as("accepted by %s", dialect).isGreaterThan(LONE_LITERALS.size() / 4);
    }

    private void check(Connection connection, Dialect dialect, int texts) throws SQLException {
        SqlAnalyzer analyzer = SqlAnalyzer.of(dialect);
        SplicedText spliced = new SplicedText(new Random(seed));
        connection.setAutoCommit(false);
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(100))");
            statement.execute("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')");
            connection.commit();
            checkLoneLiterals(statement, dialect);
            int accepted = 0;
            int understood = 0;
            for (int i = 0; i < texts; i++) {
                String sql = spliced.next();
                boolean ran = run(statement, sql);
                int left = ran ? unchanged(connection) : ROWS;
                connection.rollback();
                StatementAnalysis analysis = analyzer.analyze(sql);
                if (ran) {
                    accepted++;
                    judge(analysis, sql, left);
                    understood += analysis.statements().stream().anyMatch(one -> one.kind() == Kind.UNKNOWN) ? 0 : 1;
                }
            }
            // Otherwise nothing was compared, or "not understood" stood for an answer.
            assertThat(accepted).as("accepted by the server, seed %d", seed).isGreaterThan(texts / 10);
            assertThat(understood).as("understood, seed %d", seed).isGreaterThan(accepted * 99 / 100);
        }
    }

    private void judge(StatementAnalysis analysis, String sql, int left) {
        boolean told = analysis.statements().stream()
                .anyMatch(one -> one.where().unlimited() || one.kind().opaque());
        boolean single = analysis.statements().size() == 1;
        if (left < ROWS && analysis.readOnly()) {
            fail("seed %d: %s was told to be a read but changed rows: %s", seed, analysis, sql);
        }
        if (left < ROWS && !told) {
            fail("seed %d: %s changed every row untold: %s", seed, analysis, sql);
        }
        if (left == ROWS && single && analysis.statements().get(0).where() == Where.ABSENT) {
            fail("seed %d: %s changed no row: %s", seed, analysis, sql);
        }
    }

    private static boolean run(java.sql.Statement statement, String sql) {
        try {
            boolean rows = statement.execute(sql);
            // Every result, so that an error of a later statement shows.
            while (rows || statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private static int unchanged(Connection connection) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM t WHERE name IN ('a', 'b', 'c', 'd')")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
