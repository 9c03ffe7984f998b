package dev.ringfence.refresh;

import dev.ringfence.base.ParsedFile;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshConcession;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.base.Subset;
import dev.ringfence.refresh.job.DatastoreReference;
import dev.ringfence.refresh.job.RefreshJobReports;
import dev.ringfence.refresh.job.RefreshJobSignature;
import dev.ringfence.refresh.job.SecretReference;
import dev.ringfence.refresh.plan.RefreshAdmission;
import dev.ringfence.refresh.report.RefreshReport;
import dev.ringfence.refresh.signing.NamedFile;
import dev.ringfence.refresh.signing.RefreshSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A refresh written down in a JSON file, whose schema is {@link #jsonSchema()}:
 *
 * <pre>
 * {"version": 1,
 *  "source": {"url": "jdbc:postgresql://db.shop/shop", "user": "refresh", "password": {"variable": "SOURCE_PASSWORD"}},
 *  "target": {"url": "jdbc:postgresql://db.staging/shop", "user": "refresh", "password": {"file": "/run/secrets/staging"}},
 *  "policy": "shop-policy.json",
 *  "key": {"name": "shop", "file": "/run/secrets/pseudonyms"},
 *  "attestation": {"name": "refresh", "key": "/run/secrets/refresh.pem", "file": "attestation.json"},
 *  "report": {"html": "refresh.html", "json": "refresh.json"}}
 * </pre>
 *
 * <p>It holds no secret: passwords and keys are named by the variable or the file that has them, and a URL with a password
 * is refused. Read strictly: a member that is unknown or does not fit is refused with line, column and, where one is near,
 * the known name. Paths are relative to the file. It does exactly what {@link EnvironmentRefresh} does with the same
 * settings; {@link RefreshMain} runs it from a command line. Immutable and safe for use by many threads.
 */
public final class RefreshJobFile {
    private final DatastoreReference source;
    private final Optional<DatastoreReference> target;
    private final Path policy;
    private final Key key;
    private final Optional<Subset> subset;
    private final Optional<Integer> parallelism;
    private final boolean keepPrevious;
    private final List<RefreshConcession> concessions;
    private final RefreshChecks checks;
    private final Optional<RefreshJobSignature> signature;
    private final RefreshJobReports reports;

    /** The key that assigns pseudonyms, by name and place. */
    record Key(String name, SecretReference material) {}

    RefreshJobFile(
            DatastoreReference source,
            Optional<DatastoreReference> target,
            Path policy,
            Key key,
            Optional<Subset> subset,
            Optional<Integer> parallelism,
            boolean keepPrevious,
            List<RefreshConcession> concessions,
            RefreshChecks checks,
            Optional<RefreshJobSignature> signature,
            RefreshJobReports reports) {
        this.source = source;
        this.target = target;
        this.policy = policy;
        this.key = key;
        this.subset = subset;
        this.parallelism = parallelism;
        this.keepPrevious = keepPrevious;
        this.concessions = List.copyOf(concessions);
        this.checks = checks;
        this.signature = signature;
        this.reports = reports;
    }

    /**
     * Reads a job.
     *
     * @throws IllegalArgumentException if it is no job: the message names file, line, column and member, and shows no value
     * @throws IllegalStateException if what it has written would be written over the job itself
     * @throws IOException if the file cannot be read
     */
    public static RefreshJobFile read(Path file) throws IOException {
        RefreshJobFile job = ParsedFile.read(file, json -> parse(json, NamedFile.folderOf(file)));
        NamedFile itself = new NamedFile("job", file);
        job.reports.requireOtherThan(itself);
        if (job.signature.isPresent()) {
            job.signature.get().requireOtherThan(itself);
        }
        return job;
    }

    /**
     * The same from a text.
     *
     * @param directory that paths are relative to
     * @throws IllegalArgumentException as {@link #read}
     */
    public static RefreshJobFile parse(String json, Path directory) {
        return RefreshJobJson.read(json, directory);
    }

    /** The JSON schema (draft 2020-12) of such files. */
    public static String jsonSchema() {
        return RefreshJobJson.schema();
    }

    /**
     * The refresh, ready to be planned and run. Reads the policy and the keys, and connects to nothing yet. Its runs write the
     * report to the files that the job names for it, in the place of earlier ones: beside them before the commit, and there
     * behind it.
     *
     * @param here where this process runs
     * @param named the datastores that the job names instead of giving their URLs, not guarded
     * @throws IllegalArgumentException if a name, a variable or a key is missing or does not fit, or what the job is to
     *     write has no folder
     * @throws IllegalStateException if what the job is to write would be written over what it reads, or twice to one place
     * @throws RefreshDeniedException if this environment may not hold live data
     * @throws dev.ringfence.data.KeyDeniedException if others may read the file of the pseudonym key
     * @throws IOException if the policy, or a file with a secret, cannot be read
     */
    public EnvironmentRefresh open(DeploymentEnvironment here, Map<String, DataSource> named) throws IOException {
        return open(here, named, System::getenv);
    }

    /**
     * The same, with passwords and keys from elsewhere than the process's environment, such as a vault.
     *
     * @param variables asked for each variable that the job names, and for nothing else; gives null where there is none
     * @throws IllegalArgumentException as {@link #open(DeploymentEnvironment, Map)}
     * @throws IllegalStateException as {@link #open(DeploymentEnvironment, Map)}
     * @throws RefreshDeniedException as {@link #open(DeploymentEnvironment, Map)}
     * @throws IOException as {@link #open(DeploymentEnvironment, Map)}
     */
    public EnvironmentRefresh open(
            DeploymentEnvironment here, Map<String, DataSource> named, Function<String, @Nullable String> variables)
            throws IOException {
        RefreshAdmission.requireRight(here);
        requireWritable();
        DataSource from = source.open(named, variables);
        EnvironmentRefresh refresh = target.isPresent()
                ? EnvironmentRefresh.from(from).to(target.get().open(named, variables))
                : EnvironmentRefresh.inPlace(from);
        refresh.through(new NamedFile("policy", policy).read(SanitizationPolicy::read))
                .with(key(here, variables))
                .runningIn(here)
                .proving(signature.isPresent() ? signed(signature.get().open(variables)) : checks)
                .reporting(reports);
        if (!concessions.isEmpty()) {
            refresh.accepting(concessions.toArray(RefreshConcession[]::new));
        }
        subset.ifPresent(refresh::subset);
        parallelism.ifPresent(refresh::parallelism);
        return keepPrevious ? refresh.keepPrevious() : refresh;
    }

    /** Nothing is written over what the job reads, nor twice to one place. */
    private void requireWritable() throws IOException {
        List<NamedFile> files = new ArrayList<>(List.of(new NamedFile("policy", policy)));
        key.material().file().ifPresent(file -> files.add(new NamedFile("key.file", file)));
        reports.requireWritable(signature.isPresent() ? signature.get().requireWritable(files) : files);
    }

    private RefreshChecks signed(RefreshSignature by) {
        RefreshChecks.Builder signed = checks.toBuilder().validFor(by.validity());
        by.key().ifPresent(signed::signedBy);
        by.file().ifPresent(signed::alsoIn);
        return signed.build();
    }

    private PseudonymKey key(DeploymentEnvironment here, Function<String, @Nullable String> variables)
            throws IOException {
        if (key.material().file().isPresent()) {
            return new NamedFile("key", key.material().file().get())
                    .readTellingName(file -> PseudonymKey.named(key.name(), file, here));
        }
        String digits = key.material().open(variables);
        return PseudonymKey.named(
                key.name(),
                () -> {
                    try {
                        return HexFormat.of().parseHex(digits.strip());
                    } catch (IllegalArgumentException e) {
                        // The cause would quote a digit of the key.
                        throw new IllegalArgumentException("'key' must be hexadecimal digits, an even number of them");
                    }
                },
                here);
    }

    /**
     * Writes the report of a run to the files that the job names for it, in the place of earlier ones, as the run itself has
     * done.
     *
     * @return those files; none if the job names none
     * @throws IOException if one cannot be written
     */
    public List<Path> writeReports(RefreshReport report) throws IOException {
        return reports.write(report);
    }

    /** What {@code run} writes besides the target, if the job names files for it: the attestation first, then the report. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>(reports.files());
        signature.flatMap(RefreshJobSignature::file).ifPresent(file -> files.add(0, file));
        return files;
    }
}
