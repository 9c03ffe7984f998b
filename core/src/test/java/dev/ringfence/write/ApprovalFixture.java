package dev.ringfence.write;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.audit.Actor;
import dev.ringfence.audit.InMemoryAuditTrail;
import dev.ringfence.store.ClockedStore;
import dev.ringfence.store.StateStore;
import dev.ringfence.testing.MovableClock;

/** Three approvers, of whom ada asks, and a key that nobody knows. */
final class ApprovalFixture {
    final SigningKey ada = SigningKey.generate("ada");
    final SigningKey adaAgain = SigningKey.generate("ada@laptop");
    final SigningKey bob = SigningKey.generate("bob");
    final SigningKey bobAgain = SigningKey.generate("bob@laptop");
    final SigningKey cy = SigningKey.generate("cy");
    final SigningKey eve = SigningKey.generate("eve");
    final MovableClock clock = new MovableClock();
    final StateStore store = ClockedStore.at(clock);
    final InMemoryAuditTrail audit = new InMemoryAuditTrail(100);
    final WriteDigests digests = WriteDigests.of(DigestKey.ephemeral());
    final Approvers approvers = Approvers.builder()
            .approver(Attempts.ADA, ada.verificationKey(), adaAgain.verificationKey())
            .approver(Attempts.BOB, bob.verificationKey(), bobAgain.verificationKey())
            .approver(Actor.human("cy"), cy.verificationKey())
            .alias("db_ada", Attempts.ADA)
            .build();
    final Approval approval =
            Approval.builder(approvers, digests, store).audit(audit).build();

    static String signed(ApprovalRequest request, SigningKey first, SigningKey... more) {
        Envelope envelope = Envelope.sign(request.statement(), first);
        for (SigningKey key : more) {
            envelope = envelope.alsoSignedBy(key);
        }
        return envelope.toJson();
    }

    /** A write that bob has approved for ada. */
    WriteAttempt approved() {
        WriteAttempt attempt = Attempts.of(Attempts.purge());
        if (approval.submit(signed(approval.request(attempt), bob)).isPresent()) {
            throw new AssertionError("bob's approval was not taken");
        }
        return attempt;
    }
}
