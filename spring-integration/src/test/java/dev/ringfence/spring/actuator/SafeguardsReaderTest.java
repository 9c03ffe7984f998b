package dev.ringfence.spring.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.audit.AuditTrail;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.audit.JdbcAuditTrail;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.health.BreakerDependency;
import dev.ringfence.health.CircuitBreakers;
import dev.ringfence.health.ErrorBudget;
import dev.ringfence.health.HealthBoard;
import dev.ringfence.health.HealthCheck;
import dev.ringfence.health.HealthReading;
import dev.ringfence.parity.ComparisonKey;
import dev.ringfence.parity.EnvironmentFingerprint;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreTables;
import dev.ringfence.write.Approval;
import dev.ringfence.write.Approvers;
import dev.ringfence.write.DigestKey;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteDigests;
import dev.ringfence.write.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** What the endpoint tells of parts that an application may have. */
class SafeguardsReaderTest {
    private final DeploymentEnvironment staging =
            DeploymentEnvironment.resolver().explicit("staging").resolve();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    private Safeguards read(WriteGuard guard) {
        return new SafeguardsReader(beans, guard, new SeenDatastores()).read();
    }

    private WriteGuard guard() {
        return WriteGuard.builder(staging).meters(new SimpleMeterRegistry()).build();
    }

    @Test
    void health_ofBoardAndBreakers_isToldAndStandsAtAGlance() {
        CircuitBreakers breakers = CircuitBreakers.forEnvironment(staging)
                .dependency(BreakerDependency.critical("payments", BreakerDependency.Kind.HTTP))
                .build();
        breakers.breaker("payments").circuitBreaker().transitionToOpenState();
        beans.registerSingleton("breakers", breakers);
        beans.registerSingleton(
                "budget",
                ErrorBudget.builder("orders", 0.999)
                        .meters(new SimpleMeterRegistry())
                        .build());
        try (HealthBoard board = HealthBoard.builder()
                .check(HealthCheck.dependency("orders-db", () -> HealthReading.up())
                        .build())
                .meters(new SimpleMeterRegistry())
                .build()) {
            beans.registerSingleton("board", board);

            Safeguards told = read(guard());

            assertThat(told.health())
                    .extracting(part -> part.kind() + " " + part.name())
                    .containsExactly("check orders-db", "breaker payments", "budget orders");
            assertThat(told.health().get(1).state()).isEqualTo("down");
            assertThat(told.health().get(1).detail()).startsWith("open, refuses calls for ");
            assertThat(Glance.of(told)).contains(new Notice(Notice.Tone.ACT, "The breaker payments is down", "health"));
            assertThat(SafeguardsPage.of(told, new HowTo(false, null, null)))
                    .contains("breaker payments, critical", "check orders-db");
        }
    }

    @Test
    void approval_thatWaits_isTold() {
        SigningKey bob = SigningKey.generate("bob");
        Approval approval = Approval.builder(
                        Approvers.builder()
                                .approver(Actor.human("bob"), bob.verificationKey())
                                .build(),
                        WriteDigests.of(DigestKey.ephemeral()),
                        StateStore.inMemory())
                .build();
        beans.registerSingleton("approval", approval);
        WriteGuard guard = guard();
        String request = approval.request(guard, Write.sql("purge").maxRows(5), Actor.human("ada"))
                .toJson();
        InTotoStatement statement = InTotoStatement.parse(request.getBytes(StandardCharsets.UTF_8));
        assertThat(approval.submit(Envelope.sign(statement, bob).toJson())).isEmpty();

        Safeguards told = read(guard);

        assertThat(told.approvals()).singleElement().satisfies(waiting -> {
            assertThat(waiting.operation()).isEqualTo("purge");
            assertThat(waiting.requester()).isEqualTo("ada");
            assertThat(waiting.signers()).containsExactly("bob");
        });
        assertThat(Glance.of(told))
                .contains(new Notice(Notice.Tone.NOTE, "1 approval waiting to be used", "approvals"));
    }

    @Test
    void audit_thatIsChained_isToldByItsHead() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:safeguards-audit;DB_CLOSE_DELAY=-1");
        StoreTables.create(database);
        try (JdbcAuditTrail trail = JdbcAuditTrail.builder(database)
                .meters(new SimpleMeterRegistry())
                .build()) {
            WriteGuard guard = WriteGuard.builder(staging)
                    .audit(trail)
                    .meters(new SimpleMeterRegistry())
                    .build();
            assertThat(told(guard).sequence()).isNull();
            trail.record(new AuditEntry(
                    Instant.EPOCH, AuditEntry.Kind.OPERATION, Actor.service("shop"), "staging", "purge", "", "done"));
            trail.seal();

            assertThat(told(guard).sequence()).isEqualTo(1);
            assertThat(told(guard).hash()).isEqualTo(trail.head().orElseThrow().hash());
        }
    }

    @Test
    void audit_tellsTheLatest_newestFirst_withoutRefusalsAndWithoutValues() {
        InMemoryAuditTrail trail = new InMemoryAuditTrail(100);
        for (int i = 0; i < 30; i++) {
            happens(trail, i, AuditEntry.Kind.SWITCHED, "mode " + i);
        }
        happens(trail, 40, AuditEntry.Kind.REFUSED, "asked in vain");
        happens(trail, 41, AuditEntry.Kind.UNDONE, "asked by maria.gonzalez@acme-corp.com");
        WriteGuard guard = WriteGuard.builder(staging)
                .audit(trail)
                .meters(new SimpleMeterRegistry())
                .build();

        List<ShownAudit.Happening> latest = told(guard).latest();

        assertThat(latest).hasSize(20).extracting(ShownAudit.Happening::kind).startsWith("undone", "switched");
        assertThat(latest)
                .extracting(ShownAudit.Happening::detail)
                .contains("mode 29")
                .doesNotContain("mode 10");
        assertThat(SafeguardsPage.of(read(guard), new HowTo(false, null, null)))
                .contains("What happened lately", "raise-prices", "mode 29")
                .doesNotContain("maria.gonzalez", "asked in vain");
    }

    private static void happens(AuditTrail trail, int second, AuditEntry.Kind kind, String detail) {
        Instant at = Instant.EPOCH.plusSeconds(second);
        trail.record(new AuditEntry(at, kind, Actor.service("shop"), "staging", "raise-prices", "", detail));
    }

    private ShownAudit told(WriteGuard guard) {
        ShownAudit audit = read(guard).audit();
        assertThat(audit).isNotNull();
        return audit;
    }

    @Test
    void fingerprint_isToldWithoutWhatItHolds() throws Exception {
        EnvironmentFingerprint fingerprint = EnvironmentFingerprint.builder(ComparisonKey.ephemeral(), staging)
                .configuration(Map.of("shop.password", "hunter2"))
                .capture();
        beans.registerSingleton("fingerprint", fingerprint);

        Safeguards told = read(guard());

        assertThat(told.fingerprints())
                .isEqualTo(List.of(new ShownFingerprint(
                        "staging",
                        fingerprint.capturedAt(),
                        fingerprint.keyCheck(),
                        fingerprint.entries().size())));
        assertThat(SafeguardsPage.of(told, new HowTo(false, null, null)))
                .contains("Fingerprint of staging")
                .doesNotContain("hunter2");
    }
}
