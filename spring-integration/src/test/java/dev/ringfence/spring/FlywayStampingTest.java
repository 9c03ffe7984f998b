package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EnvironmentResolver;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.write.WriteGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayStampingTest {
    private static final DeploymentEnvironment TEST =
            resolver().explicit(Tier.TEST.label()).resolve();
    private static final DeploymentEnvironment PRODUCTION =
            resolver().explicit(Tier.PRODUCTION.label()).resolve();

    private final JdbcDataSource database = new JdbcDataSource();

    private static EnvironmentResolver.Builder resolver() {
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.recorded().build(), "a test needs one of each tier");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @TempDir
    private Path migrations;

    @BeforeEach
    void writeMigration() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Files.writeString(migrations.resolve("V1__customer.sql"), "CREATE TABLE customer (id BIGINT PRIMARY KEY);");
    }

    private void migrate(DataSource dataSource, DeploymentEnvironment here) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("filesystem:" + migrations)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .callbacks(FlywayStamping.of(here, "release 12"))
                .load()
                .migrate();
    }

    private DatastoreStamp stamp(DeploymentEnvironment here) throws SQLException {
        return ((StampReading.Stamped) DatastoreStamps.of(database, here).read()).stamp();
    }

    @Test
    void migrate_anEmptyTestDatastore_stampsItSynthetic() throws SQLException {
        migrate(database, TEST);

        assertThat(stamp(TEST).dataClass()).isEqualTo(DataClass.SYNTHETIC);
        assertThat(stamp(TEST).by()).isEqualTo("release 12");
        assertThat(number("SELECT COUNT(*) FROM customer")).isZero();
    }

    @Test
    void migrate_aDatastoreWithTables_stampsItUnverified() throws SQLException {
        execute("CREATE TABLE older (id BIGINT)");

        migrate(database, TEST);

        assertThat(stamp(TEST).dataClass()).isEqualTo(DataClass.UNVERIFIED);
    }

    @Test
    void migrate_aStampedDatastore_leavesItsStamp() throws SQLException {
        DatastoreStamps.of(database, PRODUCTION).stamp("somebody", "before");

        migrate(database, PRODUCTION);

        assertThat(stamp(PRODUCTION).by()).isEqualTo("somebody");
        assertThat(stamp(PRODUCTION).sequence()).isEqualTo(1);
    }

    @Test
    void migrate_inAnEnvironmentNobodyNamed_failsBeforeItBegins() throws SQLException {
        assertThatThrownBy(() -> migrate(database, resolver().resolve()))
                .hasStackTraceContaining("stamp.environment-not-agreed");
        assertThat(number("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'CUSTOMER'"))
                .isZero();
    }

    @Test
    void migrate_throughAGuardedDataSource_isRefused() {
        DataSource guarded = GuardedDataSource.wrap(database, WriteGuard.observing(TEST));

        assertThatThrownBy(() -> migrate(guarded, TEST)).hasStackTraceContaining("must not be guarded");
    }
}
