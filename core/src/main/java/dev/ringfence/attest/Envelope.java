package dev.ringfence.attest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A payload and its signatures: DSSE 1.0. Immutable and safe for use by many threads.
 *
 * <p>An envelope that could be read is not yet trusted: only a {@link StatementVerifier} says whose signatures it carries.
 * The same payload and signatures can be written in several ways (spaces, another alphabet of Base64, more signatures), so
 * nothing may be remembered by the text of an envelope.
 */
public final class Envelope {
    /** The longest envelope that is read, in characters: that of a statement of some 25,000 columns and their checks. */
    public static final int MAX_CHARS = 32 * 1024 * 1024;

    /** The most signatures of one envelope. */
    public static final int MAX_SIGNATURES = 16;

    private final String payloadType;
    private final byte[] payload;
    private final List<Signature> signatures;

    /** The bytes of a signature, and which key is said to have made it; empty if that is not said. */
    static final class Signature {
        private final String keyId;
        private final byte[] bytes;

        Signature(String keyId, byte[] bytes) {
            this.keyId = keyId;
            this.bytes = bytes;
        }

        String keyId() {
            return keyId;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    Envelope(String payloadType, byte[] payload, List<Signature> signatures) {
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "'signatures' must be 1 to " + MAX_SIGNATURES + " but were " + signatures.size());
        }
        this.payloadType = payloadType;
        this.payload = payload;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * Signs a statement.
     *
     * @return an envelope with one signature
     */
    public static Envelope sign(InTotoStatement statement, SigningKey key) {
        return sign(InTotoStatement.PAYLOAD_TYPE, statement.payload(), key);
    }

    static Envelope sign(String payloadType, byte[] payload, SigningKey key) {
        Objects.requireNonNull(key, "key");
        return new Envelope(payloadType, payload, List.of(signature(payloadType, payload, key)));
    }

    /**
     * The same payload with one more signature.
     *
     * @throws IllegalStateException if this key has signed before, or there are {@value #MAX_SIGNATURES}
     */
    public Envelope alsoSignedBy(SigningKey key) {
        if (signatures.stream().anyMatch(signature -> signature.keyId().equals(key.id()))) {
            throw new IllegalStateException("'key' must sign once but " + key.id() + " has signed before");
        }
        if (signatures.size() == MAX_SIGNATURES) {
            throw new IllegalStateException("'signatures' must be at most " + MAX_SIGNATURES);
        }
        List<Signature> more = new ArrayList<>(signatures);
        more.add(signature(payloadType, payload, key));
        return new Envelope(payloadType, payload, more);
    }

    private static Signature signature(String payloadType, byte[] payload, SigningKey key) {
        return new Signature(key.id(), key.sign(preAuthenticationEncoding(payloadType, payload)));
    }

    /**
     * Reads the JSON form. Keys that DSSE does not name are passed over; both alphabets of Base64 are read.
     *
     * @throws IllegalArgumentException if it is longer than {@value #MAX_CHARS} characters, is not JSON of that form,
     *     holds a key twice, or has no or more than {@value #MAX_SIGNATURES} signatures; the message shows nothing of it
     */
    public static Envelope parse(String json) {
        return EnvelopeJson.read(json);
    }

    /** The JSON form: one line, keys in the order of the specification, standard Base64. */
    public String toJson() {
        return EnvelopeJson.write(this);
    }

    /** What signatures are made over: {@code PAE(type, body)} of the DSSE protocol. */
    static byte[] preAuthenticationEncoding(String type, byte[] body) {
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(typeBytes.length + body.length + 32);
        encoded.writeBytes(("DSSEv1 " + typeBytes.length + " ").getBytes(StandardCharsets.US_ASCII));
        encoded.writeBytes(typeBytes);
        encoded.writeBytes((" " + body.length + " ").getBytes(StandardCharsets.US_ASCII));
        encoded.writeBytes(body);
        return encoded.toByteArray();
    }

    byte[] signedBytes() {
        return preAuthenticationEncoding(payloadType, payload);
    }

    /** How the payload is to be read. */
    public String payloadType() {
        return payloadType;
    }

    /** A copy of the payload. */
    public byte[] payload() {
        return payload.clone();
    }

    List<Signature> signatures() {
        return signatures;
    }

    /** The ids of the keys that are said to have signed. Hints, no proof. */
    public List<String> keyIds() {
        return signatures.stream().map(Signature::keyId).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that
                && payloadType.equals(that.payloadType)
                && Arrays.equals(payload, that.payload)
                && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload);
    }

    /** Payload type, length and key ids; nothing of the payload. */
    @Override
    public String toString() {
        return "Envelope[" + payloadType + ", " + payload.length + " bytes, keys " + keyIds() + "]";
    }
}
