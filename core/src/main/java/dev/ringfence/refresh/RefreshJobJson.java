package dev.ringfence.refresh;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.base.TextResource;
import java.nio.file.Path;
import java.time.Duration;
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
            "checks",
            "attestation",
            "report");
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
                root.has("checks") ? checks(root.members("checks")) : RefreshChecks.standard(),
                signature(),
                reports());
    }

    private int parallelism() {
        return root.using("parallelism", () -> EnvironmentRefresh.requireThreads(root.integer("parallelism")));
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

    private Optional<RefreshJobFile.Signature> signature() {
        if (!root.has("attestation")) {
            return Optional.empty();
        }
        JsonMembers given = root.members("attestation");
        given.requireKeys(
                "attestation", List.of("name", "key", "password", "validDays", "file"), List.of("name", "key"));
        return Optional.of(new RefreshJobFile.Signature(
                given.text("name"),
                directory.resolve(given.text("key")),
                given.has("password")
                        ? Optional.of(SecretReference.read(given, "password", directory))
                        : Optional.empty(),
                given.has("validDays") ? Optional.of(days(given)) : Optional.empty(),
                given.has("file") ? Optional.of(directory.resolve(given.text("file"))) : Optional.empty()));
    }

    private static Duration days(JsonMembers given) {
        int days = given.integer("validDays");
        return given.using("validDays", () -> {
            if (days < 1) {
                throw new IllegalArgumentException("'validDays' must be positive but was " + days);
            }
            return Duration.ofDays(days);
        });
    }

    private RefreshJobFile.Reports reports() {
        if (!root.has("report")) {
            return new RefreshJobFile.Reports(Optional.empty(), Optional.empty());
        }
        JsonMembers given = root.members("report");
        given.requireKeys("report", List.of("html", "json"), List.of());
        return new RefreshJobFile.Reports(
                given.has("html") ? Optional.of(directory.resolve(given.text("html"))) : Optional.empty(),
                given.has("json") ? Optional.of(directory.resolve(given.text("json"))) : Optional.empty());
    }

    static String schema() {
        return TextResource.read(RefreshJobJson.class, SCHEMA);
    }
}
