package dev.ringfence.refresh.job;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.refresh.report.RefreshReport;
import dev.ringfence.refresh.signing.NamedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a job has its report written. */
public record RefreshJobReports(Optional<Path> html, Optional<Path> json) {
    /** The member of job files. */
    public static final String MEMBER = "report";

    /** Reads the member, which may be missing. */
    public static RefreshJobReports read(JsonMembers root, Path directory) {
        if (!root.has(MEMBER)) {
            return new RefreshJobReports(Optional.empty(), Optional.empty());
        }
        JsonMembers given = root.members(MEMBER);
        given.requireKeys(MEMBER, List.of("html", "json"), List.of());
        return new RefreshJobReports(path(given, "html", directory), path(given, "json", directory));
    }

    /** A path that may be missing. */
    static Optional<Path> path(JsonMembers given, String key, Path directory) {
        return given.has(key) ? Optional.of(directory.resolve(given.text(key))) : Optional.empty();
    }

    /**
     * Refuses places where nothing can be written.
     *
     * @throws IllegalArgumentException if one is such a place
     */
    public void requireWritable() {
        html.ifPresent(file -> new NamedFile(MEMBER + ".html", file).requireWritable());
        json.ifPresent(file -> new NamedFile(MEMBER + ".json", file).requireWritable());
    }

    /** Writes them, in the place of earlier ones. */
    public List<Path> write(RefreshReport report) throws IOException {
        List<Path> written = new ArrayList<>();
        if (html.isPresent()) {
            written.add(Files.writeString(html.get(), report.toHtml()));
        }
        if (json.isPresent()) {
            written.add(Files.writeString(json.get(), report.toJson()));
        }
        return List.copyOf(written);
    }
}
