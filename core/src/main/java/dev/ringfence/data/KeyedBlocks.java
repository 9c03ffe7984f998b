package dev.ringfence.data;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES (FIPS 197) under one key: blocks of 16 bytes go in, blocks come out. The building block of format-preserving
 * encryption; it is no mode of operation and hides nothing by itself. Safe for use by many threads; each keeps its own
 * {@link Cipher}.
 */
public final class KeyedBlocks {
    /** The length of a block. */
    public static final int BYTES = 16;

    private final ThreadLocal<Cipher> encrypting;
    private final ThreadLocal<Cipher> decrypting;

    private KeyedBlocks(SecretKeySpec key) {
        this.encrypting = ThreadLocal.withInitial(() -> cipher(Cipher.ENCRYPT_MODE, key));
        this.decrypting = ThreadLocal.withInitial(() -> cipher(Cipher.DECRYPT_MODE, key));
    }

    /**
     * Under a key of the caller's.
     *
     * @param key 16, 24 or 32 bytes; copied
     * @throws IllegalArgumentException if it has another length
     */
    public static KeyedBlocks of(byte[] key) {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalArgumentException("'key' must have 16, 24 or 32 bytes but had " + key.length);
        }
        return new KeyedBlocks(new SecretKeySpec(key, "AES"));
    }

    private static Cipher cipher(int mode, SecretKeySpec key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key);
            return cipher;
        } catch (GeneralSecurityException e) {
            // Every Java platform must have AES/ECB with keys of 128 bits; OpenJDK has all lengths
            // (javax.crypto.Cipher).
            throw new IllegalStateException("'AES/ECB/NoPadding' must be available", e);
        }
    }

    /** Encrypts the first {@code count} blocks in place, each for itself. */
    public void encrypt(byte[] blocks, int count) {
        apply(encrypting.get(), blocks, count, blocks);
    }

    /**
     * Encrypts the first {@code count} blocks, each for itself, to the beginning of another array. Faster than in place,
     * where the platform copies them first.
     *
     * @throws IllegalStateException if one of the arrays is shorter
     */
    public void encrypt(byte[] blocks, int count, byte[] into) {
        apply(encrypting.get(), blocks, count, into);
    }

    /** Takes {@link #encrypt} back. */
    public void decrypt(byte[] blocks, int count) {
        apply(decrypting.get(), blocks, count, blocks);
    }

    private static void apply(Cipher cipher, byte[] blocks, int count, byte[] into) {
        try {
            cipher.update(blocks, 0, count * BYTES, into, 0);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("'blocks' must hold " + count + " blocks", e);
        }
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "KeyedBlocks[AES]";
    }
}
