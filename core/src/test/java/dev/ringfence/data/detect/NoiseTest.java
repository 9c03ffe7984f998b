package dev.ringfence.data.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds nothing of a person: hardly anything may be found in it. */
class NoiseTest {
    /** These are there: times in logs, UUIDs, their like. */
    private static final Set<InfoType> GENUINE = Set.of(
            InfoType.DATE, InfoType.DATE_TIME, InfoType.UUID, InfoType.URL, InfoType.IP_ADDRESS, InfoType.MAC_ADDRESS);

    private static final int MEBIBYTES = 8;

    @Test
    void find_eightMebibytesOfMachineText_givesAtMostOneFirmFindingEach() {
        Map<String, Integer> found = new TreeMap<>();
        for (int seed = 1; seed <= MEBIBYTES; seed++) {
            Detector.standard().scan(new Noise(seed).text(1 << 20), (type, start, end, confidence, made) -> {
                if (confidence >= Finding.FIRM && !GENUINE.contains(type)) {
                    found.merge(type.name(), 1, Integer::sum);
                }
            });
        }
        assertThat(found.values().stream().mapToInt(Integer::intValue).sum())
                .as("found in seeds 1 to %d: %s", MEBIBYTES, found)
                .isLessThanOrEqualTo(MEBIBYTES);
    }

    @Test
    void boundary_halfAMillionParametersOfOrdinaryTraffic_haveNoFinding() {
        Map<String, Integer> found = new TreeMap<>();
        Noise noise = new Noise(99);
        Detector boundary = Detector.boundary();
        for (int i = 0; i < 500_000; i++) {
            boundary.scan(noise.parameter(), (type, start, end, confidence, made) -> {
                if (!GENUINE.contains(type)) {
                    found.merge(type.name(), 1, Integer::sum);
                }
            });
        }
        assertThat(found.values().stream().mapToInt(Integer::intValue).sum())
                .as("found: %s", found)
                .isZero();
    }
}
