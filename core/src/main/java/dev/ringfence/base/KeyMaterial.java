package dev.ringfence.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The bytes of a secret key, new ones and those in a file of one line of hexadecimal digits. Stateless. */
public final class KeyMaterial {
    /** The bytes of a new key, and the fewest that one may have: 256 bits. */
    public static final int BYTES = 32;

    private KeyMaterial() {}

    /** New random bytes, {@value #BYTES} of them. */
    public static byte[] random() {
        byte[] material = new byte[BYTES];
        new SecureRandom().nextBytes(material);
        return material;
    }

    /**
     * Writes new random bytes to a file that only its owner can read (mode 0600).
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file: a key is never overwritten
     * @throws UnsupportedOperationException if the file system has no POSIX permissions
     * @throws IOException if it cannot be written
     */
    public static void createFile(Path file) throws IOException {
        OwnerOnlyFile.create(file, (HexFormat.of().formatHex(random()) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads what {@link #createFile} wrote.
     *
     * @throws IllegalArgumentException if others than its owner may read or write the file, or the file system cannot say
     *     who may; if the content is not hexadecimal
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path file) throws IOException {
        Optional<String> exposure = OwnerOnlyFile.exposure(file);
        if (exposure.isPresent()) {
            throw new IllegalArgumentException(
                    "'file' must be readable by its owner alone (chmod 600) but " + exposure.get());
        }
        try {
            return HexFormat.of()
                    .parseHex(
                            Files.readString(file, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException e) {
            // The cause would quote a digit of the key.
            throw new IllegalArgumentException(
                    "'file' must hold one line of hexadecimal digits but had other characters, or an odd number");
        }
    }
}
