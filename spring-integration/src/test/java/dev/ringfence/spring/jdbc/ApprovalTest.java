package dev.ringfence.spring.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.audit.Actor;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.EvidenceContext;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.Approval;
import dev.ringfence.write.DigestKey;
import dev.ringfence.write.GuardedWrite;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ApprovalTest {
    private final JdbcDataSource database = new JdbcDataSource();

    @TempDir
    private Path folder;

    private SigningKey bob;
    private ApplicationContextRunner context;

    static class Purge {
        @GuardedWrite(operation = "purge", requires = "approval")
        int run(int year) {
            return year;
        }
    }

    @BeforeEach
    void makeKeys() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        Path approvers = Files.createDirectory(folder.resolve("approvers"));
        Files.writeString(
                approvers.resolve("bob.pem"),
                SigningKey.createFile("bob", folder.resolve("bob")).pem());
        bob = SigningKey.read("bob", folder.resolve("bob"));
        DigestKey.createFile(folder.resolve("digest"));
        context = Starter.context()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withBean(Purge.class)
                .withPropertyValues(
                        "spring.datasource.url=" + database.getURL(),
                        "ringfence.environment=production",
                        "ringfence.guards.operations=enforce",
                        "ringfence.store.type=jdbc",
                        "ringfence.store.create-tables=true");
    }

    private ApplicationContextRunner withApprovers() {
        return context.withPropertyValues(
                "ringfence.approval.approvers=" + folder.resolve("approvers"),
                "ringfence.approval.digest-key=" + folder.resolve("digest"));
    }

    private void stamp() throws SQLException {
        DeploymentEnvironment production = DeploymentEnvironment.resolver()
                .insteadOfThisProcess(EvidenceContext.recorded().build(), "a test needs a production")
                .explicit("production")
                .resolve();
        DatastoreStamps.of(database, production).stamp("a test", "it is production's");
    }

    private static int purge(WriteGuard guard, Purge purge, int year) throws Exception {
        return guard.capture().as(Actor.human("ada")).because("retention").call(() -> purge.run(year));
    }

    @Test
    void annotatedMethod_runsOnceAnotherPersonSigned_andOnceOnly() throws Exception {
        stamp();
        withApprovers().run(started -> {
            WriteGuard guard = started.getBean(WriteGuard.class);
            Purge purge = started.getBean(Purge.class);
            Approval approval = started.getBean(Approval.class);

            WriteDeniedException denied = null;
            try {
                purge(guard, purge, 2007);
            } catch (WriteDeniedException refused) {
                denied = refused;
            }
            assertThat(denied).isNotNull();
            String request = approval.request(denied).toJson();
            assertThat(approval.submit(Envelope.sign(InTotoStatement.parse(request.getBytes(UTF_8)), bob)
                            .toJson()))
                    .isEmpty();

            assertThat(purge(guard, purge, 2007)).isEqualTo(2007);
            assertThatThrownBy(() -> purge(guard, purge, 2007)).isInstanceOf(WriteDeniedException.class);
        });
    }

    /** Consent binds a datastore: where none proves which it is, none is taken. */
    @Test
    void datastoreWithoutAStamp_takesNoConsent() {
        withApprovers().run(started -> {
            WriteGuard guard = started.getBean(WriteGuard.class);
            assertThatThrownBy(() -> purge(guard, started.getBean(Purge.class), 2007))
                    .isInstanceOf(RuntimeException.class);
        });
    }

    @Test
    void nobodyNamed_isNoApproval_andAnAnnotationThatAsksForOneFailsTheStart() {
        context.run(started -> assertThat(started).getFailure().hasStackTraceContaining("approval"));
    }

    @ParameterizedTest
    @CsvSource({
        "ringfence.approval.approvers, /nowhere, 'ringfence.approval.approvers', NoSuchFileException",
        "ringfence.approval.digest-key, /nowhere, 'ringfence.approval.digest-key', NoSuchFileException",
        "ringfence.approval.digest-key, '', 'ringfence.approval.digest-key', must be"
    })
    void settingThatDoesNotFit_failsTheStart(String key, String value, String named, String why) {
        withApprovers()
                .withPropertyValues(key + "=" + value)
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining(named)
                        .hasStackTraceContaining(why));
    }
}
