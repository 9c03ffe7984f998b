package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.TODAY;
import static dev.ringfence.parity.FingerprintFixture.capture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.parity.ParityFinding.Kind;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.PostgresServer;
import dev.ringfence.testing.Sql;
import dev.ringfence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One change of structure after another, each found by the very names it touches, on every server. */
class DatabaseDriftIT {
    private static final String[] SHOP = {
        "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, email VARCHAR(80), born DATE,"
                + " credit DECIMAL(10,2) DEFAULT 0, CONSTRAINT credit_limit CHECK (credit < 1000))",
        "CREATE UNIQUE INDEX customer_email ON customer (email)",
        "CREATE INDEX customer_name ON customer (name, born)",
        "CREATE TABLE orders (id INT PRIMARY KEY, customer_id INT NOT NULL, state VARCHAR(10) DEFAULT 'open',"
                + " CONSTRAINT of_customer FOREIGN KEY (customer_id) REFERENCES customer (id))",
        "CREATE VIEW open_orders AS SELECT id FROM orders WHERE state = 'open'"
    };

    /** A change, and the names it is found by. */
    private record Drift(String sql, List<String> names) {
        Drift(String sql, String... names) {
            this(sql, List.of(names));
        }
    }

    private static List<Drift> drifts(TestDatabase database) {
        boolean mariaDb = database == TestDatabase.MARIADB;
        boolean postgres = database == TestDatabase.POSTGRESQL;
        String modify = mariaDb ? "MODIFY" : postgres ? "ALTER COLUMN %s TYPE" : "ALTER COLUMN";
        String check = postgres ? "constraint customer check credit_limit" : "constraint customer checks";
        List<Drift> drifts = new ArrayList<>(List.of(
                new Drift("CREATE TABLE extra (n INT)", "table extra", "column extra.n"),
                new Drift("ALTER TABLE customer ADD COLUMN phone VARCHAR(20)", "column customer.phone"),
                new Drift("ALTER TABLE customer DROP COLUMN credit", "column customer.credit", check),
                new Drift(
                        "ALTER TABLE customer " + modify.formatted("name") + (mariaDb ? " name" : "")
                                + (modify.equals("ALTER COLUMN") ? " name VARCHAR(50) NOT NULL" : " VARCHAR(50)")
                                + (mariaDb ? " NOT NULL" : ""),
                        "column customer.name"),
                new Drift(
                        mariaDb
                                ? "ALTER TABLE customer MODIFY name VARCHAR(40) NULL"
                                : "ALTER TABLE customer ALTER COLUMN name DROP NOT NULL",
                        "column customer.name"),
                new Drift("ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'closed'", "column orders.state"),
                new Drift("ALTER TABLE orders ALTER COLUMN state DROP DEFAULT", "column orders.state"),
                new Drift("CREATE INDEX orders_state ON orders (state)", "index orders (state)"),
                new Drift("CREATE INDEX customer_born ON customer (born DESC)", "index customer (born)"),
                new Drift(
                        mariaDb ? "DROP INDEX customer_name ON customer" : "DROP INDEX customer_name",
                        "index customer (name, born)"),
                new Drift(
                        mariaDb ? "DROP INDEX customer_email ON customer" : "DROP INDEX customer_email",
                        mariaDb ? "constraint customer unique (email)" : "index customer (email)"),
                new Drift(
                        "ALTER TABLE orders ADD CONSTRAINT one_each UNIQUE (customer_id, state)",
                        // The server drops the index that it made for the foreign key: there is a better one now.
                        mariaDb
                                ? new String[] {
                                    "constraint orders unique (customer_id, state)", "index orders (customer_id)"
                                }
                                : new String[] {"constraint orders unique (customer_id, state)"}),
                new Drift(
                        mariaDb
                                ? "ALTER TABLE orders DROP FOREIGN KEY of_customer"
                                : "ALTER TABLE orders DROP CONSTRAINT of_customer",
                        "constraint orders foreign key (customer_id)"),
                new Drift(
                        "ALTER TABLE customer ADD CONSTRAINT more CHECK (id > 0)",
                        postgres ? "constraint customer check more" : "constraint customer checks"),
                new Drift("ALTER TABLE customer DROP CONSTRAINT credit_limit", check),
                new Drift("DROP VIEW open_orders", "view open_orders", "column open_orders.id"),
                new Drift(
                        "CREATE OR REPLACE VIEW open_orders AS SELECT id FROM orders WHERE state = 'new'",
                        "view open_orders"),
                new Drift(
                        "DROP TABLE orders" + (mariaDb ? "" : " CASCADE"),
                        mariaDb
                                ? new String[] {
                                    "table orders",
                                    "column orders.id",
                                    "column orders.customer_id",
                                    "column orders.state",
                                    "constraint orders primary key",
                                    "constraint orders foreign key (customer_id)",
                                    "index orders (customer_id)",
                                    "column open_orders.id"
                                }
                                : new String[] {
                                    "table orders",
                                    "column orders.id",
                                    "column orders.customer_id",
                                    "column orders.state",
                                    "constraint orders primary key",
                                    "constraint orders foreign key (customer_id)",
                                    "view open_orders",
                                    "column open_orders.id"
                                })));
        if (postgres) {
            drifts.add(new Drift("CREATE INDEX lowered ON customer (lower(name))", "index customer (expression)"));
            drifts.add(
                    new Drift("CREATE INDEX open_only ON orders (state) WHERE state = 'open'", "index orders (state)"));
            drifts.add(new Drift("CREATE TYPE mood AS ENUM ('good', 'bad')", "type mood"));
            drifts.add(new Drift("CREATE SEQUENCE numbers", "sequence numbers"));
            drifts.add(new Drift("ALTER TABLE customer ENABLE ROW LEVEL SECURITY", "table customer"));
        }
        if (mariaDb) {
            drifts.add(new Drift("ALTER TABLE customer ADD COLUMN mood ENUM('good', 'bad')", "column customer.mood"));
            drifts.add(new Drift("CREATE INDEX short ON customer (name(5))", "index customer (name)"));
            drifts.add(new Drift(
                    "ALTER TABLE orders DROP FOREIGN KEY of_customer;ALTER TABLE customer ENGINE = Aria",
                    "constraint orders foreign key (customer_id)",
                    "table customer"));
        }
        return drifts;
    }

    private static DataSource shop(TestDatabase database) throws SQLException {
        DataSource dataSource = database.create();
        Sql.execute(dataSource, SHOP);
        return dataSource;
    }

    private static EnvironmentFingerprint captured(DeploymentEnvironment environment, DataSource dataSource) {
        return capture(environment, builder -> builder.database("shop", dataSource));
    }

    private static List<ParityFinding> findings(EnvironmentFingerprint production, EnvironmentFingerprint staging) {
        return ParityReport.compare(production, staging, ExpectedDifferences.none(), TODAY)
                .findings();
    }

    /** PostgreSQL takes changes of structure back; for the others a new database is quickly made. */
    private static EnvironmentFingerprint changed(TestDatabase database, DataSource staging, Drift drift)
            throws SQLException {
        if (database != TestDatabase.POSTGRESQL) {
            DataSource changed = shop(database);
            Sql.execute(changed, drift.sql().split(";", -1));
            return captured(Environments.STAGING, changed);
        }
        try (Connection connection = staging.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(drift.sql());
            EnvironmentFingerprint changed =
                    capture(Environments.STAGING, builder -> builder.database("shop", connection));
            connection.rollback();
            return changed;
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void change_ofAnyPart_isFoundByItsNames(TestDatabase database) throws SQLException {
        DataSource staging = shop(database);
        EnvironmentFingerprint production = captured(Environments.PRODUCTION, shop(database));
        assertThat(production.entries().stream().filter(entry -> entry.section() == Section.SCHEMA))
                .hasSizeGreaterThan(14);
        assertThat(findings(production, captured(Environments.STAGING, staging)))
                .as("two databases made alike")
                .isEmpty();
        SoftAssertions found = new SoftAssertions();
        for (Drift drift : drifts(database)) {
            List<ParityFinding> findings = findings(production, changed(database, staging, drift));
            found.assertThat(findings)
                    .as(drift.sql())
                    .extracting(finding -> finding.key().toLowerCase(Locale.ROOT))
                    .containsExactlyInAnyOrder(
                            drift.names().stream().map(name -> "shop: " + name).toArray(String[]::new));
            found.assertThat(findings)
                    .as(drift.sql())
                    .extracting(ParityFinding::kind)
                    .containsOnly(Kind.SCHEMA);
        }
        found.assertAll();
    }

    @Test
    void userOfPostgres_whoMayDoNothing_capturesTheSameStructure() throws SQLException {
        String name = PostgresServer.createDatabase();
        Sql.execute(PostgresServer.superuser(name), SHOP);
        Sql.execute(PostgresServer.superuser(name), "DROP ROLE IF EXISTS onlooker", "CREATE ROLE onlooker LOGIN");
        List<ParityFinding> findings = findings(
                captured(Environments.PRODUCTION, PostgresServer.superuser(name)),
                captured(Environments.STAGING, PostgresServer.user(name, "onlooker")));
        assertThat(findings).extracting(ParityFinding::section).doesNotContain(Section.SCHEMA);
        assertThat(findings)
                .extracting(ParityFinding::kind, ParityFinding::key)
                .containsExactly(tuple(Kind.MISSING, "shop: shared_preload_libraries"));
    }

    @Test
    void schema_calledDifferently_isTheSameStructure() throws SQLException {
        DataSource production = TestDatabase.POSTGRESQL.create();
        DataSource staging = TestDatabase.POSTGRESQL.create();
        for (DataSource dataSource : List.of(production, staging)) {
            String schema = dataSource == production ? "live" : "stage";
            try (Connection connection = dataSource.getConnection()) {
                String database = connection.getCatalog();
                Sql.execute(
                        dataSource,
                        "CREATE SCHEMA " + schema,
                        "ALTER DATABASE " + database + " SET search_path = " + schema);
            }
            Sql.execute(dataSource, SHOP);
        }
        assertThat(findings(captured(Environments.PRODUCTION, production), captured(Environments.STAGING, staging)))
                .extracting(ParityFinding::key)
                .containsExactly("shop: search_path");
    }

    @Test
    void setting_ofADatabase_isComparedByItsName() throws SQLException {
        DataSource tuned = TestDatabase.POSTGRESQL.create();
        try (Connection connection = tuned.getConnection()) {
            Sql.execute(
                    tuned,
                    "ALTER DATABASE " + connection.getCatalog() + " SET statement_timeout = '7s'",
                    "CREATE EXTENSION citext");
        }
        assertThat(findings(
                        captured(Environments.PRODUCTION, TestDatabase.POSTGRESQL.create()),
                        captured(Environments.STAGING, tuned)))
                .extracting(ParityFinding::kind, ParityFinding::key, ParityFinding::production, ParityFinding::staging)
                .containsExactly(
                        tuple(Kind.EXTRA, "shop: extension citext", "absent", "1.8"),
                        tuple(Kind.VALUE, "shop: statement_timeout", "0", "7000"));

        DataSource ascii = TestDatabase.MARIADB.create();
        try (Connection connection = ascii.getConnection()) {
            Sql.execute(ascii, "ALTER DATABASE " + connection.getCatalog() + " CHARACTER SET ascii");
        }
        assertThat(findings(
                        captured(Environments.PRODUCTION, TestDatabase.MARIADB.create()),
                        captured(Environments.STAGING, ascii)))
                .extracting(ParityFinding::key)
                .containsExactly("shop: character_set_database", "shop: collation_database");
    }

    @Test
    void product_thatDiffers_isAnErrorByItself() throws SQLException {
        List<ParityFinding> findings = findings(
                captured(Environments.PRODUCTION, TestDatabase.POSTGRESQL.create()),
                captured(Environments.STAGING, TestDatabase.H2_AS_POSTGRESQL.create()));
        assertThat(findings)
                .extracting(
                        ParityFinding::severity, ParityFinding::key, ParityFinding::production, ParityFinding::staging)
                .contains(tuple(Severity.ERROR, "shop: product", "PostgreSQL", "H2"));
    }
}
