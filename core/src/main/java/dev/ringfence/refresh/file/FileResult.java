package dev.ringfence.refresh.file;

import dev.ringfence.refresh.base.VerificationResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link FileRefresh} did.
 *
 * @param target the file that was written
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param rows how many rows, lines or documents it has
 * @param bytes how many it has
 * @param verifications what was checked before it was shown, all of it passed
 * @param duration of all of it
 * @param policyDigest SHA-256 of the policy
 * @param keyCheckValue of the key
 * @param report the file with the report, JSON
 * @param attestation the file with the attestation; empty if nobody signs
 */
public record FileResult(
        Path target,
        String sha256,
        long rows,
        long bytes,
        List<VerificationResult> verifications,
        Duration duration,
        String policyDigest,
        String keyCheckValue,
        Path report,
        Optional<Path> attestation) {
    public FileResult {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(sha256, "sha256");
        verifications = List.copyOf(verifications);
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(policyDigest, "policyDigest");
        Objects.requireNonNull(keyCheckValue, "keyCheckValue");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(attestation, "attestation");
    }

    /** A few lines for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %,d rows, %,d bytes in %,d ms, %d checks passed%nsha256 %s, policy %s, key %s, %s",
                target,
                rows,
                bytes,
                duration.toMillis(),
                verifications.size(),
                sha256,
                policyDigest.substring(0, 12),
                keyCheckValue,
                attestation.map(file -> "attested in " + file).orElse("not signed"));
    }
}
