package dev.ringfence.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.jdbc.GuardedDataSource;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.attestation.AttestationPolicy;
import dev.ringfence.jdbc.attestation.AttestationVerdict;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.refresh.EnvironmentRefresh;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.spring.Starter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** A staging application that asks for proof of what a refresh filled. */
class AttestationTest {
    private static final String DEMANDED = "ringfence.attestation.keys=";

    @TempDir
    private Path folder;

    private JdbcDataSource staging;
    private ApplicationContextRunner context;

    private static DeploymentEnvironment played(String environment) {
        return DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.recorded().build(), "a test plays two environments")
                .explicit(environment)
                .resolve();
    }

    private static JdbcDataSource database() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        execute(database, "CREATE TABLE customer (id int PRIMARY KEY, email varchar(120))");
        return database;
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @BeforeEach
    void refreshStaging() throws Exception {
        JdbcDataSource production = database();
        execute(production, "INSERT INTO customer VALUES (1, 'ada.lovelace@engine.org'), (2, 'grace@navy.mil.org')");
        staging = database();
        DatastoreStamps.of(production, played("production")).stamp("a test", "production's");
        DatastoreStamps.of(staging, played("staging")).stamp("a test", "staging's");
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Files.writeString(
                keys.resolve("refresh.pem"),
                SigningKey.createFile("refresh", folder.resolve("refresh")).pem());
        refresh(production, SigningKey.read("refresh", folder.resolve("refresh")));
        context = Starter.context()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + staging.getURL(),
                        "spring.datasource.username=sa",
                        "ringfence.environment=staging",
                        "ringfence.guards.stamp=enforce");
    }

    private void refresh(DataSource production, SigningKey signer) throws SQLException {
        EnvironmentRefresh.from(production)
                .to(staging)
                .through(
                        SanitizationPolicy.parse(
                                "{\"name\":\"p\",\"version\":1,\"rules\":["
                                        + "{\"column\":\"CUSTOMER.ID\",\"action\":\"keep\"},"
                                        + "{\"column\":\"CUSTOMER.EMAIL\",\"action\":\"pseudonymize\",\"infoType\":\"EMAIL_ADDRESS\"}]}"))
                .with(PseudonymKey.ephemeral())
                .proving(RefreshChecks.builder().signedBy(signer).build())
                .runningIn(played("production"))
                .run();
    }

    private void restoreRawRows() throws SQLException {
        execute(staging, "UPDATE customer SET email = 'grace@navy.mil.org' WHERE id = 2");
    }

    private static Admission admission(ApplicationContext running) {
        DataSource dataSource = running.getBean(DataSource.class);
        try {
            dataSource.getConnection().close();
            return dataSource.unwrap(GuardedDataSource.class).lastAdmission().orElseThrow();
        } catch (SQLException e) {
            throw new AssertionError("a connection must be had", e);
        }
    }

    private static Optional<String> refusal(ApplicationContext running) {
        try {
            running.getBean(DataSource.class).getConnection().close();
            return Optional.empty();
        } catch (RuntimeException | SQLException refused) {
            // A pool wraps what its first connection met.
            Throwable cause = refused;
            while (cause != null && !(cause instanceof RingfenceException)) {
                cause = cause.getCause();
            }
            return Optional.of(
                    cause instanceof RingfenceException denied
                            ? denied.refusal().rule()
                            : "another: " + refused.getClass());
        }
    }

    @Test
    void keys_named_admitWhatTheyHaveSigned() {
        context.withPropertyValues(DEMANDED + folder.resolve("keys"))
                .run(running -> assertThat(admission(running).attestation().orElseThrow())
                        .isInstanceOfSatisfying(
                                AttestationVerdict.Attested.class,
                                attested -> assertThat(attested.sampledRows()).isEqualTo(2)));
    }

    @Test
    void keys_notNamed_askForNothing() {
        context.run(running -> {
            assertThat(running).doesNotHaveBean(AttestationPolicy.class);
            assertThat(admission(running).attestation()).isEmpty();
        });
    }

    @Test
    void rawRows_restoredAfterwards_areRefusedWhereTheStampIsEnforced() throws SQLException {
        restoreRawRows();
        context.withPropertyValues(DEMANDED + folder.resolve("keys"))
                .run(running -> assertThat(refusal(running)).contains("stamp.attestation-contradicted"));
        context.withPropertyValues(DEMANDED + folder.resolve("keys"), "ringfence.attestation.level=observe")
                .run(running -> {
                    Admission told = admission(running);
                    assertThat(told.outcome()).isEqualTo(Admission.Outcome.MATCH);
                    assertThat(told.attestation().orElseThrow()).isInstanceOf(AttestationVerdict.NotAttested.class);
                    assertThat(told.explanation())
                            .contains("not attested, contradicted")
                            .doesNotContain("navy");
                });
        context.withPropertyValues(DEMANDED + folder.resolve("keys"), "ringfence.attestation.level=off")
                .run(running -> assertThat(admission(running).attestation()).isEmpty());
        context.withPropertyValues(DEMANDED + folder.resolve("keys"), "ringfence.guards.stamp=observe")
                .run(running -> assertThat(refusal(running)).isEmpty());
    }

    @Test
    void otherPolicies_alone_areNotAccepted() {
        context.withPropertyValues(
                        DEMANDED + folder.resolve("keys"), "ringfence.attestation.policies=" + "0".repeat(64))
                .run(running -> assertThat(refusal(running)).contains("stamp.attestation-other-policy"));
    }

    @Test
    void otherKeys_refuse_andBreakGlassOpensForAWhile() throws Exception {
        Path others = Files.createDirectory(folder.resolve("others"));
        Files.writeString(
                others.resolve("other.pem"),
                SigningKey.generate("other").verificationKey().pem());
        StampReading.Stamped stamped = (StampReading.Stamped)
                DatastoreStamps.of(staging, played("staging")).read();
        ApplicationContextRunner refused = context.withPropertyValues(DEMANDED + others);
        refused.run(running -> assertThat(refusal(running)).contains("stamp.attestation-unknown-key"));
        ApplicationContextRunner opened = refused.withPropertyValues(
                "ringfence.attestation.break-glass.nonce=" + stamped.stamp().nonce(),
                "ringfence.attestation.break-glass.by=ada",
                "ringfence.attestation.break-glass.reason=the key is on its way");
        opened.withPropertyValues("ringfence.attestation.break-glass.until="
                        + Instant.now().plus(Duration.ofHours(1)))
                .run(running -> assertThat(refusal(running)).isEmpty());
        opened.withPropertyValues("ringfence.attestation.break-glass.until=2020-01-01T00:00:00Z")
                .run(running -> assertThat(refusal(running)).contains("stamp.attestation-unknown-key"));
        opened.withPropertyValues("ringfence.attestation.break-glass.until="
                        + Instant.now().plus(Duration.ofDays(1)))
                .run(running -> assertThat(running.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("'ringfence.attestation.break-glass'"));
    }

    @Test
    void settings_thatDoNotFit_failTheStart() {
        context.withPropertyValues(DEMANDED + folder.resolve("nowhere"))
                .run(running -> assertThat(running.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("'ringfence.attestation.keys' must be a directory with a public key"));
        context.withPropertyValues(DEMANDED + folder.resolve("keys"), "ringfence.attestation.sampled-rows=0")
                .run(running -> assertThat(running.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("'ringfence.attestation.sampled-rows'"));
        context.withPropertyValues(DEMANDED + folder.resolve("keys"), "ringfence.attestation.policies=abc")
                .run(running -> assertThat(running.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("'ringfence.attestation.policies'"));
    }

    @Test
    void policy_ofTheUser_isTaken() {
        context.withBean(
                        AttestationPolicy.class,
                        () -> AttestationPolicy.of(dev.ringfence.attest.VerificationKeys.of(
                                SigningKey.generate("own").verificationKey())))
                .run(running -> assertThat(refusal(running)).contains("stamp.attestation-unknown-key"));
    }
}
