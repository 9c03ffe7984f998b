package dev.ringfence.data;

import dev.ringfence.base.Guard;
import dev.ringfence.base.OwnerOnlyFile;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A key in a file: one line of hexadecimal digits, readable by its owner alone. */
final class KeyFile {
    private KeyFile() {}

    static void create(Path file, byte[] material) throws IOException {
        OwnerOnlyFile.create(file, (HexFormat.of().formatHex(material) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] read(Path file, DeploymentEnvironment environment) throws IOException {
        Optional<String> exposure = OwnerOnlyFile.exposure(file);
        if (exposure.isPresent()) {
            throw denied(environment, exposure.get());
        }
        String line = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            return HexFormat.of().parseHex(line);
        } catch (IllegalArgumentException e) {
            // The cause would quote a digit of the key.
            throw new IllegalArgumentException(
                    "'file' must hold one line of hexadecimal digits but had other characters, or an odd number");
        }
    }

    private static KeyDeniedException denied(DeploymentEnvironment environment, String exposure) {
        return new KeyDeniedException(new Refusal(
                Guard.LIVE_DATA,
                "live-data.key-file",
                "Reading a pseudonym key from a file that others may read",
                environment.name(),
                List.of(exposure),
                "chmod 600 the key file, or give the key by a supplier"));
    }
}
