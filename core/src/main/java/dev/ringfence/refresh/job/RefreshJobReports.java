package dev.ringfence.refresh.job;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.refresh.report.RefreshReport;
import dev.ringfence.refresh.signing.NamedFile;
import dev.ringfence.refresh.signing.PendingFile;
import dev.ringfence.refresh.signing.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a job has its report written. */
public record RefreshJobReports(Optional<Path> html, Optional<Path> json) {
    /** Nowhere. */
    public static final RefreshJobReports NONE = new RefreshJobReports(Optional.empty(), Optional.empty());

    /** The member of job files. */
    public static final String MEMBER = "report";

    /** Reads the member, which may be missing. */
    public static RefreshJobReports read(JsonMembers root, Path directory) {
        if (!root.has(MEMBER)) {
            return NONE;
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
     * Refuses places where nothing can be written, and those of other files of the job: its policy, its keys, its
     * attestation.
     *
     * @param others what the job reads, and what else it writes
     * @throws IllegalArgumentException if nothing can be written there
     * @throws IllegalStateException if another file has the place
     * @throws IOException if a folder cannot be looked up
     */
    public void requireWritable(List<NamedFile> others) throws IOException {
        for (NamedFile other : others) {
            requireOtherThan(other);
        }
        for (NamedFile report : named()) {
            report.requireWritable();
        }
        if (html.isPresent() && json.isPresent()) {
            named().get(0).requireOtherThan(named().get(1));
        }
    }

    /**
     * Refuses to write over a file.
     *
     * @throws IllegalStateException if a report has its place
     * @throws IOException if a folder cannot be looked up
     */
    public void requireOtherThan(NamedFile file) throws IOException {
        for (NamedFile report : named()) {
            report.requireOtherThan(file);
        }
    }

    private List<NamedFile> named() {
        List<NamedFile> files = new ArrayList<>();
        html.ifPresent(file -> files.add(new NamedFile(MEMBER + ".html", file)));
        json.ifPresent(file -> files.add(new NamedFile(MEMBER + ".json", file)));
        return files;
    }

    /** Their places. */
    public List<Path> files() {
        return Stream.of(html, json).flatMap(Optional::stream).toList();
    }

    /**
     * Writes them beside their places, before the commit that they tell of.
     *
     * @param nonce of the stamp that comes with it
     */
    public List<PendingFile> pending(RefreshReport report, String nonce) {
        List<PendingFile> pending = new ArrayList<>();
        html.ifPresent(file -> pending.add(PendingFile.write(file, nonce, report.toHtml())));
        json.ifPresent(file -> pending.add(PendingFile.write(file, nonce, report.toJson())));
        return List.copyOf(pending);
    }

    /** Writes them, in the place of earlier ones, each whole or not at all. */
    public List<Path> write(RefreshReport report) throws IOException {
        if (html.isPresent()) {
            WholeFile.write(html.get(), report.toHtml());
        }
        if (json.isPresent()) {
            WholeFile.write(json.get(), report.toJson());
        }
        return files();
    }
}
