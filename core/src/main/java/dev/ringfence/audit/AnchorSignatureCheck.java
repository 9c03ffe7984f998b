package dev.ringfence.audit;

/** Tells whether a signature is good, by keys that come from the deployment and never from the datastore. */
@FunctionalInterface
public interface AnchorSignatureCheck {
    /**
     * True if a key that is trusted signed exactly that payload.
     *
     * @param payload {@link Anchor#payload()}
     * @param signature what {@link AnchorSigner#sign} gave; may be anything
     */
    boolean accepts(byte[] payload, String signature);
}
