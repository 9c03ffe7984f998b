package dev.ringfence.jdbc.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that ties a row of the lineage to the one before it, so that a stamp edited by hand is found. */
final class StampLink {
    /** What the first row is tied to. */
    static final String ROOT = "root";

    private StampLink() {}

    /** SHA-256 over the link before and every field, each with its length before it; in hexadecimal digits. */
    static String of(String before, DatastoreStamp stamp) {
        MessageDigest digest = sha256();
        for (String field : new String[] {
            before,
            stamp.environment(),
            stamp.tier().name(),
            stamp.dataClass().name(),
            stamp.origin().identity(),
            stamp.origin().endpoint(),
            stamp.nonce(),
            Long.toString(stamp.sequence()),
            stamp.by(),
            stamp.at().toString(),
            stamp.reason(),
            stamp.toolVersion()
        }) {
            byte[] bytes = field.getBytes(UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
