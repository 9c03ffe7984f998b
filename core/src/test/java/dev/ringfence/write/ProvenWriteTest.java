package dev.ringfence.write;

import static dev.ringfence.write.ApprovalFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.base.Need;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.store.StateStore;
import dev.ringfence.testing.Environments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** A write from staging to production, through guards that ask for proofs. */
class ProvenWriteTest {
    private final ApprovalFixture fixture = new ApprovalFixture();
    private final SigningKey stagingKey = SigningKey.generate("staging");
    private final ReceiptStore receipts = ReceiptStore.of(fixture.store);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger runs = new AtomicInteger();

    /** One policy for both environments. */
    private final WritePolicy policy = WritePolicy.parse("""
            {"name": "shop", "version": 1, "rules": [
              {"operation": "purge", "tiers": ["production"], "requires": ["approval", "staging-receipt"]},
              {"operation": "purge", "tiers": ["staging"], "requires": ["staging-receipt"]}
            ]}
            """);

    private final WriteGuard staging = guard(
            Environments.STAGING,
            Requirements.standard()
                    .with(fixture.approval)
                    .with(StagingReceipt.issuing(stagingKey, fixture.digests, policy::digest, receipts)
                            .withClock(fixture.clock)),
            Levels.enforcing());
    private final WriteGuard production = production(fixture.approval, Levels.enforcing());

    private WriteGuard production(Approval approval, Levels levels) {
        return guard(
                Environments.PRODUCTION,
                Requirements.standard()
                        .with(approval)
                        .with(StagingReceipt.checking(
                                        VerificationKeys.of(stagingKey.verificationKey()),
                                        fixture.digests,
                                        policy::digest,
                                        receipts,
                                        Duration.ofDays(7))
                                .withClock(fixture.clock)),
                levels);
    }

    private WriteGuard guard(DeploymentEnvironment environment, Requirements requirements, Levels levels) {
        return WriteGuard.builder(environment)
                .policy(policy)
                .requirements(requirements)
                .levels(levels)
                .audit(fixture.audit)
                .meters(meters)
                .clock(fixture.clock)
                .build();
    }

    private static Write purge() {
        return Attempts.purge().by(Attempts.ADA);
    }

    private List<String> needs(Write write) {
        Decision decision = production.decide(write);
        return decision instanceof Decision.Needs needs
                ? needs.needs().stream().map(Need::requirement).toList()
                : List.of();
    }

    private void refused(WriteGuard guard, Write write) {
        int before = runs.get();
        assertThatExceptionOfType(WriteDeniedException.class)
                .isThrownBy(() -> guard.run(write, runs::incrementAndGet))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("4711", "2020-01-01", "'old'"));
        assertThat(runs).hasValue(before);
    }

    private void ranInStaging() {
        staging.run(purge(), runs::incrementAndGet);
    }

    private void approved() {
        assertThat(fixture.approval.submit(signed(fixture.approval.request(production, purge()), fixture.bob)))
                .isEmpty();
    }

    @Test
    void write_fromStagingToProduction_runsOnceWithBothProofs() {
        assertThat(needs(purge())).containsExactlyInAnyOrder("approval", "staging-receipt");
        refused(production, purge());

        ranInStaging();
        assertThat(needs(purge())).containsExactly("approval");
        refused(production, purge());

        approved();
        assertThat(needs(purge())).isEmpty();
        production.run(purge(), runs::incrementAndGet);
        assertThat(runs).hasValue(2);
        assertThat(fixture.audit.entries())
                .anySatisfy(entry -> assertThat(entry.detail()).contains("requested by ada, signed by bob"));

        assertThat(needs(purge())).containsExactly("approval");
        refused(production, purge());
    }

    @Test
    void approval_whileAnotherProofIsMissing_isNotUsedUp() {
        approved();
        refused(production, purge());
        ranInStaging();
        production.run(purge(), runs::incrementAndGet);
        assertThat(runs).hasValue(2);
    }

    @Test
    void run_thatFailsInStaging_givesNoReceipt() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> staging.run(purge(), () -> {
                    throw new ArithmeticException("it failed");
                }));
        assertThat(needs(purge())).contains("staging-receipt");
    }

    @Test
    void write_changedSinceItsApproval_isRefused() {
        ranInStaging();
        approved();
        refused(production, purge().argument("force", true));
        refused(production, Attempts.purge().by(Attempts.BOB));
        refused(production, purge().statement("DELETE FROM t WHERE id = 1"));
        production.run(purge(), runs::incrementAndGet);
    }

    @Test
    void guard_thatObserves_refusesNothingAndTellsWhatItWould() {
        WriteGuard observing = production(fixture.approval, Levels.observing());
        observing.run(purge(), runs::incrementAndGet);
        assertThat(runs).hasValue(1);
        assertThat(observing.report().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.level()).isEqualTo(Level.OBSERVE));
        assertThat(observing.report().toString()).contains("ApproveMain");
    }

    @Test
    void glass_thatIsBroken_liftsWhatIsOpenOnceAndLoudly() {
        BreakGlass override = BreakGlass.by(Attempts.ADA)
                .because("orders are stuck")
                .ticket("INC-1")
                .lasting(Duration.ofMinutes(30))
                .maxRows(50)
                .meters(meters)
                .clock(fixture.clock)
                .open(production);

        assertThat(production.<Long>get(
                        purge().overriddenBy(override),
                        () -> production.running().orElseThrow().rowsLeft()))
                .isEqualTo(50);
        assertThat(fixture.audit.entries())
                .filteredOn(entry -> entry.kind() == AuditEntry.Kind.OVERRIDDEN)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(entry -> assertThat(entry.detail()).contains("INC-1"));
        refused(production, purge().overriddenBy(override));
    }

    @Test
    void store_thatIsDown_refusesTheWriteUnlessTheGlassIsBroken() {
        StateStore down = Mockito.mock(StateStore.class, call -> {
            throw new dev.ringfence.store.StoreUnavailableException("it is down", new java.io.IOException("down"));
        });
        ranInStaging();
        WriteGuard guard = production(
                Approval.builder(fixture.approvers, fixture.digests, down).build(), Levels.enforcing());
        refused(guard, purge());
        BreakGlass override = BreakGlass.by(Attempts.ADA)
                .because("the store is down")
                .ticket("INC-2")
                .lasting(Duration.ofMinutes(5))
                .maxRows(5)
                .clock(fixture.clock)
                .open(guard);
        guard.run(purge().overriddenBy(override), runs::incrementAndGet);
        assertThat(runs).hasValue(2);
        guard.run(Write.sql("ordinary"), runs::incrementAndGet);
        assertThat(runs).hasValue(3);
    }
}
