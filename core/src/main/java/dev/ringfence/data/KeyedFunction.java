package dev.ringfence.data;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) under a key derived for one purpose: a canonical form goes in, 256 bits come out that nobody
 * can predict or invert without the key. Safe for use by many threads, without locks.
 *
 * <p>The two states of the hash that depend on the key alone are computed once and copied for each call, which halves
 * the work for short forms.
 */
public final class KeyedFunction {
    private static final int BLOCK_BYTES = 64;

    /** The states behind the inner and the outer key block; never updated, only copied. */
    private final MessageDigest inner;

    private final MessageDigest outer;
    private final String purpose;

    KeyedFunction(byte[] key, String purpose) {
        this.purpose = purpose;
        this.inner = behind(key, (byte) 0x36);
        this.outer = behind(key, (byte) 0x5c);
    }

    private static MessageDigest behind(byte[] key, byte pad) {
        if (key.length > BLOCK_BYTES) {
            throw new IllegalArgumentException(
                    "'key' must have at most " + BLOCK_BYTES + " bytes but had " + key.length);
        }
        byte[] block = Arrays.copyOf(key, BLOCK_BYTES);
        for (int i = 0; i < BLOCK_BYTES; i++) {
            block[i] ^= pad;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(block);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256 (java.security.MessageDigest).
            throw new IllegalStateException("'SHA-256' must be available", e);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    private static MessageDigest copy(MessageDigest state) {
        try {
            return (MessageDigest) state.clone();
        } catch (CloneNotSupportedException e) {
            // The providers of OpenJDK can; one on a token may not.
            throw new IllegalStateException("'SHA-256' must come from a provider whose digests can be copied", e);
        }
    }

    static Mac hmac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            // Every Java platform must have HmacSHA256 (javax.crypto.Mac).
            throw new IllegalStateException("'HmacSHA256' must be available", e);
        }
    }

    /** The bits that belong to a canonical form. */
    public Draw draw(String canonical) {
        byte[] hash = copy(inner).digest(canonical.getBytes(StandardCharsets.UTF_8));
        return new Draw(copy(outer).digest(hash));
    }

    /** The purpose, never the key. */
    @Override
    public String toString() {
        return "KeyedFunction[" + purpose + "]";
    }
}
