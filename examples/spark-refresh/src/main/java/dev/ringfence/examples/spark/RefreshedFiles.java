package dev.ringfence.examples.spark;

import dev.ringfence.refresh.base.VerificationResult;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a refresh of files did.
 *
 * @param folder holds a folder for each data set, and the attestation
 * @param rows of all data sets
 * @param checks what was verified before the folder was shown, all of it passed
 * @param copying how long reading, changing and writing took
 * @param proving how long remembering and searching took
 */
public record RefreshedFiles(
        String folder, long rows, List<VerificationResult> checks, Duration copying, Duration proving) {
    public RefreshedFiles {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(copying, "copying");
        Objects.requireNonNull(proving, "proving");
        checks = List.copyOf(checks);
    }
}
