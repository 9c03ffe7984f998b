package dev.ringfence.attest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;

/** Runs over its saved inputs in every build, and searches for more where {@code JAZZER_FUZZ=1} is set. */
class EnvelopeFuzzTest {
    private static final SigningKey KEY = SigningKey.generate("ada");
    private static final StatementVerifier VERIFIER =
            StatementVerifier.of(VerificationKeys.of(KEY.verificationKey()), "type");

    @FuzzTest(maxDuration = "2m")
    void verification_ofAnyText_answersAndTrustsNothing(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();

        assertThat(VERIFIER.verify(text, Instant.EPOCH)).isInstanceOf(Verification.Rejected.class);
    }

    /** What a trusted key has signed may still be anything. */
    @FuzzTest(maxDuration = "2m")
    void verification_ofAnySignedBytes_answers(FuzzedDataProvider data) {
        Instant now = Instant.ofEpochSecond(data.consumeLong(-1_000_000_000_000L, 1_000_000_000_000L));
        byte[] payload = data.consumeRemainingAsBytes();
        Envelope envelope = Envelope.sign(InTotoStatement.PAYLOAD_TYPE, payload, KEY);

        if (VERIFIER.verify(envelope.toJson(), now) instanceof Verification.Verified verified) {
            assertThat(verified.statement().predicateType()).isEqualTo("type");
            assertThat(InTotoStatement.parse(verified.statement().payload())).isEqualTo(verified.statement());
        }
    }

    @FuzzTest(maxDuration = "2m")
    void pem_ofAnyText_isAKeyOrRefused(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            assertThat(VerificationKey.parse("ada", text).id()).hasSize(VerificationKey.ID_DIGITS);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("'");
        }
    }
}
