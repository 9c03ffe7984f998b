package dev.ringfence.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * What the chain was at one moment, kept outside of the database: whoever cuts the chain below it, or makes a new one up to
 * it, is found.
 *
 * @param purpose what it is for; one signed for one purpose does not serve for the other
 * @param sequence the newest entry's number
 * @param hash that entry's hash, in hexadecimal digits
 * @param at when it was made, by the clock of the process
 * @param signature what the {@link AnchorSigner} made of {@link #payload()}; empty if there is none
 */
public record Anchor(Purpose purpose, long sequence, String hash, Instant at, String signature) {

    /** What an anchor is for. */
    public enum Purpose {
        /** It says how far the chain reached. */
        ANCHOR,
        /** It says where the chain begins, since everything up to there was pruned. */
        CHECKPOINT
    }

    public Anchor {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(signature, "signature");
    }

    /** What is signed: everything but the signature, in an encoding that no two different anchors share. */
    public byte[] payload() {
        return ChainHash.encode(
                "ringfence audit anchor 1", purpose.name(), Long.toString(sequence), hash, at.toString());
    }

    static Anchor signed(Purpose purpose, long sequence, String hash, Instant at, AnchorSigner signer) {
        Anchor unsigned = new Anchor(purpose, sequence, hash, at, "");
        return new Anchor(purpose, sequence, hash, at, signer.sign(unsigned.payload()));
    }
}
