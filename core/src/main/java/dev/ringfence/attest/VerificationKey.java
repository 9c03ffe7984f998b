package dev.ringfence.attest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;

/**
 * An Ed25519 public key, and what it is called. Immutable and safe for use by many threads; equal to another of the same
 * key, whatever that is called.
 *
 * <p>{@link #id()} is the first {@value #ID_DIGITS} hexadecimal digits of the SHA-256 of the key's X.509
 * SubjectPublicKeyInfo; the same as {@code openssl pkey -pubin -in KEY.pem -outform DER | sha256sum | cut -c1-32}.
 */
public final class VerificationKey {
    /** Hexadecimal digits of a key id: 128 bits, so that nobody finds another key of the same id. */
    public static final int ID_DIGITS = 32;

    private final String name;
    private final PublicKey key;
    private final String id;

    private VerificationKey(String name, PublicKey key) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("'name' must not be blank");
        }
        this.name = name;
        this.key = key;
        this.id = id(key.getEncoded());
    }

    /**
     * A key of the platform.
     *
     * @param name how messages name it, such as the signer's account or {@code staging}
     * @throws IllegalArgumentException if it is no Ed25519 key, has a small order (anybody could sign for it), or the
     *     name is blank
     */
    public static VerificationKey of(String name, PublicKey key) {
        return new VerificationKey(name, Ed25519.checked(key));
    }

    /**
     * Reads the one {@code PUBLIC KEY} block of a PEM text.
     *
     * @throws IllegalArgumentException if there is none or more than one, or as {@link #of}; also if the text holds a
     *     private key, which has no place where signatures are verified
     */
    public static VerificationKey parse(String name, String pem) {
        List<Pem> blocks = Pem.parse(pem);
        if (blocks.stream().anyMatch(block -> block.label().endsWith("PRIVATE KEY"))) {
            throw new IllegalArgumentException(
                    "'pem' of key '" + name + "' must hold a public key but held a private one: it must not be here");
        }
        List<Pem> keys = blocks.stream()
                .filter(block -> block.label().equals("PUBLIC KEY"))
                .toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException(
                    "'pem' of key '" + name + "' must hold one PUBLIC KEY block but held " + keys.size());
        }
        return new VerificationKey(name, Ed25519.publicKey(keys.get(0).der()));
    }

    private static String id(byte[] x509) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(x509);
            return HexFormat.of().formatHex(digest, 0, ID_DIGITS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("'SHA-256' must be provided by every Java platform", e);
        }
    }

    /** True if the bytes are this key's signature of the message. */
    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verify(key, message, signature);
    }

    /** How messages name it. */
    public String name() {
        return name;
    }

    /** What envelopes name it by. A hint, no proof: see DSSE, KEYID. */
    public String id() {
        return id;
    }

    /** As a {@code PUBLIC KEY} block, to be deployed where signatures are verified. */
    public String pem() {
        return new Pem("PUBLIC KEY", key.getEncoded()).text();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && MessageDigest.isEqual(key.getEncoded(), that.key.getEncoded());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Name and id. */
    @Override
    public String toString() {
        return name + " (key " + id + ")";
    }
}
