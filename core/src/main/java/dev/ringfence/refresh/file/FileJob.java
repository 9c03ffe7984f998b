package dev.ringfence.refresh.file;

import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.base.VerificationResult;
import dev.ringfence.refresh.failure.RefreshFailures;
import dev.ringfence.refresh.plan.RuleSuggestions;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.signing.Sha256;
import dev.ringfence.refresh.signing.WholeFile;
import dev.ringfence.refresh.survivor.SurvivorMemory;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** One run of a {@link FileRefresh}: survey, plan, write, verify, attest, show. For one thread. */
final class FileJob {
    /** A value that identifies somebody takes so many bytes of a file or more, as a guess for the fingerprints' memory. */
    private static final long BYTES_OF_VALUE = 24;

    private static final long COMPRESSION = 6;

    private final Path source;
    private final WrittenFiles written;
    private final Path target;
    private final FileLayout layout;
    private final SanitizationPolicy policy;
    private final PseudonymKey key;
    private final RefreshChecks checks;
    private final String here;
    private final Consumer<FileProgress> listener;
    private final Clock clock;
    private final DataFile format;
    private final FileSurvey survey;

    FileJob(
            Path source,
            WrittenFiles written,
            FileLayout layout,
            SanitizationPolicy policy,
            PseudonymKey key,
            RefreshChecks checks,
            String here,
            Consumer<FileProgress> listener,
            Clock clock)
            throws IOException {
        this.source = source;
        this.written = written;
        this.target = written.target();
        this.layout = layout;
        this.policy = policy;
        this.key = key;
        this.checks = checks;
        this.here = here;
        this.listener = listener;
        this.clock = clock;
        this.format = layout.format().cells()
                ? new CsvFile(layout, policy)
                : new JsonFile(layout.format() == FileLayout.Format.JSON_LINES, policy);
        long bytes = Files.size(source) * (FileLayout.compressed(source) ? COMPRESSION : 1);
        this.survey = new FileSurvey(
                new TableName("file", layout.table()),
                policy,
                SurvivorMemory.of(bytes / BYTES_OF_VALUE + 1_000, checks.survivorMemoryBytes()));
    }

    FilePlan plan() throws IOException {
        return survey(Sha256.begin());
    }

    private FilePlan survey(MessageDigest digest) throws IOException {
        readable(source, () -> {
            try (BufferedInputStream in = open(source, source, digest, FileProgress.Stage.SURVEY)) {
                FileBeginning.check(in, layout);
                format.read(in, survey);
            }
        });
        TablePlan table = survey.table(format.places());
        refuse(table);
        return new FilePlan(source, target, "policy " + policy + ", key " + key, table);
    }

    private BufferedInputStream open(Path file, Path named, MessageDigest digest, FileProgress.Stage stage)
            throws IOException {
        long size = Files.size(file);
        return new BufferedInputStream(
                FileStreams.read(file, named, digest, bytes -> listener.accept(new FileProgress(stage, bytes, size))),
                1 << 16);
    }

    /** What reads or writes a file. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** Formats and transformations show no value in their messages. */
    private void readable(Path file, Work work) throws IOException {
        String what = "Reading the file " + file.getFileName();
        try {
            work.run();
        } catch (IllegalArgumentException unreadable) {
            throw denied(
                    "refresh.file",
                    what,
                    List.of(String.valueOf(unreadable.getMessage())),
                    "repair the file, say how it is written, or choose another treatment");
        } catch (CharacterCodingException other) {
            throw denied(
                    "refresh.file",
                    what,
                    List.of("a character cannot be read or written in " + layout.charset()),
                    "name the character set of the file with 'charset'");
        } catch (ZipException | EOFException cut) {
            throw denied(
                    "refresh.file",
                    what,
                    List.of("it is no file of GZIP, or not the whole of one"),
                    "bring the whole file, or leave .gz out of its name if it is not compressed");
        }
    }

    private void refuse(TablePlan table) {
        List<String> evidence = new ArrayList<>(format.objections());
        evidence.addAll(survey.objections(format.places(), Sanitizer.of(policy, key)));
        List<String> rules = new ArrayList<>();
        for (FilePlace place : format.places()) {
            if (place.treatment().isEmpty()) {
                evidence.add(place.name() + " has no rule");
                rules.add(SanitizationPolicy.ruleJson(
                        place.target(), RuleSuggestions.suggest(table.table(), place.column())));
            }
        }
        if (evidence.isEmpty()) {
            return;
        }
        String remedy = rules.isEmpty()
                ? "change the policy or the file as each line says"
                : "look at these rules, guessed by name, and add them to policy '" + policy.name() + "':\n"
                        + String.join(",\n", rules);
        throw new RefreshDeniedException(
                new Refusal(
                        Guard.LIVE_DATA,
                        rules.isEmpty() ? "refresh.plan" : "refresh.column-without-rule",
                        "The refresh of a file",
                        here,
                        evidence,
                        remedy),
                rules);
    }

    FileResult run() throws IOException {
        long begun = System.nanoTime();
        MessageDigest surveyed = Sha256.begin();
        FilePlan plan = survey(surveyed);
        Path part = WholeFile.beside(target);
        boolean shown = false;
        try {
            MessageDigest read = Sha256.begin();
            String sha256 = write(part, read);
            List<VerificationResult> results =
                    verify(plan, part, MessageDigest.isEqual(surveyed.digest(), read.digest()));
            FileResult result = prove(plan, part, sha256, results, begun);
            WholeFile.show(part, target);
            shown = true;
            return result;
        } finally {
            if (!shown) {
                WholeFile.discard(part);
            }
        }
    }

    private String write(Path part, MessageDigest read) throws IOException {
        Sanitizer sanitizer = Sanitizer.of(policy, key).lookingFor(survey.detector());
        MessageDigest written = Sha256.begin();
        readable(source, () -> {
            try (InputStream in = open(source, source, read, FileProgress.Stage.WRITE);
                    OutputStream out = FileStreams.write(part, target, written)) {
                format.sanitize(in, out, sanitizer);
            }
        });
        return HexFormat.of().formatHex(written.digest());
    }

    private List<VerificationResult> verify(FilePlan plan, Path part, boolean unchanged) throws IOException {
        List<VerificationResult> results = new ArrayList<>();
        results.add(
                unchanged
                        ? VerificationResult.passed("drift", "the source", "the source stayed as it was")
                        : VerificationResult.failed("drift", "the source", "the source changed while it was read"));
        results.addAll(new FileVerification(plan.table(), survey.memory(), checks)
                .verify(values -> read(source, source, values), values -> read(part, target, values)));
        List<String> failed = results.stream()
                .filter(result -> !result.passed())
                .map(VerificationResult::finding)
                .toList();
        if (!failed.isEmpty()) {
            throw denied(
                    "refresh.verification",
                    "Showing the file",
                    failed,
                    "give what is named a treatment that hides it; the target is as it was");
        }
        return results;
    }

    private void read(Path file, Path named, DataFile.Values values) throws IOException {
        readable(named, () -> {
            try (InputStream in = open(file, named, Sha256.begin(), FileProgress.Stage.VERIFY)) {
                format.read(in, values);
            }
        });
    }

    /** Report and attestation stand there before the file: whoever finds the file finds them. */
    private FileResult prove(FilePlan plan, Path part, String sha256, List<VerificationResult> results, long begun)
            throws IOException {
        RefreshChecks by = checks;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        InTotoStatement statement = FileAttestation.statement(
                target,
                sha256,
                FileAttestation.claims(layout, policy, key, plan.table(), results, now, now.plus(by.validity())));
        FileResult result = new FileResult(
                target,
                sha256,
                plan.rows(),
                Files.size(part),
                results,
                Duration.ofNanos(System.nanoTime() - begun),
                policy.digest(),
                key.checkValue(),
                written.report(),
                written.attestation());
        WholeFile.write(written.report(), new String(statement.payload(), StandardCharsets.UTF_8) + "\n");
        if (by.key().isPresent()) {
            WholeFile.write(
                    written.attestation().orElseThrow(),
                    Envelope.sign(statement, by.key().get()).toJson() + "\n");
        }
        return result;
    }

    private RefreshDeniedException denied(String rule, String what, List<String> evidence, String remedy) {
        return new RefreshFailures(here).denied(rule, what, evidence, remedy);
    }
}
