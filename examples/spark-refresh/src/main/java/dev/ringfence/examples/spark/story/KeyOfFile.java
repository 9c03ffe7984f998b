package dev.ringfence.examples.spark.story;

import dev.ringfence.data.KeyReference;
import dev.ringfence.data.PseudonymKey;
import dev.ringfence.examples.story.PlayedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Opens the key on each worker, from a file that the worker has. A cluster's worker asks its own environment: {@code
 * DeploymentEnvironment.resolve()}; here one process plays all of them.
 *
 * @param file its path, the same on all workers
 */
record KeyOfFile(String file) implements KeyReference.Opener {
    KeyOfFile {
        Objects.requireNonNull(file, "file");
    }

    @Override
    public PseudonymKey open() throws IOException {
        return PseudonymKey.named("shop", Path.of(file), PlayedProcess.with("RINGFENCE_ENVIRONMENT=production"));
    }
}
