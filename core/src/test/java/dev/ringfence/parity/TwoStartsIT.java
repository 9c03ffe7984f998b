package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.ChildJvm;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Two starts of one build are the same environment. */
class TwoStartsIT {
    private static EnvironmentFingerprint started(String environment, String password)
            throws IOException, InterruptedException {
        try (ChildJvm application = ChildJvm.start(StartedApplication.class, environment, password)) {
            return EnvironmentFingerprint.parse(application.await(line -> line.startsWith("{")));
        }
    }

    @Test
    void twoStarts_ofOneBuild_areAlike() throws IOException, InterruptedException {
        EnvironmentFingerprint first = started("production", "one-secret");
        EnvironmentFingerprint again = started("production", "one-secret");
        EnvironmentFingerprint staging = started("staging", "two-secret");
        assertThat(first.entries()).hasSizeGreaterThan(1_050);
        assertThat(first.capturedAt()).isBefore(again.capturedAt());
        for (EnvironmentFingerprint other : new EnvironmentFingerprint[] {again, staging}) {
            assertThat(ParityReport.compare(first, other, ExpectedDifferences.none(), TODAY)
                            .findings())
                    .isEmpty();
        }
    }
}
