package dev.ringfence.write;

import dev.ringfence.base.KeyMaterial;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which writes are digested, so that nobody without it can try out which parameters a digest stands for.
 * Immutable and safe for use by many threads. The key is in no message and no {@link #toString()}.
 *
 * <p>All instances of an application that share approvals must hold the same key. Whoever holds it can find parameters of
 * small range, such as a customer's number, by trying; keep that of a production where live data may be held.
 */
public final class DigestKey {
    /** The fewest bytes of key material: 256 bits. */
    public static final int MIN_BYTES = KeyMaterial.BYTES;

    private final SecretKeySpec key;

    private DigestKey(byte[] material) {
        try {
            if (material.length < MIN_BYTES) {
                throw new IllegalArgumentException(
                        "'material' must have at least " + MIN_BYTES + " bytes but had " + material.length);
            }
            this.key = new SecretKeySpec(material, "HmacSHA256");
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    /** A new random key that nobody else has and that is gone with this object, for tests and single processes. */
    public static DigestKey ephemeral() {
        return new DigestKey(KeyMaterial.random());
    }

    /**
     * A key from the deployment, such as one that a vault gave.
     *
     * @param material gives at least {@value #MIN_BYTES} random bytes; the array is cleared afterwards
     * @throws IllegalArgumentException if it is shorter
     */
    public static DigestKey of(Supplier<byte[]> material) {
        return new DigestKey(material.get());
    }

    /**
     * Writes a new random key to a file that only its owner can read (mode 0600), as one line of hexadecimal digits.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file: a key is never overwritten
     * @throws UnsupportedOperationException if the file system has no POSIX permissions
     * @throws IOException if it cannot be written
     */
    public static void createFile(Path file) throws IOException {
        KeyMaterial.createFile(file);
    }

    /**
     * Reads a key from a file that {@link #createFile} wrote.
     *
     * @throws IllegalArgumentException if others than its owner may read or write the file, or the file system cannot say
     *     who may; if the content is not hexadecimal, or too short
     * @throws IOException if it cannot be read
     */
    public static DigestKey read(Path file) throws IOException {
        return new DigestKey(KeyMaterial.read(file));
    }

    /** HMAC-SHA-256 (RFC 2104) over what is in the input, as 64 hexadecimal digits. */
    String digest(DigestInput input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(input.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("'HmacSHA256' must be provided by every Java platform", e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "DigestKey";
    }
}
