package dev.ringfence.data;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869). */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    /** HMAC-SHA256 (RFC 2104). */
    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            // Every Java platform must have HmacSHA256 (javax.crypto.Mac).
            throw new IllegalStateException("'" + HMAC + "' must be available", e);
        }
    }

    /** RFC 5869, 2.2. */
    static byte[] extract(byte[] salt, byte[] inputKey) {
        // An empty salt stands for a string of zeros; JCE refuses an empty key.
        byte[] key = salt.length == 0 ? new byte[HASH_BYTES] : salt;
        return mac(key).doFinal(inputKey);
    }

    /** RFC 5869, 2.3. */
    static byte[] expand(byte[] pseudorandomKey, byte[] info, int bytes) {
        if (bytes < 1 || bytes > 255 * HASH_BYTES) {
            throw new IllegalArgumentException("'bytes' must be from 1 to 8160 but was " + bytes);
        }
        Mac mac = mac(pseudorandomKey);
        byte[] result = new byte[bytes];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < bytes; done += HASH_BYTES, counter++) {
            mac.update(block);
            mac.update(info);
            block = mac.doFinal(new byte[] {(byte) counter});
            System.arraycopy(block, 0, result, done, Math.min(HASH_BYTES, bytes - done));
        }
        Arrays.fill(block, (byte) 0);
        return result;
    }
}
