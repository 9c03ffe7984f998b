package dev.ringfence.write;

import static dev.ringfence.write.ApprovalFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.audit.Actor;
import dev.ringfence.audit.AuditEntry;
import dev.ringfence.base.Need;
import dev.ringfence.environment.Tier;
import dev.ringfence.store.StateEntry;
import dev.ringfence.store.StateKey;
import dev.ringfence.store.StateStore;
import dev.ringfence.store.StoreUnavailableException;
import dev.ringfence.testing.Environments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private final ApprovalFixture fixture = new ApprovalFixture();
    private final Approval approval = fixture.approval;

    private static String what(Optional<Need> need) {
        assertThat(need).isPresent();
        assertThat(need.orElseThrow().requirement()).isEqualTo("approval");
        assertThat(need.orElseThrow().toString()).doesNotContain("4711", "2020-01-01", "'old'");
        return need.orElseThrow().what();
    }

    @Test
    void write_thatAnotherPersonApproved_runsOnce() {
        WriteAttempt attempt = Attempts.of(Attempts.purge());
        assertThat(what(approval.unmet(attempt))).startsWith("the consent of another person");

        assertThat(approval.submit(signed(approval.request(attempt), fixture.bob)))
                .isEmpty();

        assertThat(approval.unmet(attempt)).isEmpty();
        assertThat(approval.unmet(attempt)).as("asking uses nothing up").isEmpty();
        assertThat(approval.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.request().operation()).isEqualTo("purge");
            assertThat(waiting.signers()).extracting(Actor::name).containsExactly("bob");
        });
        assertThat(approval.claim(attempt)).isEmpty();
        assertThat(what(approval.unmet(attempt))).contains("was used");
        assertThat(what(approval.claim(attempt))).contains("was used");
        assertThat(approval.waiting()).isEmpty();
        assertThat(fixture.audit.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(AuditEntry.Kind.APPROVED);
            assertThat(entry.detail()).contains("requested by ada", "signed by bob");
        });
    }

    @Test
    void write_approvedAgain_runsAgain() {
        WriteAttempt attempt = fixture.approved();
        assertThat(approval.claim(attempt)).isEmpty();
        fixture.approved();
        assertThat(approval.claim(attempt)).isEmpty();
        assertThat(approval.claim(attempt)).isPresent();
    }

    @Test
    void approval_handedInAgain_isStillUsed() {
        WriteAttempt attempt = Attempts.of(Attempts.purge());
        ApprovalRequest request = approval.request(attempt);
        assertThat(approval.submit(signed(request, fixture.bob))).isEmpty();
        assertThat(approval.claim(attempt)).isEmpty();

        assertThat(approval.submit(signed(request, fixture.bob))).isEmpty();
        assertThat(approval.submit(signed(request, fixture.cy))).isEmpty();
        assertThat(approval.submit(" " + signed(request, fixture.cy, fixture.bob) + " "))
                .isEmpty();

        assertThat(what(approval.claim(attempt))).contains("was used");
    }

    @Test
    void requester_withAnyKeyOrName_cannotApprove() {
        WriteAttempt attempt = Attempts.of(Attempts.purge());
        ApprovalRequest request = approval.request(attempt);
        assertThat(what(approval.submit(signed(request, fixture.ada)))).contains("signed by ada");
        assertThat(what(approval.submit(signed(request, fixture.adaAgain)))).contains("signed by ada");
        assertThat(what(approval.submit(signed(request, fixture.ada, fixture.adaAgain))))
                .contains("ada, ada");
        assertThat(approval.submit(signed(request, fixture.ada, fixture.bob))).isEmpty();

        for (String name : List.of("Ada", " ADA ", "db_ada", "DB_ADA")) {
            WriteAttempt alias = Attempts.of(Attempts.purge(), Actor.human(name), Environments.PRODUCTION);
            assertThat(approval.submit(signed(approval.request(alias), fixture.ada)))
                    .as(name)
                    .isPresent();
        }
    }

    @Test
    void executor_whoApprovedForAnother_cannotRunIt() {
        WriteAttempt byBob = Attempts.of(Attempts.purge(), Attempts.BOB, Environments.PRODUCTION);
        ApprovalRequest request = approval.request(byBob, Attempts.ADA);
        assertThat(approval.submit(signed(request, fixture.bob))).isEmpty();
        assertThat(what(approval.claim(byBob))).contains("another person than requester and actor");

        assertThat(approval.submit(signed(request, fixture.cy))).isEmpty();
        assertThat(approval.claim(byBob)).isEmpty();
    }

    @Test
    void service_orAgent_needsAPersonWhoAsks() {
        for (Actor actor : List.of(Actor.service("job"), Actor.agent("helper"))) {
            WriteAttempt attempt = Attempts.of(Attempts.purge(), actor, Environments.PRODUCTION);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> approval.request(attempt))
                    .withMessageContaining("'requester' must be human");
            assertThatIllegalArgumentException().isThrownBy(() -> approval.request(attempt, actor));
            ApprovalRequest request = approval.request(attempt, Attempts.ADA);
            assertThat(approval.submit(signed(request, fixture.ada))).isPresent();
            assertThat(approval.submit(signed(request, fixture.bob))).isEmpty();
            assertThat(approval.claim(attempt)).isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Approvers.builder().approver(Actor.agent("helper"), fixture.eve.verificationKey()))
                .withMessageContaining("'person' must be human");
    }

    @Test
    void signature_ofAStranger_isNoConsent() {
        ApprovalRequest request = approval.request(Attempts.of(Attempts.purge()));
        assertThat(what(approval.submit(signed(request, fixture.eve)))).contains("of a trusted key");
        assertThat(what(approval.submit("SECRET"))).contains("must be JSON").doesNotContain("SECRET");
        assertThat(what(approval.submit(request.toJson()))).contains("'signatures' must be an array");
        assertThat(fixture.store.list("approval")).isEmpty();
    }

    @Test
    void request_changedAfterSigning_isNoConsent() {
        ApprovalRequest request = approval.request(Attempts.of(Attempts.purge()));
        String signed = signed(request, fixture.bob);
        ApprovalRequest other =
                approval.request(Attempts.of(Attempts.purge().requiring("x").argument("more", 1)));
        String payload = signed(other, fixture.eve).replaceAll(".*\"payload\":\"([^\"]*)\".*", "$1");

        assertThat(what(approval.submit(
                        signed.replaceAll("\"payload\":\"[^\"]*\"", "\"payload\":\"" + payload + "\""))))
                .contains("changed after signing, or forged");
    }

    /** Each of these differs from what was approved in what is named. */
    @Test
    void write_thatDiffersFromTheApprovedOne_isRefusedByItsPart() {
        fixture.approved();
        Write purge = Attempts.purge();
        Write other = Write.sql("purge")
                .target("customer")
                .maxRows(500)
                .argument("cutoff", java.time.LocalDate.parse("2020-01-01"))
                .statement("DELETE FROM customer WHERE id = ?", 4712)
                .statement("DELETE FROM orders WHERE customer = ? AND note = 'old'", 4711);
        refused("there is one for other parameters", Attempts.of(other));
        refused("other statements, parameters", Attempts.of(purge.statement("DELETE FROM t WHERE id = 1")));
        refused("other arguments", Attempts.of(purge.argument("force", true)));
        refused("other operation", Attempts.of(purge.destructive()));
        refused("other actor", Attempts.of(purge, Actor.human("dan"), Environments.PRODUCTION));
        refused("other actor", Attempts.of(purge, Actor.agent("ada"), Environments.PRODUCTION));
        refused("other environment", Attempts.of(purge, Attempts.ADA, Environments.STAGING));
        refused(
                "other environment",
                Attempts.of(purge, Attempts.ADA, Environments.declared("live-eu", Tier.PRODUCTION)));
        assertThat(approval.claim(Attempts.of(purge))).isEmpty();
    }

    private void refused(String what, WriteAttempt attempt) {
        assertThat(what(approval.unmet(attempt))).contains(what);
        assertThat(what(approval.claim(attempt))).contains(what);
    }

    @Test
    void write_ofAnotherOperation_isNotToldOfApprovals() {
        fixture.approved();
        assertThat(what(approval.unmet(Attempts.of(Write.sql("archive"))))).doesNotContain("there is one");
    }

    @Test
    void approval_pastItsEnd_isNone() {
        WriteAttempt attempt = Attempts.of(Attempts.purge());
        String signed = signed(approval.request(attempt), fixture.bob);
        assertThat(approval.submit(signed)).isEmpty();
        fixture.clock.move(Approval.DEFAULT_VALIDITY.minusNanos(1));
        assertThat(approval.unmet(attempt)).isEmpty();
        fixture.clock.move(Duration.ofNanos(1));
        assertThat(what(approval.claim(attempt))).startsWith("the consent of another person");
        assertThat(what(approval.submit(signed))).contains("it expired at");
    }

    /** Whoever can write to the store can put any text anywhere in it. */
    @Test
    void store_thatWasTamperedWith_approvesNothing() {
        WriteAttempt approved = fixture.approved();
        StateEntry entry = fixture.store.list("approval").get(0);
        Write other = Write.sql("purge").maxRows(1_000_000);
        StateKey key = new StateKey(
                "approval", fixture.digests.execution(Attempts.of(other)).value());

        fixture.store.compareAndSet(key, 0, entry.json(), Optional.empty());
        assertThat(what(approval.claim(Attempts.of(other))))
                .contains("an approval of this write; there is one for other");

        fixture.store.compareAndSet(key, 1, "{\"approved\":true}", Optional.empty());
        assertThat(what(approval.claim(Attempts.of(other)))).contains("an approval that holds");
        assertThat(approval.claim(approved)).isEmpty();
    }

    @Test
    void approval_thatHoldsTooLong_isNone() {
        WriteAttempt attempt = Attempts.of(Attempts.purge());
        ApprovalRequest request = ApprovalRequest.of(
                attempt,
                Attempts.ADA,
                fixture.digests.execution(attempt),
                List.of(),
                "0f".repeat(16),
                fixture.clock.instant(),
                fixture.clock.instant().plus(Approval.MAX_VALIDITY).plusNanos(1));
        assertThat(what(approval.submit(signed(request, fixture.bob)))).contains("longer than 7 days");
    }

    @Test
    void statement_thatIsNoRequest_isNone() {
        Claims claims = Claims.builder()
                .instant("issuedAt", fixture.clock.instant())
                .instant("expiresAt", fixture.clock.instant().plusSeconds(5))
                .build();
        String type = ApprovalRequest.PREDICATE_TYPE;
        assertThat(what(approval.submit(
                        Envelope.sign(InTotoStatement.of("x", "hmacSha256", "00", type, claims), fixture.bob)
                                .toJson())))
                .contains("'id' must not be blank");
        assertThat(what(approval.submit(
                        Envelope.sign(InTotoStatement.of("x", "hmacSha256", "00", "other", claims), fixture.bob)
                                .toJson())))
                .contains("no statement of type");
    }

    @Test
    void people_two_mustBeTwoPeople() {
        Approval both = Approval.builder(fixture.approvers, fixture.digests, fixture.store)
                .people(2)
                .audit(fixture.audit)
                .build();
        WriteAttempt attempt = Attempts.of(Attempts.purge());
        ApprovalRequest request = both.request(attempt);
        assertThat(what(both.submit(signed(request, fixture.bob)))).contains("2 other people");
        assertThat(what(both.submit(signed(request, fixture.bob, fixture.bobAgain))))
                .contains("2 other people");
        assertThat(what(both.submit(signed(request, fixture.bob, fixture.ada)))).contains("2 other people");
        assertThat(both.submit(signed(request, fixture.bob, fixture.ada, fixture.cy)))
                .isEmpty();
        assertThat(both.claim(attempt)).isEmpty();
    }

    @Test
    void write_thatCannotBeDigested_isNeverApproved() {
        WriteAttempt attempt = Attempts.of(Write.sql("purge").argument("session", new Object()));
        assertThat(what(approval.unmet(attempt))).contains("'session' must be of a type");
        assertThatIllegalArgumentException().isThrownBy(() -> approval.request(attempt));
    }

    @Test
    void store_thatIsDown_leavesTheRequirementOpen() {
        StateStore down = org.mockito.Mockito.mock(StateStore.class, call -> {
            throw new StoreUnavailableException("it is down", new java.io.IOException("down"));
        });
        Approval approvalOfIt =
                Approval.builder(fixture.approvers, fixture.digests, down).build();
        assertThat(what(approvalOfIt.unmet(Attempts.of(Attempts.purge())))).contains("an answer of the state store");
        assertThat(what(approvalOfIt.claim(Attempts.of(Attempts.purge())))).contains("an answer of the state store");
    }

    @Test
    void trail_thatFails_doesNotRefuseTheApprovedWrite() {
        Approval failing = Approval.builder(fixture.approvers, fixture.digests, fixture.store)
                .audit(entry -> {
                    throw new IllegalStateException("full");
                })
                .build();
        WriteAttempt attempt = fixture.approved();
        assertThat(failing.claim(attempt)).isEmpty();
        assertThat(failing.claim(attempt)).isPresent();
    }

    @Test
    void threads_sixtyFourAtOneApproval_oneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            WriteAttempt attempt = fixture.approved();
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService pool = Executors.newFixedThreadPool(64);
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Callable<Boolean> claim = () -> {
                    start.await();
                    return approval.claim(attempt).isEmpty();
                };
                results.add(pool.submit(claim));
            }
            start.countDown();
            int winners = 0;
            for (Future<Boolean> result : results) {
                winners += result.get() ? 1 : 0;
            }
            pool.shutdown();
            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void settings_badOrTwice_areRefused() {
        Approval.Builder builder = Approval.builder(fixture.approvers, fixture.digests, fixture.store);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.people(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.people(6));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.validity(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.validity(Duration.ofDays(8)));
        builder.people(1).validity(Duration.ofHours(1));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> builder.people(1));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> builder.validity(Duration.ofHours(1)));
        assertThat(builder.build().name()).isEqualTo("approval");
    }
}
