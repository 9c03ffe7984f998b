package dev.ringfence.audit;

/**
 * Signs anchors, such as with a key of package {@code attest}. A failure is thrown; the anchor is made later then. Safe
 * for use by many threads.
 */
@FunctionalInterface
public interface AnchorSigner {
    /**
     * The signature as text, at most 20,000 characters. May hold the payload, as an envelope does.
     *
     * @param payload what is signed: {@link Anchor#payload()}
     */
    String sign(byte[] payload);
}
