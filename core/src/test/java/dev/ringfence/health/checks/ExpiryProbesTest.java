package dev.ringfence.health.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.attest.Claims;
import dev.ringfence.attest.Envelope;
import dev.ringfence.attest.InTotoStatement;
import dev.ringfence.attest.SigningKey;
import dev.ringfence.attest.StatementVerifier;
import dev.ringfence.attest.VerificationKeys;
import dev.ringfence.health.HealthReading;
import dev.ringfence.health.HealthState;
import dev.ringfence.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends some day: signed statements and certificates. */
class ExpiryProbesTest {
    private static final SigningKey KEY = SigningKey.generate("ada");
    private static final String TYPE = "https://example.org/attestation/v1";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Two keys, of which one's certificate ends after 90 days and the other's after 30. */
    private static KeyStore keys;

    @TempDir
    static Path directory;

    @BeforeAll
    static void makeCertificates() throws Exception {
        Path file = directory.resolve("keys.p12");
        keytool(file, "long", "90");
        keytool(file, "short", "30");
        keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    }

    private static void keytool(Path file, String alias, String days) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-Duser.timezone=UTC",
                        "-genkeypair",
                        "-alias",
                        alias,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + alias,
                        "-startdate",
                        "2026/01/01 00:00:00",
                        "-validity",
                        days,
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static Clock day(long days) {
        return Clock.fixed(START.plus(Duration.ofDays(days)), ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({"-1,DOWN", "0,UP", "8,UP", "9,DEGRADED", "29,DEGRADED", "30,DOWN", "80,DOWN"})
    void certificates_ofAKeyStore_areJudgedByTheFirstThatEnds(long days, HealthState expected) throws Exception {
        assertThat(CertificateProbe.of(keys).clock(day(days)).look().state()).isEqualTo(expected);
    }

    @Test
    void certificates_ofAPemFile_areReadAnewEachTime() throws Exception {
        Path file = directory.resolve("chain.pem");
        CertificateProbe probe = CertificateProbe.of(file).clock(day(40));
        assertThatThrownBy(probe::look).isInstanceOf(IOException.class);
        Files.writeString(file, pem("long"), UTF_8);
        assertThat(probe.look()).isEqualTo(HealthReading.up("the certificate ends at 2026-04-01T00:00:00Z"));
        Files.writeString(file, pem("long") + pem("short"), UTF_8);
        assertThat(probe.look())
                .isEqualTo(HealthReading.down("the first of 2 certificates ended at 2026-01-31T00:00:00Z"));
        Files.writeString(file, "", UTF_8);
        assertThat(probe.look()).isEqualTo(HealthReading.unknown("there is no certificate"));
    }

    private static String pem(String alias) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate(alias).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void certificates_thatAreTrustedOnly_areJudgedWhereThereIsNoKey() throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        assertThat(CertificateProbe.of(trusted).look().state()).isEqualTo(HealthState.UNKNOWN);
        trusted.setCertificateEntry("short", keys.getCertificate("short"));
        assertThat(CertificateProbe.of(trusted).clock(day(31)).look().state()).isEqualTo(HealthState.DOWN);
        assertThat(CertificateProbe.of(() -> List.of((X509Certificate) keys.getCertificate("long")))
                        .clock(day(31))
                        .look()
                        .state())
                .isEqualTo(HealthState.UP);
    }

    private static String statement(Duration life) {
        Claims claims = Claims.builder()
                .instant(StatementVerifier.ISSUED_AT, START)
                .instant(StatementVerifier.EXPIRES_AT, START.plus(life))
                .build();
        return Envelope.sign(InTotoStatement.of("staging", "sha256", "ab".repeat(32), TYPE, claims), KEY)
                .toJson();
    }

    @Test
    void attestation_asItAges_isUpThenDegradedThenDown() throws Exception {
        MovableClock clock = new MovableClock();
        AttestationProbe probe = AttestationProbe.of(
                        StatementVerifier.of(VerificationKeys.of(KEY.verificationKey()), TYPE),
                        () -> statement(Duration.ofDays(30)))
                .clock(clock);
        assertThat(probe.look()).isEqualTo(HealthReading.up("the statement ends at 2026-01-31T00:00:00Z"));
        clock.move(Duration.ofDays(23));
        assertThat(probe.look().state()).isEqualTo(HealthState.DEGRADED);
        assertThat(probe.warning(Duration.ofDays(1)).look().state()).isEqualTo(HealthState.UP);
        clock.move(Duration.ofDays(7));
        assertThat(probe.look()).isEqualTo(HealthReading.down("EXPIRED"));
    }

    @Test
    void attestation_thatProvesNothing_isDownWithTheReasonAlone() throws Exception {
        StatementVerifier others = StatementVerifier.of(
                VerificationKeys.of(SigningKey.generate("bob").verificationKey()), TYPE);
        assertThat(AttestationProbe.of(others, () -> statement(Duration.ofDays(30)))
                        .clock(day(1))
                        .look())
                .isEqualTo(HealthReading.down("UNKNOWN_KEY"));
        assertThat(AttestationProbe.of(others, () -> "opensesame").look()).isEqualTo(HealthReading.down("MALFORMED"));
        assertThatThrownBy(() -> AttestationProbe.of(others, () -> "").warning(Duration.ZERO))
                .hasMessage("'warning' must be positive but was PT0S");
    }
}
