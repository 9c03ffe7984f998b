package dev.ringfence.attest;

import dev.ringfence.attest.Verification.Reason;
import dev.ringfence.attest.Verification.Rejected;
import dev.ringfence.attest.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Checks signed statements of one type. Immutable and safe for use by many threads.
 *
 * <p>Guaranteed of a {@link Verified}: as many different trusted keys as are asked for have signed exactly this payload as
 * an in-toto statement; it is of the type that is expected; its claims {@code issuedAt} and {@code expiresAt} stand around
 * the present, with a clock skew of {@link #CLOCK_SKEW}. Nothing of a payload is parsed before its signatures are right.
 *
 * <p>Not guaranteed: who held the keys, that the statement is true, and that it was not used before.
 */
public final class StatementVerifier {
    /** How far in the future a statement may have been issued, for clocks that differ. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** The name of the claim that says from when a statement holds. */
    public static final String ISSUED_AT = "issuedAt";

    /** The name of the claim that says until when a statement holds. */
    public static final String EXPIRES_AT = "expiresAt";

    private final VerificationKeys keys;
    private final String predicateType;
    private final int signatures;

    private StatementVerifier(VerificationKeys keys, String predicateType, int signatures) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.predicateType = Objects.requireNonNull(predicateType, "predicateType");
        this.signatures = signatures;
    }

    /** A verifier of statements of a type, which one of these keys must have signed. */
    public static StatementVerifier of(VerificationKeys keys, String predicateType) {
        return new StatementVerifier(keys, predicateType, 1);
    }

    /**
     * The same, but so many different keys must have signed.
     *
     * @throws IllegalArgumentException if it is not positive, or more than there are keys or an envelope may hold
     */
    public StatementVerifier requiring(int signatures) {
        int most = Math.min(keys.all().size(), Envelope.MAX_SIGNATURES);
        if (signatures < 1 || signatures > most) {
            throw new IllegalArgumentException("'signatures' must be 1 to " + most + " but was " + signatures);
        }
        return new StatementVerifier(keys, predicateType, signatures);
    }

    /** Checks the JSON form of an envelope; any text gets an answer. */
    public Verification verify(String envelope, Instant now) {
        try {
            return verify(Envelope.parse(envelope), now);
        } catch (IllegalArgumentException e) {
            return new Rejected(Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /** Checks an envelope. */
    public Verification verify(Envelope envelope, Instant now) {
        byte[] signed = envelope.signedBytes();
        // By key, not by id or signature: one key that signed twice counts once.
        Set<VerificationKey> signers = new HashSet<>();
        boolean bad = false;
        for (Envelope.Signature signature : envelope.signatures()) {
            Optional<VerificationKey> signer = candidates(signature).stream()
                    .filter(key -> key.verifies(signed, signature.bytes()))
                    .findFirst();
            signer.ifPresent(signers::add);
            bad |= signer.isEmpty() && keys.find(signature.keyId()).isPresent();
        }
        if (signers.size() < signatures) {
            return tooFew(signers.size(), bad, envelope);
        }
        return content(envelope, List.copyOf(signers), now);
    }

    /** DSSE lets the id of a key only narrow down the keys to try; without one, all are tried. */
    private List<VerificationKey> candidates(Envelope.Signature signature) {
        return signature.keyId().isEmpty()
                ? keys.all()
                : keys.find(signature.keyId()).stream().toList();
    }

    private Rejected tooFew(int found, boolean bad, Envelope envelope) {
        if (bad) {
            return new Rejected(
                    Reason.BAD_SIGNATURE, "a trusted key's signature is wrong: changed after signing, or forged");
        }
        if (found == 0) {
            return new Rejected(
                    Reason.UNKNOWN_KEY,
                    "none of its " + envelope.signatures().size() + " signatures is of a trusted key");
        }
        return new Rejected(
                Reason.TOO_FEW_SIGNATURES, found + " trusted keys have signed it where " + signatures + " must");
    }

    private Verification content(Envelope envelope, List<VerificationKey> signers, Instant now) {
        if (!envelope.payloadType().equals(InTotoStatement.PAYLOAD_TYPE)) {
            return new Rejected(Reason.OTHER_PAYLOAD_TYPE, "its payload is not " + InTotoStatement.PAYLOAD_TYPE);
        }
        InTotoStatement statement;
        try {
            statement = InTotoStatement.parse(envelope.payload());
        } catch (IllegalArgumentException e) {
            return new Rejected(Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
        if (!statement.predicateType().equals(predicateType)) {
            return new Rejected(Reason.OTHER_PREDICATE_TYPE, "it is no statement of type " + predicateType);
        }
        Optional<Rejected> invalid = validity(statement.predicate(), now);
        return invalid.isPresent() ? invalid.get() : new Verified(statement, signers);
    }

    private static Optional<Rejected> validity(Claims claims, Instant now) {
        Optional<Instant> issued = claims.instant(ISSUED_AT);
        Optional<Instant> expires = claims.instant(EXPIRES_AT);
        if (issued.isEmpty() || expires.isEmpty() || !issued.get().isBefore(expires.get())) {
            return Optional.of(new Rejected(
                    Reason.NO_VALIDITY, "it must say from when (issuedAt) until when (expiresAt) it holds"));
        }
        // Subtracted from the difference, not added to a time: that could leave the range of Instant.
        if (issued.get().isAfter(now) && Duration.between(now, issued.get()).compareTo(CLOCK_SKEW) > 0) {
            return Optional.of(new Rejected(
                    Reason.NOT_YET_VALID, "it was issued at " + issued.get() + ", after this clock's " + now));
        }
        return now.isBefore(expires.get())
                ? Optional.empty()
                : Optional.of(new Rejected(Reason.EXPIRED, "it expired at " + expires.get()));
    }
}
