package dev.ringfence.jdbc.attestation;

import dev.ringfence.attest.VerificationKey;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What an {@link AttestationPolicy} makes of a datastore. Immutable and safe for use by many threads. */
public sealed interface AttestationVerdict {

    /**
     * The attestation holds, and the sample contradicts nothing of it.
     *
     * @param signers whose signatures were found right
     * @param sampledRows how many rows were looked at
     * @param notSampled columns that could not be looked at, such as those this user may not read
     */
    record Attested(Attestation attestation, List<VerificationKey> signers, long sampledRows, List<String> notSampled)
            implements AttestationVerdict {
        public Attested {
            Objects.requireNonNull(attestation, "attestation");
            signers = List.copyOf(signers);
            notSampled = List.copyOf(notSampled);
        }

        /** One line for people. */
        @Override
        public String toString() {
            return "attested until " + attestation.expiresAt() + " by " + signers + ", " + sampledRows + " rows sampled"
                    + (notSampled.isEmpty() ? "" : ", not sampled: " + String.join(", ", notSampled));
        }
    }

    /**
     * It is not proven that the datastore holds no live data.
     *
     * @param what the same for people, with names and counts alone
     */
    record NotAttested(Reason reason, String what) implements AttestationVerdict {
        public NotAttested {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(what, "what");
        }

        @Override
        public String toString() {
            return reason.label() + ": " + what;
        }
    }

    /** Why nothing is proven; the first that is met, in this order. */
    enum Reason {
        /** There is no attestation. */
        ABSENT,
        /** The database does not let this user read it, or failed. */
        UNREADABLE,
        /** It is no envelope, or no attestation. */
        MALFORMED,
        /** No trusted key has signed it. */
        UNKNOWN_KEY,
        /** It names a trusted key whose signature is wrong: it was changed after signing, or is forged. */
        BAD_SIGNATURE,
        /** It is signed, but of something else, or for no time. */
        NO_ATTESTATION,
        /** It was issued in the future. */
        NOT_YET_VALID,
        /** It is no longer in force. */
        EXPIRED,
        /** It is of an earlier generation: the datastore was stamped anew since. */
        OLDER_GENERATION,
        /** It is of another datastore. */
        OTHER_TARGET,
        /** The policy is none of those that this deployment accepts. */
        OTHER_POLICY,
        /** It says itself that a check did not pass. */
        CHECK_FAILED,
        /** The sample holds what the attestation rules out. */
        CONTRADICTED;

        /** The word in rules and messages, such as {@code other-target}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
