package dev.ringfence.parity;

import static dev.ringfence.parity.FingerprintFixture.compare;
import static dev.ringfence.parity.FingerprintFixture.production;
import static dev.ringfence.parity.FingerprintFixture.staging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.parity.ParityFinding.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The walk through two fingerprints against two maps that are asked name by name. */
class ParityPropertyTest {
    private static final String[] NAMES = {
        "rows", "shop.limit", "a b", "größe", "x[0]", "mode", "Z.z-z_z", "\u202e", "'\"<&>"
    };
    private static final String[] VALUES = {
        "1", "2", "1s", "2s", "true", "false", "", "word", "wörd", " ", "${X}", "3MB"
    };

    private static Map<String, String> draw(Random random) {
        Map<String, String> settings = new HashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(4) > 0) {
                settings.put(name, VALUES[random.nextInt(VALUES.length)]);
            }
        }
        return settings;
    }

    private static Map<String, Kind> expected(Map<String, String> production, Map<String, String> staging) {
        Map<String, Kind> expected = new TreeMap<>();
        Set<String> names = new HashSet<>(production.keySet());
        names.addAll(staging.keySet());
        for (String name : names) {
            String here = production.get(name);
            String there = staging.get(name);
            if (here == null) {
                expected.put(name, Kind.EXTRA);
            } else if (there == null) {
                expected.put(name, Kind.MISSING);
            } else if (ValueTypes.of(here) != ValueTypes.of(there)) {
                expected.put(name, Kind.TYPE);
            } else if (!here.equals(there)) {
                expected.put(name, Kind.VALUE);
            }
        }
        return expected;
    }

    private static Map<String, Kind> found(Map<String, String> production, Map<String, String> staging) {
        Map<String, Kind> found = new TreeMap<>();
        compare(production, staging).findings().forEach(finding -> found.put(finding.key(), finding.kind()));
        return found;
    }

    @Property(tries = 500, seed = "20261122")
    void comparison_ofAnySettings_isThatOfTheMaps(@ForAll Random random) {
        Map<String, String> production = draw(random);
        Map<String, String> staging = draw(random);
        assertThat(found(production, staging)).isEqualTo(expected(production, staging));
        assertThat(found(staging, production)).isEqualTo(expected(staging, production));
    }

    @Property(tries = 300, seed = "20261122")
    void fingerprint_ofAnySettings_travelsAsAFile(@ForAll Random random) {
        EnvironmentFingerprint fingerprint = production(draw(random));
        assertThat(EnvironmentFingerprint.parse(fingerprint.toJson())).isEqualTo(fingerprint);
        ParityReport report = ParityReport.compare(fingerprint, staging(draw(random)));
        assertThat(report.toHtml()).doesNotContain("<&>").doesNotContain("<script");
        assertThat(Objects.requireNonNull(report.toString()).lines().count())
                .isEqualTo(1 + report.findings().size());
    }

    /** Names and values of any characters, put together so that every rule of reading meets them. */
    @Property(tries = 2_000, seed = "20261122")
    void setting_ofAnyForm_isCapturedOnce(@ForAll String text, @ForAll Random random) {
        String[] forms = {
            "%s", "jdbc:%s", "https://%s", "jdbc:h2:%s;%s=%s", "x://%s:%s@%s/%s?%s=%s#%s", "${%s}", "%sMB", "P%s"
        };
        String value = forms[random.nextInt(forms.length)].replace("%s", text);
        EnvironmentFingerprint captured = production(Map.of(text + "a", value, "db.password", value));
        assertThat(captured.entry(Section.CONFIGURATION, "db.password")
                        .orElseThrow()
                        .mark())
                .isInstanceOf(Mark.Secret.class);
        assertThat(captured.entries()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(EnvironmentFingerprint.parse(captured.toJson())).isEqualTo(captured);
    }
}
