package dev.ringfence.attest;

import java.util.List;
import java.util.Objects;

/** The answer of a {@link StatementVerifier}. Immutable and safe for use by many threads. */
public sealed interface Verification {

    /**
     * Enough trusted keys have signed it, and it is in force.
     *
     * @param statement what was signed
     * @param signers the keys whose signatures were found right, each once
     */
    record Verified(InTotoStatement statement, List<VerificationKey> signers) implements Verification {
        public Verified {
            Objects.requireNonNull(statement, "statement");
            signers = List.copyOf(signers);
        }
    }

    /**
     * It proves nothing.
     *
     * @param reason why
     * @param what the same as a sentence for a person, without anything of the payload but times
     */
    record Rejected(Reason reason, String what) implements Verification {
        public Rejected {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(what, "what");
        }
    }

    /** Why something proves nothing; the first that is met, in this order. */
    enum Reason {
        /** It is no envelope. */
        MALFORMED,
        /** No trusted key has signed it, as far as the ids of its keys say. */
        UNKNOWN_KEY,
        /** It names a trusted key whose signature is wrong: it was changed after signing, or is forged. */
        BAD_SIGNATURE,
        /** Fewer trusted keys have signed it than must. */
        TOO_FEW_SIGNATURES,
        /** The envelope holds something else than an in-toto statement. */
        OTHER_PAYLOAD_TYPE,
        /** The statement is of another type. */
        OTHER_PREDICATE_TYPE,
        /** It does not say from when until when it holds, or ends before it begins. */
        NO_VALIDITY,
        /** It was issued in the future. */
        NOT_YET_VALID,
        /** It is no longer in force. */
        EXPIRED
    }
}
