package dev.ringfence.attest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.interfaces.EdECPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public keys whose signatures a process trusts. They come from the deployment, as files, configuration or a key
 * store; never from a datastore or the envelope itself. Immutable and safe for use by many threads.
 *
 * <p>A key is withdrawn by deploying without it. There are no certificates' dates or revocation lists here.
 */
public final class VerificationKeys {
    /** The most keys in one set. */
    public static final int MAX_KEYS = 1_000;

    private final Map<String, VerificationKey> byId;

    private VerificationKeys(Collection<VerificationKey> keys) {
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException(
                    "'keys' must be 1 to " + MAX_KEYS + " but were " + keys.size() + ": nothing could be verified");
        }
        Map<String, VerificationKey> map = new LinkedHashMap<>();
        for (VerificationKey key : keys) {
            VerificationKey same = map.putIfAbsent(key.id(), key);
            if (same != null) {
                throw new IllegalArgumentException("'keys' must differ but '" + same.name() + "' and '" + key.name()
                        + "' are one key, " + key.id());
            }
        }
        this.byId = Collections.unmodifiableMap(map);
    }

    /**
     * These keys.
     *
     * @throws IllegalArgumentException if there are none or more than {@value #MAX_KEYS}, or one is there twice
     */
    public static VerificationKeys of(VerificationKey... keys) {
        return new VerificationKeys(List.of(keys));
    }

    /** As {@link #of(VerificationKey...)}. */
    public static VerificationKeys of(Collection<VerificationKey> keys) {
        return new VerificationKeys(List.copyOf(keys));
    }

    /**
     * Reads each file {@code NAME.pem} of a directory, with one public key each, called NAME. Other files are passed
     * over, and so are those whose names begin with a dot.
     *
     * @throws IllegalArgumentException if there is none, a file may be written by everybody, holds no or several keys, a
     *     private key, or a key that is there twice
     * @throws IOException if it cannot be read
     */
    public static VerificationKeys readDirectory(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "[!.]*.pem")) {
            stream.forEach(files::add);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(files);
        List<VerificationKey> keys = new ArrayList<>();
        for (Path file : files) {
            keys.add(read(file));
        }
        return new VerificationKeys(keys);
    }

    private static VerificationKey read(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IllegalArgumentException("'" + fileName + "' must not be writable by everybody (chmod o-w)");
        }
        if (Files.size(file) > Pem.MAX_CHARS) {
            throw new IllegalArgumentException(
                    "'" + fileName + "' must be a PEM file but had " + Files.size(file) + " bytes");
        }
        return VerificationKey.parse(
                fileName.substring(0, fileName.length() - ".pem".length()),
                Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /**
     * The Ed25519 keys of the certificates of a key store, each called by its alias. Certificates of other algorithms are
     * passed over; their dates, issuers and signatures are not looked at.
     *
     * @param store loaded
     * @throws IllegalArgumentException if there is none, or a key is there twice
     * @throws IllegalStateException if the store is not loaded
     */
    public static VerificationKeys of(KeyStore store) {
        List<VerificationKey> keys = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                Certificate certificate = store.getCertificate(alias);
                if (certificate != null && certificate.getPublicKey() instanceof EdECPublicKey key) {
                    keys.add(VerificationKey.of(alias, key));
                }
            }
        } catch (KeyStoreException e) {
            throw new IllegalStateException("'store' must be loaded", e);
        }
        return new VerificationKeys(keys);
    }

    /** The key of that id. */
    public Optional<VerificationKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All keys, in the order they were given. */
    public List<VerificationKey> all() {
        return List.copyOf(byId.values());
    }

    /** Names and ids. */
    @Override
    public String toString() {
        return byId.values().toString();
    }
}
