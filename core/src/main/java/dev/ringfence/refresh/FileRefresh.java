package dev.ringfence.refresh;

import dev.ringfence.base.BuilderSettings;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DeploymentEnvironment;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file of CSV or JSON anew, through the policy and key that fill databases: the same value becomes the same
 * pseudonym.
 *
 * <pre>{@code
 * FileRefresh file = FileRefresh.from(Path.of("customer.csv"))
 *         .to(Path.of("staging/customer.csv.gz"))
 *         .through(policy)
 *         .with(key)
 *         .runningIn(environment);
 * System.out.println(file.plan());
 * FileResult result = file.run();
 * }</pre>
 *
 * <p>The format is that of the extension: {@code .csv}, {@code .tsv}, {@code .json} (one document), {@code .jsonl} or
 * {@code .ndjson}; with {@code .gz} behind it the file is compressed. Source and target have the same format. Columns of
 * CSV are treated by rules for {@code table.column} or for their names as keys ({@link
 * dev.ringfence.data.csv.CsvSanitizer}), values of JSON by rules for paths and keys ({@link
 * dev.ringfence.data.json.JsonSanitizer}). Elements of an array share a path, {@code $.items[*].iban}, and so do the
 * members of an object that has more than a thousand names, or values for names.
 *
 * <p>Guarantees: without a rule for every column or path nothing is written. What does not change keeps its bytes: quotes,
 * separators, white space, order. The file is written beside its place, read again for identifying values of the source,
 * forced to the disk and moved to its place at once: under its name stands the old file or the whole new one, also when the
 * process dies. Beside it stand a report and, with a key to sign, an attestation of its digest ({@link FileAttestation}).
 * No message holds a value of the file. The source is read two or three times; if it changes meanwhile, nothing is shown.
 *
 * <p>Memory: a buffer, twice the longest cell or string, the fingerprints ({@link
 * RefreshChecks.Builder#survivorMemory}), and where texts are sanitized the names and numbers of the file's own columns.
 *
 * <p>Does not guarantee what {@link EnvironmentRefresh} does not of texts; nor, since files carry no stamp, that the folder
 * of the target is one of the lower environment.
 *
 * <p>Runs only where {@link dev.ringfence.environment.Right#HOLD_LIVE_DATA} is held. Configure it in one thread; then
 * {@link #plan()} and {@link #run()} may be called again, but not by two threads at a time.
 */
public final class FileRefresh {
    private final Path source;
    private final BuilderSettings settings = new BuilderSettings();
    private @Nullable Path target;
    private @Nullable SanitizationPolicy policy;
    private @Nullable PseudonymKey key;
    private @Nullable DeploymentEnvironment environment;
    private FileProgress.@Nullable Listener listener;
    private RefreshChecks checks = RefreshChecks.standard();
    private String table;
    private @Nullable Character delimiter;
    private List<String> columns = List.of();
    private Charset charset = StandardCharsets.UTF_8;

    private FileRefresh(Path source) {
        this.source = source.toAbsolutePath().normalize();
        this.table = FileLayout.tableOf(source);
    }

    /**
     * Reads this file. It is never written to.
     *
     * @throws IllegalArgumentException if its extension is none of those above
     */
    public static FileRefresh from(Path source) {
        FileLayout.Format.of(source);
        return new FileRefresh(source);
    }

    /**
     * Writes this file, or replaces it.
     *
     * @throws IllegalArgumentException if its extension is of another format
     * @throws IllegalStateException if called twice
     */
    public FileRefresh to(Path lower) {
        if (FileLayout.Format.of(lower) != FileLayout.Format.of(source)) {
            throw new IllegalArgumentException("'lower' must be a file of format " + FileLayout.Format.of(source)
                    + " but was of format " + FileLayout.Format.of(lower));
        }
        settings.once("to");
        target = lower.toAbsolutePath().normalize();
        return this;
    }

    /**
     * Says what becomes of each column or path.
     *
     * @throws IllegalStateException if called twice
     */
    public FileRefresh through(SanitizationPolicy sanitization) {
        settings.once("through");
        policy = Objects.requireNonNull(sanitization, "sanitization");
        return this;
    }

    /**
     * Assigns the pseudonyms.
     *
     * @throws IllegalStateException if called twice
     */
    public FileRefresh with(PseudonymKey pseudonyms) {
        settings.once("with");
        key = Objects.requireNonNull(pseudonyms, "pseudonyms");
        return this;
    }

    /**
     * Says where this process runs.
     *
     * @throws IllegalStateException if called twice
     */
    public FileRefresh runningIn(DeploymentEnvironment here) {
        settings.once("runningIn");
        environment = Objects.requireNonNull(here, "here");
        return this;
    }

    /**
     * The table that the policy names the columns of CSV with; the name of the source without extensions unless set.
     *
     * @throws IllegalArgumentException if it is blank
     * @throws IllegalStateException if called twice
     */
    public FileRefresh table(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("'table' must not be blank");
        }
        settings.once("table");
        table = name;
        return this;
    }

    /**
     * What stands between two cells; a comma for {@code .csv} and a tab for {@code .tsv} unless set.
     *
     * @throws IllegalStateException if called twice, or the file has no cells
     */
    public FileRefresh delimiter(char character) {
        requireCells("delimiter");
        settings.once("delimiter");
        delimiter = character;
        return this;
    }

    /**
     * The names of the columns by position, for a file without a line of names.
     *
     * @throws IllegalStateException if called twice, or the file has no cells
     */
    public FileRefresh columns(String... names) {
        requireCells("columns");
        settings.once("columns");
        columns = List.of(names);
        return this;
    }

    /**
     * The character set of a file with cells, which stays; UTF-8 unless set, in which bytes that are none stay too. In
     * another one they are refused, and so are made values that cannot be written in it.
     *
     * @throws IllegalStateException if called twice, or the file has no cells
     */
    public FileRefresh charset(Charset characters) {
        requireCells("charset");
        settings.once("charset");
        charset = Objects.requireNonNull(characters, "characters");
        return this;
    }

    private void requireCells(String name) {
        if (!FileLayout.Format.of(source).cells()) {
            throw new IllegalStateException("'" + name + "' must be left out for JSON");
        }
    }

    /**
     * What is proven, and who signs it; {@link RefreshChecks#standard()} unless set.
     *
     * @throws IllegalArgumentException if it demands anonymity, which is counted in databases only
     * @throws IllegalStateException if called twice
     */
    public FileRefresh proving(RefreshChecks proofs) {
        if (!proofs.anonymity().isEmpty()) {
            throw new IllegalArgumentException("'proofs' must not demand anonymity of a file");
        }
        settings.once("proving");
        checks = proofs;
        return this;
    }

    /**
     * Is told of progress.
     *
     * @throws IllegalStateException if called twice
     */
    public FileRefresh progress(FileProgress.Listener progress) {
        settings.once("progress");
        listener = Objects.requireNonNull(progress, "progress");
        return this;
    }

    /**
     * Says what {@link #run()} would do, and writes nothing. Reads the whole source.
     *
     * @throws RefreshDeniedException if a column or path has no rule, or something stands against the copy; the message
     *     lists all of it, with the rules to paste
     * @throws IllegalStateException if target, policy, key or environment is missing, or source and target are one file
     * @throws IOException if the source cannot be read
     */
    public FilePlan plan() throws IOException {
        return job().plan();
    }

    /**
     * Plans anew and carries it out.
     *
     * @throws RefreshDeniedException as {@link #plan()}; or if a value cannot be transformed, the source changes, or a value
     *     of it is found in what was written. Nothing is shown then
     * @throws IllegalStateException as {@link #plan()}
     * @throws IOException if a file cannot be read or written
     */
    public FileResult run() throws IOException {
        return job().run();
    }

    private FileJob job() throws IOException {
        Path to = required("to", target);
        if (Files.exists(to) && Files.isSameFile(source, to)) {
            throw new IllegalStateException("'to' must be another file than 'from'");
        }
        DeploymentEnvironment here = required("runningIn", environment);
        RefreshAdmission.requireRight(here);
        FileLayout.Format format = FileLayout.Format.of(source);
        char between = delimiter != null ? delimiter : format == FileLayout.Format.TSV ? '\t' : ',';
        return new FileJob(
                source,
                to,
                new FileLayout(format, table, between, columns, charset),
                required("through", policy),
                required("with", key),
                checks,
                here.name(),
                new FileListener(listener),
                Clock.systemUTC());
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("'" + name + "' must be called first");
        }
        return value;
    }
}
