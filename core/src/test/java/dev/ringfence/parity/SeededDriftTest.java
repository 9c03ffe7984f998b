package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.testing.Environments;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeededDriftTest {
    private static final long SEED = 20260602;
    private static final int DRIFTS = 200;

    @TempDir
    Path directory;

    private final DataSource database;

    SeededDriftTest() throws SQLException {
        database = World.createDatabase();
    }

    private World world(String environment) {
        World world = new World(directory, database);
        SeededDrifts.settings(world, environment);
        return world;
    }

    private static List<SeededDrifts.Expected> found(
            EnvironmentFingerprint production, EnvironmentFingerprint staging) {
        return ParityReport.compare(production, staging, ExpectedDifferences.none(), TODAY).findings().stream()
                .map(finding -> new SeededDrifts.Expected(finding.section(), finding.key(), finding.kind()))
                .toList();
    }

    @Test
    void drifts_drawnBySeed_areAllFoundAndNothingElse() throws IOException, SQLException {
        EnvironmentFingerprint production = world("live").capture(Environments.PRODUCTION);
        assertThat(production.entries()).hasSizeGreaterThan(500);
        assertThat(found(production, world("demo").capture(Environments.STAGING)))
                .as("environments that differ only where they should")
                .isEmpty();
        SoftAssertions all = new SoftAssertions();
        List<SeededDrifts.Drift> drifts = new SeededDrifts(SEED).draw(DRIFTS);
        for (SeededDrifts.Drift drift : drifts) {
            World staging = world("demo");
            drift.change().accept(staging);
            all.assertThat(found(production, staging.capture(Environments.STAGING)))
                    .as("%s, seed %s", drift.name(), SEED)
                    .containsExactlyInAnyOrderElementsOf(drift.expected());
        }
        all.assertAll();
    }
}
