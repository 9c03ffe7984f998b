package dev.ringfence.refresh.synthetic;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.base.ParsedFile;
import dev.ringfence.base.TextResource;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.jdbc.UrlDataSource;
import dev.ringfence.refresh.base.RefreshDeniedException;
import dev.ringfence.refresh.job.DatastoreReference;
import dev.ringfence.refresh.job.RefreshJobReports;
import dev.ringfence.refresh.job.RefreshJobSignature;
import dev.ringfence.refresh.report.RefreshReport;
import dev.ringfence.refresh.signing.NamedFile;
import dev.ringfence.refresh.signing.RefreshSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic fill written down in a JSON file, whose schema is {@link #jsonSchema()}:
 *
 * <pre>
 * {"version": 1,
 *  "fill": {"url": "jdbc:postgresql://localhost/shop", "user": "dev", "password": {"variable": "DEV_PASSWORD"}},
 *  "rows": {"customer": 10000, "payment": 50000},
 *  "otherRows": 100,
 *  "keeping": ["country"],
 *  "values": {"customer.tier": ["gold", "silver"]},
 *  "seed": 42,
 *  "attestation": {"name": "dev", "key": "dev.pem", "file": "attestation.json"},
 *  "report": {"html": "fill.html", "json": "fill.json"}}
 * </pre>
 *
 * <p>It holds no secret: passwords and keys are named by the variable or the file that has them. Paths are relative to the
 * file. Read strictly: a member that is
 * unknown or does not fit is refused with line, column and, where one is near, the known name. It does exactly what {@link
 * SyntheticFill} does with the same settings; {@link dev.ringfence.refresh.RefreshMain} runs it from a command line.
 * Immutable and safe for use by
 * many threads.
 */
public final class SyntheticJobFile {
    private static final int VERSION = 1;
    private static final String SCHEMA = "synthetic-job.schema.json";
    private static final String FILL = "fill";

    private static final List<String> KEYS = List.of(
            "version",
            FILL,
            "rows",
            "otherRows",
            "keeping",
            "appendingTo",
            "values",
            "seed",
            "locale",
            "nullShare",
            "skew",
            "parallelism",
            RefreshJobSignature.MEMBER,
            RefreshJobReports.MEMBER);

    private final DatastoreReference target;
    private final JsonMembers root;
    private final Optional<RefreshJobSignature> signature;
    private final RefreshJobReports reports;

    private SyntheticJobFile(JsonMembers root, Path directory) {
        this.target = DatastoreReference.read(root, FILL, directory);
        this.root = root;
        this.signature = RefreshJobSignature.read(root, directory);
        this.reports = RefreshJobReports.read(root, directory);
    }

    /**
     * Whether a JSON document is such a job, and not one of {@link dev.ringfence.refresh.RefreshJobFile}: it has a member
     * {@code fill}. Says nothing of whether {@link #parse} takes it.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static boolean isOne(String json) {
        return JsonMembers.parseTellingPlaces(json, "job").has(FILL);
    }

    /**
     * Reads a job.
     *
     * @throws IllegalArgumentException if it is no job: the message names file, line, column and member, and shows no value
     * @throws IllegalStateException if what it has written would be written over the job itself
     * @throws IOException if the file cannot be read
     */
    public static SyntheticJobFile read(Path file) throws IOException {
        SyntheticJobFile job = ParsedFile.read(file, json -> parse(json, NamedFile.folderOf(file)));
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
    public static SyntheticJobFile parse(String json, Path directory) {
        JsonMembers root = JsonMembers.parseTellingPlaces(json, "job");
        root.requireKeys("job", KEYS, List.of("version", FILL));
        root.requireVersion(VERSION);
        SyntheticJobFile job = new SyntheticJobFile(root, directory);
        // All of it is looked at now, not when the database waits.
        job.configure(SyntheticFill.of(new UrlDataSource("jdbc:none", "", "")));
        return job;
    }

    /** The JSON schema (draft 2020-12) of such files. */
    public static String jsonSchema() {
        return TextResource.read(SyntheticJobFile.class, SCHEMA);
    }

    /**
     * The fill, ready to be planned and run. Connects to nothing yet.
     *
     * @param here where this process runs
     * @param named the datastores that the job names instead of giving their URLs, not guarded
     * @throws IllegalArgumentException if a name, a variable or a key is missing or does not fit, or what the job is to
     *     write has no folder
     * @throws IllegalStateException if what the job is to write would be written over its key, or twice to one place
     * @throws RefreshDeniedException if this process is in production, or it is not known where it is
     * @throws IOException if a file with a secret cannot be read
     */
    public SyntheticFill open(DeploymentEnvironment here, Map<String, DataSource> named) throws IOException {
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
    public SyntheticFill open(
            DeploymentEnvironment here, Map<String, DataSource> named, Function<String, @Nullable String> variables)
            throws IOException {
        SyntheticAdmission.requireBelowProduction(here);
        reports.requireWritable(signature.isPresent() ? signature.get().requireWritable(List.of()) : List.of());
        SyntheticFill fill =
                configure(SyntheticFill.of(target.open(named, variables))).runningIn(here);
        if (signature.isPresent()) {
            RefreshSignature by = signature.get().open(variables);
            by.key().ifPresent(fill::signedBy);
            by.file().ifPresent(fill::alsoIn);
            fill.validFor(by.validity());
        }
        return fill;
    }

    /**
     * Writes the report of a run to the files that the job names for it, in the place of earlier ones.
     *
     * @return those files; none if the job names none
     * @throws IOException if one cannot be written
     */
    public List<Path> writeReports(RefreshReport report) throws IOException {
        return reports.write(report);
    }

    /** Where {@code run} writes the attestation besides the target; empty if the job names no file for it. */
    public Optional<Path> attestation() {
        return signature.flatMap(RefreshJobSignature::file);
    }

    private SyntheticFill configure(SyntheticFill fill) {
        if (root.has("rows")) {
            JsonMembers rows = root.members("rows");
            rows.keys().forEach(table -> rows.using(table, () -> fill.rows(table, rows.number(table))));
        }
        if (root.has("values")) {
            JsonMembers values = root.members("values");
            values.keys().forEach(column -> values.using(column, () -> values(fill, column, values.texts(column))));
        }
        fill.keeping(root.texts("keeping").toArray(String[]::new));
        fill.appendingTo(root.texts("appendingTo").toArray(String[]::new));
        setting("otherRows", key -> fill.otherRows(root.number(key)));
        setting("seed", key -> fill.seed(root.number(key)));
        setting("locale", key -> fill.locale(locale(root.text(key))));
        setting("nullShare", key -> fill.nullShare(root.decimal(key)));
        setting("skew", key -> fill.skew(root.decimal(key)));
        setting("parallelism", key -> fill.parallelism(root.integer(key)));
        return fill;
    }

    private void setting(String key, Consumer<String> set) {
        if (root.has(key)) {
            root.using(key, () -> {
                set.accept(key);
                return key;
            });
        }
    }

    private static SyntheticFill values(SyntheticFill fill, String column, List<String> given) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("'values' must hold one value or more for each column");
        }
        return fill.values(column, given.get(0), given.subList(1, given.size()).toArray());
    }

    private static Locale locale(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("'locale' must be a language tag of BCP 47, such as de-DE");
        }
        return locale;
    }
}
