package dev.ringfence.data;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A key in a file: one line of hexadecimal digits, readable by its owner alone. */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    static void create(Path file, byte[] material) throws IOException {
        byte[] line = (HexFormat.of().formatHex(material) + "\n").getBytes(StandardCharsets.US_ASCII);
        // The mode is part of the creation: there is no moment at which others could open the file.
        try (SeekableByteChannel channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    static byte[] read(Path file, DeploymentEnvironment environment) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            throw denied(environment, "the file system has no POSIX permissions", "give the key by a supplier");
        }
        Set<PosixFilePermission> mode = view.readAttributes().permissions();
        if (!OWNER_ONLY.containsAll(mode)) {
            throw denied(environment, "its mode is " + PosixFilePermissions.toString(mode), "chmod 600 the key file");
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

    private static KeyDeniedException denied(DeploymentEnvironment environment, String evidence, String remedy) {
        return new KeyDeniedException(new Refusal(
                Guard.LIVE_DATA,
                "live-data.key-file",
                "Reading a pseudonym key from a file that others may read",
                environment.name(),
                List.of(evidence),
                remedy));
    }
}
