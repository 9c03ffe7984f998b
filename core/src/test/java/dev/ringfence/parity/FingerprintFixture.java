package dev.ringfence.parity;

import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Fingerprints of a test's choosing, under one key and at one time. */
final class FingerprintFixture {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    static final ComparisonKey KEY =
            ComparisonKey.of(() -> "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private FingerprintFixture() {}

    static FingerprintBuilder builder(DeploymentEnvironment environment) {
        return EnvironmentFingerprint.builder(KEY, environment).clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static EnvironmentFingerprint capture(DeploymentEnvironment environment, UnaryOperator<FingerprintBuilder> parts) {
        try {
            return parts.apply(builder(environment)).capture();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static EnvironmentFingerprint production(Map<String, ?> settings) {
        return capture(Environments.PRODUCTION, builder -> builder.configuration(settings));
    }

    static EnvironmentFingerprint staging(Map<String, ?> settings) {
        return capture(Environments.STAGING, builder -> builder.configuration(settings));
    }

    static ParityReport compare(Map<String, ?> production, Map<String, ?> staging) {
        return ParityReport.compare(production(production), staging(staging), ExpectedDifferences.none(), TODAY);
    }
}
