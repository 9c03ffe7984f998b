package dev.ringfence.attest;

import dev.ringfence.base.OwnerOnlyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An Ed25519 private key. Immutable and safe for use by many threads. The key is in no message and no {@link #toString()};
 * it stays in the memory of the process until the platform lets go of it.
 *
 * <p>Made by {@link #createFile}, by {@code openssl genpkey -algorithm ed25519 [-aes-256-cbc]}, or by {@code keytool
 * -genkeypair -keyalg Ed25519 -storetype PKCS12}.
 */
public final class SigningKey {
    private final PrivateKey key;
    private final VerificationKey verificationKey;

    private SigningKey(PrivateKey key, VerificationKey verificationKey) {
        this.key = key;
        this.verificationKey = verificationKey;
    }

    /**
     * A new random key.
     *
     * @param name how messages name it
     */
    public static SigningKey generate(String name) {
        return of(name, Ed25519.generate());
    }

    /**
     * Writes a new random key to a file that only its owner can read (mode 0600), as PKCS #8 PEM without a password.
     *
     * @return its public half, to be deployed where its signatures are verified
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file: a key is never overwritten
     * @throws UnsupportedOperationException if the file system has no POSIX permissions
     * @throws IOException if it cannot be written
     */
    public static VerificationKey createFile(String name, Path file) throws IOException {
        KeyPair pair = Ed25519.generate();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        try {
            OwnerOnlyFile.create(file, new Pem("PRIVATE KEY", pkcs8).text().getBytes(StandardCharsets.US_ASCII));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
        return of(name, pair).verificationKey();
    }

    /**
     * Reads the {@code PRIVATE KEY} block of a PEM file that only its owner can read.
     *
     * @throws IllegalArgumentException if others than its owner may read or write the file, or the file system cannot say
     *     who may; if it holds no or several private keys, one that has a password, or one that is not Ed25519
     * @throws IOException if the file cannot be read
     */
    public static SigningKey read(String name, Path file) throws IOException {
        return read(name, file, () -> {
            throw new IllegalArgumentException("'file' must hold a key without a password, or be read with one");
        });
    }

    /**
     * Reads the {@code PRIVATE KEY} or {@code ENCRYPTED PRIVATE KEY} block of a PEM file that only its owner can read.
     * Encrypted ones are read where the platform knows the scheme: PBES2 with HMAC-SHA and AES (PKCS #5, RFC 8018).
     *
     * @param password asked only if the key has one; the array is cleared afterwards
     * @throws IllegalArgumentException as {@link #read(String, Path)}, or if the password is wrong
     * @throws IOException if the file cannot be read
     */
    public static SigningKey read(String name, Path file, Supplier<char[]> password) throws IOException {
        Optional<String> exposure = OwnerOnlyFile.exposure(file);
        if (exposure.isPresent()) {
            throw new IllegalArgumentException(
                    "'file' must be readable by its owner alone (chmod 600) but " + exposure.get());
        }
        if (Files.size(file) > Pem.MAX_CHARS) {
            throw new IllegalArgumentException("'file' must be a PEM file but had " + Files.size(file) + " bytes");
        }
        // Never malformed, whatever the bytes are: what is no PEM is found below.
        List<Pem> keys = Pem.parse(Files.readString(file, StandardCharsets.ISO_8859_1)).stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException("'file' must hold one PRIVATE KEY block but held " + keys.size());
        }
        Pem block = keys.get(0);
        byte[] pkcs8 = switch (block.label()) {
            case "PRIVATE KEY" -> block.der();
            case "ENCRYPTED PRIVATE KEY" -> EncryptedKey.decrypt(block.der(), password);
            default ->
                throw new IllegalArgumentException(
                        "'file' must hold a key in PKCS #8 but held a block " + block.label());
        };
        try {
            return of(name, Ed25519.pair(pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /**
     * A key that a key store of the platform holds, with its certificate, which may be self-signed: nothing of it but
     * the public key counts.
     *
     * @param store loaded
     * @param password of the key; the array is cleared afterwards
     * @throws IllegalArgumentException if there is no Ed25519 private key of that name, or the certificate is another's
     * @throws IllegalStateException if the store is not loaded
     * @throws IOException if the store does not open the key
     */
    public static SigningKey of(String name, KeyStore store, String alias, Supplier<char[]> password)
            throws IOException {
        char[] secret = password.get();
        try {
            if (!(store.getKey(alias, secret) instanceof PrivateKey key)) {
                throw new IllegalArgumentException("'alias' must name a private key but there is none of that name");
            }
            Certificate certificate = store.getCertificate(alias);
            if (certificate == null) {
                throw new IllegalArgumentException("'alias' must name a key with a certificate but it has none");
            }
            return of(name, new KeyPair(certificate.getPublicKey(), key));
        } catch (KeyStoreException e) {
            throw new IllegalStateException("'store' must be loaded", e);
        } catch (GeneralSecurityException e) {
            throw new IOException("The key store did not open the key: wrong password, or damaged", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static SigningKey of(String name, KeyPair pair) {
        PublicKey half = Objects.requireNonNull(pair.getPublic(), "public key");
        SigningKey key = new SigningKey(pair.getPrivate(), VerificationKey.of(name, half));
        byte[] probe = {1};
        if (!key.verificationKey.verifies(probe, key.sign(probe))) {
            throw new IllegalArgumentException("'key' must belong to its certificate but signs for another public key");
        }
        return key;
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(key, message);
    }

    /** Its public half, which verifies what it signs. */
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /** As {@link VerificationKey#id()}. */
    public String id() {
        return verificationKey.id();
    }

    /** Name and id, never the key. */
    @Override
    public String toString() {
        return verificationKey.toString();
    }
}
