package dev.ringfence.refresh.signing;

import dev.ringfence.attest.SigningKey;
import dev.ringfence.base.BuilderSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Collects who signs, for the builders that ask it. */
public final class RefreshSigning {
    private final BuilderSettings given = new BuilderSettings();
    private RefreshSignature signature;

    public RefreshSigning() {
        this(RefreshSignature.NONE);
    }

    /** Begins with what was collected before; each setting may be given anew. */
    public RefreshSigning(RefreshSignature before) {
        signature = before;
    }

    public void signedBy(SigningKey signer) {
        Objects.requireNonNull(signer, "signer");
        given.once("signedBy");
        signature = new RefreshSignature(Optional.of(signer), signature.validity(), signature.file());
    }

    public void validFor(Duration duration) {
        given.once("validFor");
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("'validFor' must be positive but was " + duration);
        }
        signature = new RefreshSignature(signature.key(), duration, signature.file());
    }

    public void alsoIn(Path attestation) {
        Objects.requireNonNull(attestation, "attestation");
        given.once("alsoIn");
        signature = new RefreshSignature(signature.key(), signature.validity(), Optional.of(attestation));
    }

    /**
     * What was collected.
     *
     * @throws IllegalStateException if there is a file to write an attestation to, but no key to sign it
     */
    public RefreshSignature signature() {
        if (signature.file().isPresent() && signature.key().isEmpty()) {
            throw new IllegalStateException("'signedBy' must be given where an attestation is written to a file");
        }
        return signature;
    }
}
