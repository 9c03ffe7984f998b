package dev.ringfence.write;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.attest.Verification;
import dev.ringfence.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a signed envelope says about a request: who consents to it, or why nobody does. */
sealed interface Consent {

    /** Signatures of approvers, and what they signed; the requester may be among them. */
    record Given(ApprovalRequest request, List<Actor> signers) implements Consent {
        public Given {
            signers = List.copyOf(signers);
        }

        String names() {
            return signers.stream().map(Actor::name).collect(Collectors.joining(", "));
        }

        /** How many people signed it who are neither the requester nor the one who runs it. */
        long others(Approvers approvers, Actor executor) {
            return signers.stream()
                    .filter(person -> !approvers.same(person, request.requester()) && !approvers.same(person, executor))
                    .map(approvers::canonicalName)
                    .distinct()
                    .count();
        }
    }

    /** No consent. */
    record Missing(String why) implements Consent {}

    /** Reads an envelope; any text gets an answer. */
    static Consent read(String envelope, StatementVerifier verifier, Approvers approvers, Instant now) {
        Verification verification = verifier.verify(envelope, now);
        if (verification instanceof Verification.Rejected rejected) {
            return new Missing(rejected.what());
        }
        Verification.Verified verified = (Verification.Verified) verification;
        try {
            ApprovalRequest request = ApprovalRequest.of(verified.statement());
            if (validity(verified.statement().predicate()).compareTo(Approval.MAX_VALIDITY) > 0) {
                return new Missing("it holds for longer than " + Approval.MAX_VALIDITY.toDays() + " days");
            }
            return new Given(
                    request,
                    verified.signers().stream()
                            .flatMap(key -> approvers.person(key).stream())
                            .toList());
        } catch (IllegalArgumentException e) {
            return new Missing(String.valueOf(e.getMessage()));
        }
    }

    private static Duration validity(Claims claims) {
        return Duration.between(
                claims.instant(StatementVerifier.ISSUED_AT).orElse(Instant.MIN),
                claims.instant(StatementVerifier.EXPIRES_AT).orElse(Instant.MAX));
    }
}
