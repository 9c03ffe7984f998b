package dev.ringfence.parity;

import dev.ringfence.base.KeyMaterial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which environments are fingerprinted: the one that both hold, so that equal values can be told, and that
 * nobody else does, so that values cannot be tried out. Immutable and safe for use by many threads. The key is in no
 * message and no {@link #toString()}.
 *
 * <p>Staging holds it, so it must be no other key: not one that pseudonyms are made under, which stays where live data may
 * be held, and not one that writes are digested under. Whoever holds it and a fingerprint can find values of small range
 * by trying them.
 */
public final class ComparisonKey {
    /** The fewest bytes of key material: 256 bits. */
    public static final int MIN_BYTES = KeyMaterial.BYTES;

    private final SecretKeySpec key;

    private ComparisonKey(byte[] material) {
        try {
            if (material.length < MIN_BYTES) {
                throw new IllegalArgumentException(
                        "'material' must have at least " + MIN_BYTES + " bytes but had " + material.length);
            }
            this.key = new SecretKeySpec(material, KeyedDigest.ALGORITHM);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    /** A new random key that is gone with this object, to compare within one process. */
    public static ComparisonKey ephemeral() {
        return new ComparisonKey(KeyMaterial.random());
    }

    /**
     * A key from the deployment, such as one that a vault gave.
     *
     * @param material gives at least {@value #MIN_BYTES} random bytes; the array is cleared afterwards
     * @throws IllegalArgumentException if it is shorter
     */
    public static ComparisonKey of(Supplier<byte[]> material) {
        return new ComparisonKey(material.get());
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
    public static ComparisonKey read(Path file) throws IOException {
        return new ComparisonKey(KeyMaterial.read(file));
    }

    /** Tells two keys apart; with it alone nothing can be tried out. */
    String checkValue() {
        return digest().of(16, "check");
    }

    /** What makes digests, for one thread. */
    KeyedDigest digest() {
        return new KeyedDigest(key);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "ComparisonKey";
    }
}
