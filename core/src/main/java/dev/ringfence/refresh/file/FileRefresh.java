package dev.ringfence.refresh.file;

import dev.ringfence.base.Setting;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.engine.ProgressTeller;
import dev.ringfence.refresh.plan.RefreshAdmission;
import dev.ringfence.refresh.signing.NamedFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

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
 * <p>A symbolic link in the place of the target is replaced, not followed. A first line of CSV that holds values in place
 * of names is refused without showing it, as far as they can be told from names. JSON is UTF-8, with or without a byte
 * order mark; a file of JSON Lines may be empty.
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
 * <p>Does not guarantee what {@link dev.ringfence.refresh.EnvironmentRefresh} does not of texts; nor, since files carry
 * no stamp, that the folder
 * of the target is one of the lower environment.
 *
 * <p>Runs only where {@link dev.ringfence.environment.Right#HOLD_LIVE_DATA} is held. Configure it in one thread; then
 * {@link #plan()} and {@link #run()} may be called again, but not by two threads at a time.
 */
public final class FileRefresh {
    private final Path source;
    private final Setting<Path> target = new Setting<>("to");
    private final Setting<SanitizationPolicy> policy = new Setting<>("through");
    private final Setting<PseudonymKey> key = new Setting<>("with");
    private final Setting<DeploymentEnvironment> environment = new Setting<>("runningIn");
    private final Setting<FileProgress.Listener> listener = new Setting<>("progress");
    private final Setting<RefreshChecks> checks = new Setting<>("proving");
    private final Setting<String> table = new Setting<>("table");
    private final Setting<Character> delimiter = new Setting<>("delimiter");
    private final Setting<List<String>> columns = new Setting<>("columns");
    private final Setting<Charset> charset = new Setting<>("charset");

    private FileRefresh(Path source) {
        this.source = source.toAbsolutePath().normalize();
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
        target.set(lower.toAbsolutePath().normalize());
        return this;
    }

    /**
     * Says what becomes of each column or path.
     *
     * @throws IllegalStateException if called twice
     */
    public FileRefresh through(SanitizationPolicy sanitization) {
        policy.set(sanitization);
        return this;
    }

    /**
     * Assigns the pseudonyms.
     *
     * @throws IllegalStateException if called twice
     */
    public FileRefresh with(PseudonymKey pseudonyms) {
        key.set(pseudonyms);
        return this;
    }

    /**
     * Says where this process runs.
     *
     * @throws IllegalStateException if called twice
     */
    public FileRefresh runningIn(DeploymentEnvironment here) {
        environment.set(here);
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
        table.set(name);
        return this;
    }

    /**
     * What stands between two cells; a comma for {@code .csv} and a tab for {@code .tsv} unless set.
     *
     * @throws IllegalStateException if called twice, or the file has no cells
     */
    public FileRefresh delimiter(char character) {
        requireCells("delimiter");
        delimiter.set(character);
        return this;
    }

    /**
     * The names of the columns by position, for a file without a line of names.
     *
     * @throws IllegalStateException if called twice, or the file has no cells
     */
    public FileRefresh columns(String... names) {
        requireCells("columns");
        columns.set(List.of(names));
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
        charset.set(characters);
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
        checks.set(proofs);
        return this;
    }

    /**
     * Is told of progress.
     *
     * @throws IllegalStateException if called twice
     */
    public FileRefresh progress(FileProgress.Listener progress) {
        listener.set(progress);
        return this;
    }

    /**
     * Says what {@link #run()} would do, and writes nothing. Reads the whole source.
     *
     * @throws RefreshDeniedException if a column or path has no rule, or something stands against the copy; the message
     *     lists all of it, with the rules to paste
     * @throws IllegalStateException if target, policy, key or environment is missing, or two of source, target, report and
     *     attestation are one file
     * @throws IllegalArgumentException if one of those that are written is a folder, a pipe or a device, or stands in a
     *     folder that is missing or may not be written to
     * @throws IOException if the source is missing, is no file, or cannot be read
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
     * @throws IllegalArgumentException as {@link #plan()}
     * @throws IOException if a file cannot be read or written, as on a full disk; the message names it. Nothing is shown then
     */
    public FileResult run() throws IOException {
        return job().run();
    }

    private FileJob job() throws IOException {
        DeploymentEnvironment here = environment.required();
        RefreshAdmission.requireRight(here);
        RefreshChecks proofs = checks.or(RefreshChecks.standard());
        WrittenFiles written = WrittenFiles.of(target.required(), proofs);
        new NamedFile("from", source).read(FileRefresh::requireReadable);
        written.require(source);
        FileLayout.Format format = FileLayout.Format.of(source);
        return new FileJob(
                source,
                written,
                new FileLayout(
                        format,
                        table.or(FileLayout.tableOf(source)),
                        delimiter.or(format == FileLayout.Format.TSV ? '\t' : ','),
                        columns.or(List.of()),
                        charset.or(StandardCharsets.UTF_8)),
                policy.required(),
                key.required(),
                proofs,
                here.name(),
                new ProgressTeller<>(listener.or(progress -> {})::progressed),
                Clock.systemUTC());
    }

    /** What is read several times must still be there, and end. */
    private static Path requireReadable(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(
                    file.toString(), null, "it is a pipe or a device, which cannot be read several times");
        }
        Files.newInputStream(file).close();
        return file;
    }
}
