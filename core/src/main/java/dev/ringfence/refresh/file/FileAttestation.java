package dev.ringfence.refresh.file;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.attest.Verification;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.signing.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The signed statement that a file was written by a {@link FileRefresh}: an in-toto statement whose subject is the file's
 * SHA-256, in a DSSE envelope. Its claims are policy digest, key check value, what became of each column or path, what was
 * checked, and from when until when it holds; no value of the file, and no digest of the source, by which somebody could
 * tell a guessed source from another.
 */
public final class FileAttestation {
    /** The predicate type of the statements. */
    public static final String PREDICATE_TYPE = "https://ringfence.dev/file-attestation/v1";

    private FileAttestation() {}

    /**
     * Checks that an attestation is one of this file.
     *
     * @param keys that one of them must have signed with; they come from the deployment, not from where the file comes from
     * @return the claims
     * @throws RefreshDeniedException if it is not signed by one of the keys, not in force, or of other bytes
     * @throws IOException if one of the files cannot be read
     */
    public static Claims verify(Path file, Path attestation, VerificationKeys keys, Instant now) throws IOException {
        Verification verification = StatementVerifier.of(keys, PREDICATE_TYPE)
                .verify(Files.readString(attestation).strip(), now);
        if (verification instanceof Verification.Verified verified) {
            String digest = sha256(file);
            if (verified.statement().subjects().stream()
                    .noneMatch(subject -> digest.equals(subject.digest().get("sha256")))) {
                throw denied("the attestation is of other bytes than the file's");
            }
            return verified.statement().predicate();
        }
        throw denied(
                verification instanceof Verification.Rejected rejected ? rejected.what() : "it could not be verified");
    }

    private static RefreshDeniedException denied(String evidence) {
        return new RefreshDeniedException(new Refusal(
                Guard.LIVE_DATA,
                "refresh.file-attestation",
                "A file that is not proven clean",
                "any environment",
                List.of(evidence),
                "write it again with a FileRefresh that signs, and bring its attestation along"));
    }

    static InTotoStatement statement(Path file, String sha256, Claims claims) {
        return new InTotoStatement(
                List.of(new InTotoStatement.Subject(String.valueOf(file.getFileName()), Map.of("sha256", sha256))),
                PREDICATE_TYPE,
                claims);
    }

    static Claims claims(
            FileLayout layout,
            SanitizationPolicy policy,
            PseudonymKey key,
            TablePlan plan,
            List<VerificationResult> results,
            Instant issuedAt,
            Instant expiresAt) {
        List<Claims> columns = plan.columns().stream()
                .map(column -> Claims.builder()
                        .text("name", column.source().name())
                        .text("action", column.treatment().toString())
                        .build())
                .toList();
        List<Claims> checked = results.stream()
                .map(result -> Claims.builder()
                        .text("check", result.check())
                        .text("subject", result.subject())
                        .text("finding", result.finding())
                        .build())
                .toList();
        return Claims.builder()
                .text("format", layout.format().name())
                .text("policy", policy.name())
                .text("policyDigest", policy.digest())
                .text("keyCheckValue", key.checkValue())
                .number("rows", plan.sourceRows())
                .groups("columns", columns)
                .groups("checks", checked)
                .instant(StatementVerifier.ISSUED_AT, issuedAt)
                .instant(StatementVerifier.EXPIRES_AT, expiresAt)
                .build();
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
