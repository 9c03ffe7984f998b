package dev.ringfence.parity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.HexFormat;
import javax.crypto.Mac;

/** HMAC-SHA-256 (RFC 2104) over texts, each behind its length, so that no two lists of texts are read alike. For one thread. */
final class KeyedDigest {
    static final String ALGORITHM = "HmacSHA256";

    /** Part of every input: the same key would give other digests for another purpose, or another version of this one. */
    private static final String PURPOSE = "dev.ringfence parity 1";

    private final Mac mac;

    KeyedDigest(Key key) {
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("'" + ALGORITHM + "' must be provided by every Java platform", e);
        }
    }

    /** The first hexadecimal digits, 64 at most. */
    String of(int digits, String... texts) {
        update(PURPOSE);
        for (String text : texts) {
            update(text);
        }
        return HexFormat.of().formatHex(mac.doFinal()).substring(0, digits);
    }

    private void update(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
    }
}
