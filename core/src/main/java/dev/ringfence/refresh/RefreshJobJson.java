package dev.ringfence.refresh;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.base.TextResource;
import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.base.RefreshConcession;
import dev.ringfence.refresh.engine.RefreshOptions;
import dev.ringfence.refresh.job.DatastoreReference;
import dev.ringfence.refresh.job.RefreshJobReports;
import dev.ringfence.refresh.job.RefreshJobSignature;
import dev.ringfence.refresh.job.SecretReference;
import dev.ringfence.refresh.job.SubsetJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file form of a refresh. Nothing unknown is passed over: a check that is misspelt would be one that is missing. */
final class RefreshJobJson {
    private static final int VERSION = 1;
    private static final String SCHEMA = "refresh-job.schema.json";

    private static final List<String> KEYS = List.of(
            "version",
            "source",
            "target",
            "inPlace",
            "policy",
            "key",
            "subset",
            "parallelism",
            "keepPrevious",
            "accepting",
            "checks",
            RefreshJobSignature.MEMBER,
            RefreshJobReports.MEMBER);
    private static final List<String> CHECK_KEYS =
            List.of("canaries", "anonymity", "allowSurvivorsIn", "fidelityTolerance", "survivorMemoryBytes");

    private final JsonMembers root;
    private final Path directory;

    private RefreshJobJson(JsonMembers root, Path directory) {
        this.root = root;
        this.directory = directory;
    }

    static RefreshJobFile read(String json, Path directory) {
        JsonMembers root = JsonMembers.parseTellingPlaces(json, "job");
        root.requireKeys("job", KEYS, List.of("version", "policy", "key"));
        root.requireVersion(VERSION);
        return new RefreshJobJson(root, directory).read();
    }

    private RefreshJobFile read() {
        boolean inPlace = root.has("inPlace");
        if (inPlace == (root.has("source") || root.has("target")) || root.has("source") != root.has("target")) {
            throw new IllegalArgumentException("'job' must have either 'source' and 'target', or 'inPlace' alone");
        }
        return new RefreshJobFile(
                DatastoreReference.read(root, inPlace ? "inPlace" : "source", directory),
                inPlace ? Optional.empty() : Optional.of(DatastoreReference.read(root, "target", directory)),
                directory.resolve(root.text("policy")),
                key(),
                root.has("subset")
                        ? Optional.of(root.using("subset", () -> SubsetJson.read(root.members("subset"))))
                        : Optional.empty(),
                root.has("parallelism") ? Optional.of(parallelism()) : Optional.empty(),
                root.has("keepPrevious") && keepPrevious(inPlace),
                root.using("accepting", () -> root.words("accepting", RefreshConcession.values())),
                root.has("checks") ? checks(root.members("checks")) : RefreshChecks.standard(),
                RefreshJobSignature.read(root, directory),
                RefreshJobReports.read(root, directory));
    }

    private int parallelism() {
        return root.using("parallelism", () -> RefreshOptions.requireThreads(root.integer("parallelism")));
    }

    private boolean keepPrevious(boolean inPlace) {
        boolean keep = root.truth("keepPrevious");
        return root.using("keepPrevious", () -> {
            if (keep && inPlace) {
                throw new IllegalArgumentException("'keepPrevious' must be false in place: the rows before are live");
            }
            return keep;
        });
    }

    private RefreshJobFile.Key key() {
        JsonMembers key = root.members("key");
        key.requireKeys("key", List.of("name", "variable", "file"), List.of("name"));
        return new RefreshJobFile.Key(
                key.text("name"), root.using("key", () -> SecretReference.of("key", key, directory)));
    }

    private static RefreshChecks checks(JsonMembers given) {
        given.requireKeys("checks", CHECK_KEYS, List.of());
        RefreshChecks.Builder checks = RefreshChecks.builder();
        given.texts("canaries").forEach(value -> given.using("canaries", () -> checks.canary(value)));
        for (JsonMembers demand : given.objects("anonymity")) {
            demand.requireKeys("anonymity", List.of("table", "k", "columns"), List.of("table", "k", "columns"));
            demand.using(
                    "k",
                    () -> checks.anonymity(
                            demand.text("table"),
                            demand.integer("k"),
                            demand.texts("columns").toArray(String[]::new)));
        }
        for (JsonMembers column : given.objects("allowSurvivorsIn")) {
            column.requireKeys("allowSurvivorsIn", List.of("column", "reason"), List.of("column", "reason"));
            column.using("column", () -> checks.allowSurvivorsIn(column.text("column"), column.text("reason")));
        }
        if (given.has("fidelityTolerance")) {
            given.using("fidelityTolerance", () -> checks.fidelityTolerance(given.decimal("fidelityTolerance")));
        }
        if (given.has("survivorMemoryBytes")) {
            given.using("survivorMemoryBytes", () -> checks.survivorMemory(given.number("survivorMemoryBytes")));
        }
        return checks.build();
    }

    static String schema() {
        return TextResource.read(RefreshJobJson.class, SCHEMA);
    }
}
