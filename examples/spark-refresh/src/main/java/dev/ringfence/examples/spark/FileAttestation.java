package dev.ringfence.examples.spark;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.attest.Verification;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.data.KeyReference;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Treatment;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.dataset.DatasetPlan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;

/**
 * What is claimed of files that were made of production's through a policy: an in-toto statement whose subjects are the
 * files by their SHA-256, signed, in a file beside them. Holds names, counts and digests, no value of any row.
 */
public final class FileAttestation {
    /** The predicate type of the statement. */
    public static final String PREDICATE_TYPE = "https://ringfence.dev/file-refresh-attestation/v1";

    /** How long it is in force. */
    public static final Duration VALIDITY = Duration.ofDays(90);

    private FileAttestation() {}

    static Envelope sign(
            SortedMap<String, String> digests,
            DeploymentEnvironment here,
            SanitizationPolicy policy,
            KeyReference key,
            List<DatasetPlan> plans,
            List<VerificationResult> checks,
            SigningKey signer) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Claims claims = Claims.builder()
                .text("madeIn", here.name())
                .text("policy", policy.name())
                .text("policyDigest", policy.digest())
                .text("keyCheckValue", key.checkValue())
                .groups(
                        "columns",
                        plans.stream().flatMap(plan -> columns(plan).stream()).toList())
                .groups("checks", checks.stream().map(FileAttestation::check).toList())
                .instant(StatementVerifier.ISSUED_AT, now)
                .instant(StatementVerifier.EXPIRES_AT, now.plus(VALIDITY))
                .build();
        List<InTotoStatement.Subject> files = digests.entrySet().stream()
                .map(file -> new InTotoStatement.Subject(file.getKey(), Map.of("sha256", file.getValue())))
                .toList();
        return Envelope.sign(new InTotoStatement(files, PREDICATE_TYPE, claims), signer);
    }

    private static List<Claims> columns(DatasetPlan plan) {
        List<Claims> columns = new ArrayList<>();
        List<Treatment> treatments = plan.treatments();
        for (int i = 0; i < treatments.size(); i++) {
            columns.add(Claims.builder()
                    .text("dataset", plan.name())
                    .text("column", plan.columns().get(i).name())
                    .text("action", treatments.get(i).toString())
                    .build());
        }
        return columns;
    }

    private static Claims check(VerificationResult result) {
        return Claims.builder()
                .text("name", result.check())
                .text("subject", result.subject())
                .flag("passed", result.passed())
                .text("finding", result.finding())
                .build();
    }

    /**
     * What stands against relying on a folder; empty if it is what was signed, to the last byte.
     *
     * @param keys from the deployment, never from the folder
     * @throws IOException if the folder cannot be read
     */
    public static Optional<String> objection(String folder, VerificationKeys keys, Instant now, Configuration hadoop)
            throws IOException {
        String envelope = OutputFolder.read(folder, OutputFolder.ATTESTATION, hadoop);
        Verification verification = StatementVerifier.of(keys, PREDICATE_TYPE).verify(envelope, now);
        if (!(verification instanceof Verification.Verified verified)) {
            return Optional.of(verification.toString());
        }
        Map<String, String> signed = verified.statement().subjects().stream()
                .collect(Collectors.toMap(
                        InTotoStatement.Subject::name,
                        file -> file.digest().getOrDefault("sha256", "none"),
                        (one, other) -> "several",
                        TreeMap::new));
        Map<String, String> found;
        try {
            found = OutputFolder.digests(folder, hadoop);
        } catch (ChecksumException changed) {
            // The file system's own, where it has one, is asked first.
            return Optional.of("a file of " + folder + " was changed");
        }
        for (Map.Entry<String, String> file : signed.entrySet()) {
            String digest = found.remove(file.getKey());
            if (digest == null || !digest.equals(file.getValue())) {
                return Optional.of(file.getKey() + (digest == null ? " is missing" : " was changed"));
            }
        }
        return found.keySet().stream().findFirst().map(name -> name + " was added");
    }
}
