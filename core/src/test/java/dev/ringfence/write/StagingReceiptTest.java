package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Need;
import dev.ringfence.environment.Tier;
import dev.ringfence.store.ClockedStore;
import dev.ringfence.testing.Environments;
import dev.ringfence.testing.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingReceiptTest {
    private static final DigestKey SHARED = DigestKey.ephemeral();
    private static final WriteOutcome DONE = new WriteOutcome(true, false, 17);

    private final MovableClock clock = new MovableClock();
    private final SigningKey key = SigningKey.generate("staging");
    private final WriteDigests digests =
            WriteDigests.builder(DigestKey.ephemeral()).operations(SHARED).build();
    private final Map<String, String> kept = new HashMap<>();
    private final ReceiptStore receipts = new ReceiptStore() {
        @Override
        public void keep(String operationDigest, String envelope, Instant expiresAt) {
            kept.put(operationDigest, envelope);
        }

        @Override
        public Optional<String> find(String operationDigest) {
            return Optional.ofNullable(kept.get(operationDigest));
        }
    };

    private StagingReceipt issuing(SigningKey signer, String policyVersion) {
        return StagingReceipt.issuing(signer, digests, () -> policyVersion, receipts)
                .withClock(clock);
    }

    private StagingReceipt checking(String policyVersion) {
        // Production's own key of executions differs; that of operations is shared.
        WriteDigests production =
                WriteDigests.builder(DigestKey.ephemeral()).operations(SHARED).build();
        return StagingReceipt.checking(
                        VerificationKeys.of(key.verificationKey()),
                        production,
                        () -> policyVersion,
                        receipts,
                        Duration.ofDays(7))
                .withClock(clock);
    }

    private static WriteAttempt in(Tier tier) {
        return Attempts.of(Attempts.purge(), Attempts.BOB, Environments.of(tier));
    }

    private static String what(Optional<Need> need) {
        assertThat(need).map(Need::requirement).contains("staging-receipt");
        return need.orElseThrow().what();
    }

    @Test
    void operation_thatRanInStaging_mayRunInProduction() {
        StagingReceipt staging = issuing(key, "7");
        assertThat(what(checking("7").unmet(in(Tier.PRODUCTION)))).contains("no receipt was found");

        assertThat(staging.unmet(in(Tier.STAGING))).isEmpty();
        clock.move(Duration.ofMillis(1500));
        staging.finished(in(Tier.STAGING), DONE);

        assertThat(checking("7").unmet(in(Tier.PRODUCTION))).isEmpty();
        assertThat(checking("7").claim(in(Tier.PRODUCTION))).isEmpty();
        Claims claims = InTotoStatement.parse(
                        Envelope.parse(kept.values().iterator().next()).payload())
                .predicate();
        assertThat(claims.number("rows")).hasValue(17);
        assertThat(claims.number("millis")).hasValue(1500);
        assertThat(claims.text("policyVersion")).contains("7");
        assertThat(claims.toString()).doesNotContain("4711", "2020-01-01");
    }

    @Test
    void run_thatFailedWasDryOrElsewhere_issuesNothing() {
        issuing(key, "7").finished(in(Tier.STAGING), new WriteOutcome(false, false, 17));
        issuing(key, "7").finished(in(Tier.STAGING), new WriteOutcome(true, true, 17));
        for (Tier tier : new Tier[] {Tier.PRODUCTION, Tier.TEST, Tier.DEVELOPMENT, Tier.UNKNOWN}) {
            issuing(key, "7").finished(in(tier), DONE);
        }
        checking("7").finished(in(Tier.STAGING), DONE);
        assertThat(kept).isEmpty();
    }

    @Test
    void operation_thatDiffers_needsItsOwnRun() {
        issuing(key, "7").finished(in(Tier.STAGING), DONE);

        Write other = Write.sql("purge").target("customer").statement("DELETE FROM customer WHERE no = ?", 5);
        assertThat(what(checking("7").unmet(Attempts.of(other)))).contains("no receipt was found");
        assertThat(what(checking("8").unmet(in(Tier.PRODUCTION)))).contains("no receipt was found");
    }

    @Test
    void receipt_putInAnothersPlace_isRefused() {
        issuing(key, "7").finished(in(Tier.STAGING), DONE);
        Write other = Write.sql("drop-all");
        kept.put(digests.operation(other, "7"), kept.values().iterator().next());

        assertThat(what(checking("7").unmet(Attempts.of(other)))).contains("the receipt is of another one");
    }

    @Test
    void receipt_ofAnotherKeyOrNoReceipt_isRefused() {
        issuing(SigningKey.generate("stranger"), "7").finished(in(Tier.STAGING), DONE);
        assertThat(what(checking("7").unmet(in(Tier.PRODUCTION)))).contains("of a trusted key");

        kept.replaceAll((digest, envelope) -> "SECRET");
        assertThat(what(checking("7").unmet(in(Tier.PRODUCTION))))
                .contains("must be JSON")
                .doesNotContain("SECRET");
    }

    @Test
    void receipt_ofAnotherTier_isRefusedThoughSigned() {
        String digest = digests.operation(Attempts.purge(), "7");
        Claims claims = Claims.builder()
                .text("tier", "test")
                .instant("issuedAt", clock.instant())
                .instant("expiresAt", clock.instant().plusSeconds(60))
                .build();
        kept.put(
                digest,
                Envelope.sign(
                                InTotoStatement.of(
                                        "purge", "hmacSha256", digest, StagingReceipt.PREDICATE_TYPE, claims),
                                key)
                        .toJson());
        assertThat(what(checking("7").unmet(in(Tier.PRODUCTION)))).contains("of another tier");
    }

    @Test
    void receipt_pastTheAgeAsked_isRefused() {
        issuing(key, "7").finished(in(Tier.STAGING), DONE);
        clock.move(Duration.ofDays(7));
        assertThat(checking("7").unmet(in(Tier.PRODUCTION))).isEmpty();
        clock.move(Duration.ofNanos(1));
        assertThat(what(checking("7").unmet(in(Tier.PRODUCTION)))).contains("of the last PT168H");
        clock.move(Duration.ofDays(30));
        assertThat(what(checking("7").unmet(in(Tier.PRODUCTION)))).contains("it expired at");
        issuing(key, "7").finished(in(Tier.STAGING), DONE);
        assertThat(checking("7").unmet(in(Tier.PRODUCTION))).isEmpty();
    }

    @Test
    void receipts_ofDirectoryAndStore_areKeptAndReplaced(@TempDir Path directory) {
        String digest = "0a".repeat(32);
        for (ReceiptStore store :
                new ReceiptStore[] {ReceiptStore.of(directory.resolve("new")), ReceiptStore.of(ClockedStore.at(clock))
                }) {
            assertThat(store.find(digest)).isEmpty();
            store.keep(digest, "{\"a\":1}", clock.instant().plusSeconds(60));
            store.keep(digest, "{\"b\":2}", clock.instant().plusSeconds(60));
            assertThat(store.find(digest)).contains("{\"b\":2}");
            assertThat(store.find("0b".repeat(32))).isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReceiptStore.of(directory).find("../../etc/passwd"))
                .withMessageContaining("64 hexadecimal digits");
    }

    @Test
    void age_notPositiveOrTooLong_isRefused() {
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofDays(31)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StagingReceipt.checking(
                            VerificationKeys.of(key.verificationKey()), digests, () -> "7", receipts, wrong));
        }
    }
}
