package dev.ringfence.refresh.file;

import dev.ringfence.refresh.base.RefreshChecks;
import dev.ringfence.refresh.signing.NamedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a run writes.
 *
 * @param report what was done, beside the target
 * @param attestation the same, signed; empty if nobody signs
 */
record WrittenFiles(Path target, Path report, Optional<Path> attestation) {

    static WrittenFiles of(Path target, RefreshChecks checks) {
        return new WrittenFiles(
                target,
                beside(target, ".report.json"),
                checks.key().map(signer -> checks.file().orElse(beside(target, ".attestation.json"))));
    }

    private static Path beside(Path target, String extension) {
        return target.resolveSibling(target.getFileName() + extension);
    }

    /**
     * Refuses what cannot be written, and what would be written over another file of the run: before a large file is read
     * for it.
     *
     * @throws IllegalArgumentException if a folder is missing or may not be written to, or something else than a file stands
     *     in the place of one
     * @throws IllegalStateException if two of them, or one and the source, are the same file
     */
    void require(Path source) throws IOException {
        List<NamedFile> files = new ArrayList<>(List.of(new NamedFile("from", source), new NamedFile("to", target)));
        files.add(new NamedFile("report", report));
        attestation.ifPresent(file -> files.add(new NamedFile("attestation", file)));
        for (int i = 1; i < files.size(); i++) {
            NamedFile written = files.get(i);
            written.requireWritable();
            requireNoDevice(written);
            for (NamedFile other : files.subList(0, i)) {
                written.requireOtherThan(other);
            }
        }
    }

    /** It would be replaced by a file. A link is, as is told. */
    private static void requireNoDevice(NamedFile written) {
        if (Files.exists(written.path(), LinkOption.NOFOLLOW_LINKS)
                && !Files.isSymbolicLink(written.path())
                && !Files.isRegularFile(written.path())) {
            throw new IllegalArgumentException(
                    "'" + written.setting() + "' must be a file but " + written.path() + " is a pipe or a device");
        }
    }
}
