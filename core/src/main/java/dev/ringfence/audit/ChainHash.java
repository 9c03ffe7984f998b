package dev.ringfence.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an entry and its place in the chain hash to: SHA-256 (FIPS 180-4), or HMAC-SHA-256 (FIPS 198-1) where the trail has
 * a key, over an encoding that no two different inputs share. Every field stands behind its length, so that no text can
 * move from one field to the next; a name in front keeps the two kinds of hash apart. Immutable.
 */
final class ChainHash {
    /** What the first entry is tied to. */
    static final String ROOT = "0".repeat(64);

    static final int SHORTEST_KEY = 32;

    private static final String HMAC = "HmacSHA256";
    private final Optional<SecretKeySpec> key;

    ChainHash(Optional<byte[]> key) {
        key.filter(bytes -> bytes.length < SHORTEST_KEY).ifPresent(bytes -> {
            throw new IllegalArgumentException(
                    "'key' must have at least " + SHORTEST_KEY + " bytes but had " + bytes.length);
        });
        this.key = key.map(bytes -> new SecretKeySpec(bytes, HMAC));
    }

    /** What an entry says, without its place; in hexadecimal digits. */
    String ofContent(EntryRow row) {
        return hash(
                "ringfence audit entry 1",
                row.id(),
                Long.toString(row.at()),
                row.kind(),
                row.actor(),
                row.actorKind(),
                row.environment(),
                row.rule(),
                row.digest(),
                row.detail());
    }

    /** An entry's place: behind the entry of the previous hash; in hexadecimal digits. */
    String ofLink(long sequence, String contentHash, long sealedAt, String previousHash) {
        return hash(
                "ringfence audit link 1", Long.toString(sequence), contentHash, Long.toString(sealedAt), previousHash);
    }

    private String hash(String... fields) {
        byte[] encoded = encode(fields);
        try {
            if (key.isEmpty()) {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
            }
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key.get());
            return HexFormat.of().formatHex(mac.doFinal(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256 and HmacSHA256", e);
        }
    }

    /** Each field in UTF-8 behind its length in four bytes. */
    static byte[] encode(String... fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        for (String field : fields) {
            byte[] utf8 = field.getBytes(UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
            bytes.writeBytes(utf8);
        }
        return bytes.toByteArray();
    }
}
