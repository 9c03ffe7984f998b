package dev.ringfence.attest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.attest.Verification.Reason;
import dev.ringfence.attest.Verification.Rejected;
import dev.ringfence.attest.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementVerifierTest {
    private static final String TYPE = "https://ringfence.dev/test/v1";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SigningKey ADA = SigningKey.generate("ada");
    private static final SigningKey BOB = SigningKey.generate("bob");
    private static final SigningKey EVE = SigningKey.generate("eve");
    private static final VerificationKeys TRUSTED = VerificationKeys.of(ADA.verificationKey(), BOB.verificationKey());

    private final StatementVerifier verifier = StatementVerifier.of(TRUSTED, TYPE);

    private static InTotoStatement statement(Instant issued, Instant expires) {
        Claims claims = Claims.builder()
                .text("operation", "purge")
                .instant(StatementVerifier.ISSUED_AT, issued)
                .instant(StatementVerifier.EXPIRES_AT, expires)
                .build();
        return InTotoStatement.of("purge", "sha256", "00ff", TYPE, claims);
    }

    private static InTotoStatement statement() {
        return statement(NOW, NOW.plus(Duration.ofHours(1)));
    }

    private Reason rejected(Envelope envelope) {
        return rejected(verifier.verify(envelope.toJson(), NOW));
    }

    private static Reason rejected(Verification verification) {
        assertThat(verification).isInstanceOf(Rejected.class);
        return ((Rejected) verification).reason();
    }

    @Test
    void statement_signedByATrustedKey_isVerified() {
        Verification verification =
                verifier.verify(Envelope.sign(statement(), ADA).toJson(), NOW);

        assertThat(verification).isEqualTo(new Verified(statement(), List.of(ADA.verificationKey())));
        assertThat(((Verified) verification).signers())
                .extracting(VerificationKey::name)
                .containsExactly("ada");
    }

    @Test
    void signature_ofAnUnknownKey_provesNothing() {
        assertThat(rejected(Envelope.sign(statement(), EVE))).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void signature_underAnothersId_provesNothing() {
        Envelope forged = Envelope.sign(statement(), EVE);
        String json = forged.toJson().replace(EVE.id(), ADA.id());

        assertThat(rejected(verifier.verify(json, NOW))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void signature_withoutAnId_isTriedWithAllKeys() {
        String json = Envelope.sign(statement(), BOB).toJson().replace("\"keyid\":\"" + BOB.id() + "\",", "");

        assertThat(json).doesNotContain("keyid");
        assertThat(verifier.verify(json, NOW)).isInstanceOf(Verified.class);
    }

    @Test
    void signatures_badOnesBesideAGoodOne_areSkipped() {
        Envelope envelope = Envelope.sign(statement(), EVE).alsoSignedBy(ADA);
        assertThat(verifier.verify(envelope, NOW)).isInstanceOf(Verified.class);
    }

    @Test
    void signatures_twoRequired_mustBeOfTwoKeys() {
        StatementVerifier both = verifier.requiring(2);
        Envelope one = Envelope.sign(statement(), ADA);
        String twice = one.toJson().replaceFirst("\"signatures\":\\[(.*)]", "\"signatures\":[$1,$1]");

        assertThat(rejected(both.verify(one, NOW))).isEqualTo(Reason.TOO_FEW_SIGNATURES);
        assertThat(rejected(both.verify(twice, NOW))).isEqualTo(Reason.TOO_FEW_SIGNATURES);
        assertThat(verifier.verify(twice, NOW)).isInstanceOf(Verified.class);
        assertThat(both.verify(one.alsoSignedBy(BOB), NOW)).isInstanceOf(Verified.class);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> one.alsoSignedBy(ADA));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.requiring(3));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.requiring(0));
    }

    @Test
    void payload_ofAnotherType_isRefusedEvenIfSigned() {
        byte[] payload = statement().payload();
        Envelope other = Envelope.sign("application/json", payload, ADA);

        assertThat(rejected(other)).isEqualTo(Reason.OTHER_PAYLOAD_TYPE);
        // The type is signed too: it cannot be exchanged afterwards.
        String exchanged = other.toJson().replace("application/json", InTotoStatement.PAYLOAD_TYPE);
        assertThat(rejected(verifier.verify(exchanged, NOW))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void statement_ofAnotherType_isRefused() {
        assertThat(rejected(StatementVerifier.of(TRUSTED, TYPE + "x").verify(Envelope.sign(statement(), ADA), NOW)))
                .isEqualTo(Reason.OTHER_PREDICATE_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"_type\":\"https://in-toto.io/Statement/v0.1\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[],\"predicateType\":\"x\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{}],\"predicateType\":\"x\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":{\"a\":{\"digest\":{\"a\":\"b\"}}},"
                        + "\"predicateType\":\"x\"}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"a\":\"b\"}}],"
                        + "\"predicateType\":\"x\",\"predicate\":{\"a\":1.5}}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"a\":\"b\"}}],"
                        + "\"predicateType\":\"x\",\"predicate\":{\"a\":9223372036854775808}}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"a\":\"b\"}}],"
                        + "\"predicateType\":\"x\",\"predicate\":{\"a\":1,\"a\":2}}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"a\":\"b\"}}],"
                        + "\"predicateType\":\"x\",\"predicate\":{\"a\":\"\\ud800\"}}"
            })
    void payload_thatIsNoStatement_isRefusedThoughSigned(String payload) {
        assertThat(rejected(Envelope.sign(InTotoStatement.PAYLOAD_TYPE, payload.getBytes(UTF_8), ADA)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void payload_inAnotherCharacterSet_isRefused() {
        byte[] utf16 = new String(statement().payload(), UTF_8).getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        assertThat(rejected(Envelope.sign(InTotoStatement.PAYLOAD_TYPE, utf16, ADA)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void payload_ofANewerRelease_isReadAsFarAsKnown() {
        String json = new String(statement().payload(), UTF_8)
                .replaceFirst("\\{", "{\"later\":null,")
                .replace("\"subject\":[{", "\"subject\":[{\"uri\":\"u\",");
        assertThat(verifier.verify(Envelope.sign(InTotoStatement.PAYLOAD_TYPE, json.getBytes(UTF_8), ADA), NOW))
                .isEqualTo(new Verified(statement(), List.of(ADA.verificationKey())));
    }

    @Test
    void validity_atItsEdges_isExact() {
        Instant end = NOW.plusSeconds(60);
        Envelope envelope = Envelope.sign(statement(NOW, end), ADA);

        assertThat(verifier.verify(envelope, NOW.minus(StatementVerifier.CLOCK_SKEW)))
                .isInstanceOf(Verified.class);
        assertThat(rejected(verifier.verify(
                        envelope, NOW.minus(StatementVerifier.CLOCK_SKEW).minusNanos(1))))
                .isEqualTo(Reason.NOT_YET_VALID);
        assertThat(verifier.verify(envelope, end.minusNanos(1))).isInstanceOf(Verified.class);
        assertThat(rejected(verifier.verify(envelope, end))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void validity_absentOrReversed_isRefused() {
        assertThat(rejected(Envelope.sign(InTotoStatement.of("purge", "sha256", "00", TYPE, Claims.none()), ADA)))
                .isEqualTo(Reason.NO_VALIDITY);
        assertThat(rejected(Envelope.sign(statement(NOW, NOW), ADA))).isEqualTo(Reason.NO_VALIDITY);
        assertThat(rejected(Envelope.sign(statement(Instant.MAX, Instant.MIN), ADA)))
                .isEqualTo(Reason.NO_VALIDITY);
        Claims noTime = Claims.builder()
                .number(StatementVerifier.ISSUED_AT, 5)
                .text(StatementVerifier.EXPIRES_AT, "tomorrow")
                .build();
        assertThat(rejected(Envelope.sign(InTotoStatement.of("purge", "sha256", "00", TYPE, noTime), ADA)))
                .isEqualTo(Reason.NO_VALIDITY);
    }

    @Test
    void validity_ofAllTime_overflowsNothing() {
        Envelope envelope = Envelope.sign(statement(Instant.MIN, Instant.MAX), ADA);
        assertThat(verifier.verify(envelope, NOW)).isInstanceOf(Verified.class);
        assertThat(rejected(verifier.verify(
                        Envelope.sign(statement(Instant.MAX.minusNanos(1), Instant.MAX), ADA), NOW)))
                .isEqualTo(Reason.NOT_YET_VALID);
    }
}
