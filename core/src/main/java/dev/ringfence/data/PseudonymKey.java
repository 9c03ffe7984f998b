package dev.ringfence.data;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.environment.Right;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The secret that assigns pseudonyms. Under one key the same value has the same pseudonym in every column, text and
 * process; without it nobody can tell which value a pseudonym stands for.
 *
 * <p>An <em>ephemeral</em> key lives as long as the object and makes each refresh different from the last. A
 * <em>named</em> key makes them equal, and whoever holds it can find the person behind a pseudonym by trying names. So
 * it opens only where {@link Right#HOLD_LIVE_DATA} is held, and must be kept there.
 *
 * <p>For each info type a key of its own is derived by HKDF (RFC 5869). Immutable and safe for use by many threads.
 * The key is in no message, {@link #toString()} or report; {@link #checkValue()} tells two keys apart.
 */
public final class PseudonymKey {
    /** The fewest bytes of key material: 256 bits. */
    public static final int MIN_BYTES = 32;

    private static final int CHECK_BYTES = 8;
    private static final byte[] SALT = "dev.ringfence pseudonyms 1".getBytes(StandardCharsets.UTF_8);

    private final String name;
    private final byte[] pseudorandomKey;

    private PseudonymKey(String name, byte[] material) {
        this.name = name;
        this.pseudorandomKey = Hkdf.extract(SALT, material);
    }

    /** A new random key that nobody else has and that is gone with this object. Opens in every environment. */
    public static PseudonymKey ephemeral() {
        byte[] material = new byte[MIN_BYTES];
        new SecureRandom().nextBytes(material);
        return new PseudonymKey("ephemeral", material);
    }

    /**
     * Opens a named key.
     *
     * @param name how reports name it
     * @param material gives at least {@value #MIN_BYTES} random bytes; the array is cleared afterwards. Not called when
     *     the right is missing
     * @param environment where this process runs
     * @throws KeyDeniedException if the environment does not hold {@link Right#HOLD_LIVE_DATA}
     * @throws IllegalArgumentException if the material is shorter, or all bytes are equal
     */
    public static PseudonymKey named(String name, Supplier<byte[]> material, DeploymentEnvironment environment) {
        requireName(name);
        requireRight(name, environment);
        return open(name, material.get());
    }

    /**
     * Opens a named key from a file that {@link #createFile} wrote.
     *
     * @throws KeyDeniedException if the environment does not hold {@link Right#HOLD_LIVE_DATA}, or someone else than
     *     the file's owner may read or write it, or the file system cannot say who may
     * @throws IllegalArgumentException if the content is not hexadecimal or too short
     * @throws IOException if the file cannot be read
     */
    public static PseudonymKey named(String name, Path file, DeploymentEnvironment environment) throws IOException {
        requireName(name);
        requireRight(name, environment);
        return open(name, KeyFile.read(file, environment));
    }

    /**
     * Opens a named key that a key store of the platform holds, such as a PKCS #12 file with a secret key of at least
     * {@value #MIN_BYTES} bytes: {@code keytool -genseckey -keyalg HmacSHA256 -keysize 256 -storetype PKCS12}.
     *
     * @param store loaded
     * @param alias of the secret key
     * @param password of the key; the array is cleared afterwards. Not called when the right is missing
     * @throws KeyDeniedException if the environment does not hold {@link Right#HOLD_LIVE_DATA}
     * @throws IllegalArgumentException if there is no secret key of that name, it cannot be exported, or is too short
     * @throws IllegalStateException if the store is not loaded
     * @throws IOException if the store does not open the key
     */
    public static PseudonymKey named(
            String name, KeyStore store, String alias, Supplier<char[]> password, DeploymentEnvironment environment)
            throws IOException {
        requireName(name);
        requireRight(name, environment);
        return open(name, KeyStores.material(store, alias, password));
    }

    /**
     * Writes a new random key to a file that only its owner can read (mode 0600).
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file: a key is never overwritten
     * @throws UnsupportedOperationException if the file system has no POSIX permissions
     * @throws IOException if it cannot be written
     */
    public static void createFile(Path file) throws IOException {
        byte[] material = new byte[MIN_BYTES];
        new SecureRandom().nextBytes(material);
        KeyFile.create(file, material);
    }

    private static PseudonymKey open(String name, byte[] material) {
        try {
            if (material.length < MIN_BYTES) {
                throw new IllegalArgumentException(
                        "'material' must have at least " + MIN_BYTES + " bytes but had " + material.length);
            }
            if (allEqual(material)) {
                throw new IllegalArgumentException("'material' must be random but all its bytes were equal");
            }
            return new PseudonymKey(name, material);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    private static boolean allEqual(byte[] material) {
        for (byte b : material) {
            if (b != material[0]) {
                return false;
            }
        }
        return true;
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("'name' must not be blank");
        }
    }

    private static void requireRight(String name, DeploymentEnvironment environment) {
        Objects.requireNonNull(environment, "environment");
        if (!environment.may(Right.HOLD_LIVE_DATA)) {
            throw new KeyDeniedException(new Refusal(
                    Guard.LIVE_DATA,
                    "live-data.named-key",
                    "Opening the pseudonym key '" + name + "'",
                    environment.name(),
                    List.of("the process does not hold HOLD_LIVE_DATA"),
                    "run this where live data may be held, or use PseudonymKey.ephemeral()"));
        }
    }

    /** The function that assigns pseudonyms of an info type. */
    public KeyedFunction functionFor(InfoType type) {
        return derive("pseudonym " + type.name());
    }

    /** The block cipher for bijections of an info type. */
    public KeyedBlocks blocksFor(InfoType type) {
        return blocks("bijection " + type.name());
    }

    /** The block cipher for bijections of values that are of no info type: one for all of them, so that they join. */
    public KeyedBlocks blocks() {
        return blocks("bijection");
    }

    /** The function for values that are of no info type, for one purpose such as {@code hash}. */
    public KeyedFunction functionFor(String purpose) {
        return derive("purpose " + purpose);
    }

    private KeyedBlocks blocks(String purpose) {
        byte[] key = Hkdf.expand(pseudorandomKey, purpose.getBytes(StandardCharsets.UTF_8), MIN_BYTES);
        try {
            return KeyedBlocks.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private KeyedFunction derive(String purpose) {
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] key = Hkdf.expand(pseudorandomKey, info, KeyedFunction.KEY_BYTES);
        try {
            return new KeyedFunction(key, purpose);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The name it was opened by, {@code ephemeral} for a random one. */
    public String name() {
        return name;
    }

    /** Sixteen hexadecimal digits that are the same for the same key. They do not help to find it. */
    public String checkValue() {
        byte[] key = Hkdf.expand(pseudorandomKey, "check value".getBytes(StandardCharsets.UTF_8), MIN_BYTES);
        byte[] tag = Hkdf.mac(key).doFinal();
        return HexFormat.of().formatHex(tag, 0, CHECK_BYTES);
    }

    /** Name and check value, never the key. */
    @Override
    public String toString() {
        return name + " (check value " + checkValue() + ")";
    }
}
