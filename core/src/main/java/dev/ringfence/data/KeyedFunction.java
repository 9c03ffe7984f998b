package dev.ringfence.data;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under a key derived for one purpose: a canonical form goes in, 256 bits come out that nobody can predict
 * or invert without the key. Safe for use by many threads; each keeps its own {@link Mac}, so that a call looks up no
 * provider and takes no lock.
 */
public final class KeyedFunction {
    private final ThreadLocal<Mac> macs;
    private final String purpose;

    KeyedFunction(byte[] key, String purpose) {
        this.purpose = purpose;
        SecretKeySpec secret = new SecretKeySpec(key, "HmacSHA256");
        this.macs = ThreadLocal.withInitial(() -> hmac(secret));
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
        return new Draw(macs.get().doFinal(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    /** The purpose, never the key. */
    @Override
    public String toString() {
        return "KeyedFunction[" + purpose + "]";
    }
}
