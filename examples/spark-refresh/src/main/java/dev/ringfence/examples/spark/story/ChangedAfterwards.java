package dev.ringfence.examples.spark.story;

import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.examples.spark.FileAttestation;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** The attestation beside the files names each of them by its digest; a job in staging checks it before it reads. */
final class ChangedAfterwards implements Step<Stage> {
    @Override
    public String title() {
        return "An attestation that is of these files and no others";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws IOException {
        String folder = stage.path("from-parquet");
        transcript.claim(objection(stage, folder).isEmpty(), "the folder is what was signed");
        Path file;
        try (Stream<Path> files = Files.list(Path.of(folder, Stage.NAME))) {
            file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Path raw = file.resolveSibling("part-raw.parquet");
        Files.copy(file, raw);
        transcript.claim(objection(stage, folder).orElse("").endsWith(" was added"), "a file more is told");
        Files.move(raw, file, StandardCopyOption.REPLACE_EXISTING);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        transcript.claim(
                objection(stage, folder).orElse("").endsWith(" was changed"), "one bit that is another is told");
        Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));
        transcript.claim(
                objection(stage, folder).orElse("").endsWith(" was changed"),
                "and also where the file system keeps no checksum of its own");
    }

    private static Optional<String> objection(Stage stage, String folder) throws IOException {
        return FileAttestation.objection(
                folder, VerificationKeys.of(stage.signer().verificationKey()), Instant.now(), new Configuration());
    }
}
