package dev.ringfence.parity;

import dev.ringfence.environment.Tier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far one environment is from another, usually staging from production.
 *
 * <pre>{@code
 * ParityReport report = ParityReport.compare(production, staging, expected, LocalDate.now(UTC));
 * System.out.println(report);
 * Files.writeString(Path.of("parity.html"), report.toHtml());
 * boolean red = report.fails(Severity.WARNING);
 * }</pre>
 *
 * <p>Two captures of one environment may have the same secrets and places; of two that nobody could name it is told as
 * {@link Severity#INFO}, because they may be one.
 *
 * <p>It compares what was captured, when it was captured. What nobody captured, such as a second database, it does not
 * know. Holds no value of the configuration; see the package for what is shown. Immutable and safe for use by many threads.
 *
 * @param production the side that is to be equalled
 * @param staging the side that is to equal it
 * @param findings what nobody accounts for, the heaviest first
 * @param expected what somebody accounts for, in the same order
 * @param unused expected differences that nothing met: the list may be shortened by them
 * @param compared how many names each section was compared by, in the order of sections
 */
public record ParityReport(
        Side production,
        Side staging,
        List<ParityFinding> findings,
        List<Accounted> expected,
        List<ExpectedDifference> unused,
        Map<Section, Integer> compared) {

    /**
     * One of both environments.
     *
     * @param environment its name
     * @param tier its tier
     * @param capturedAt when it was captured
     */
    public record Side(String environment, Tier tier, Instant capturedAt) {
        public Side {
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(tier, "tier");
            Objects.requireNonNull(capturedAt, "capturedAt");
        }
    }

    /**
     * A finding with what accounts for it.
     *
     * @param finding what was found
     * @param by what expects it
     */
    public record Accounted(ParityFinding finding, ExpectedDifference by) {
        public Accounted {
            Objects.requireNonNull(finding, "finding");
            Objects.requireNonNull(by, "by");
        }
    }

    public ParityReport {
        Objects.requireNonNull(production, "production");
        Objects.requireNonNull(staging, "staging");
        findings = List.copyOf(findings);
        expected = List.copyOf(expected);
        unused = List.copyOf(unused);
        Map<Section, Integer> inOrder = new EnumMap<>(Section.class);
        inOrder.putAll(compared);
        compared = Collections.unmodifiableMap(inOrder);
    }

    /**
     * Compares two environments; no difference is expected but those that should be.
     *
     * @throws IllegalArgumentException if they were captured under different keys, so that nothing can be told
     */
    public static ParityReport compare(EnvironmentFingerprint production, EnvironmentFingerprint staging) {
        return compare(production, staging, ExpectedDifferences.none(), LocalDate.now(Clock.system(ZoneOffset.UTC)));
    }

    /**
     * Compares two environments.
     *
     * @param expected the differences that are accounted for
     * @param today the day by which it is told which of these have expired
     * @throws IllegalArgumentException if they were captured under different keys, so that nothing can be told
     */
    public static ParityReport compare(
            EnvironmentFingerprint production,
            EnvironmentFingerprint staging,
            ExpectedDifferences expected,
            LocalDate today) {
        if (!production.keyCheck().equals(staging.keyCheck())) {
            throw new IllegalArgumentException("'staging' must be captured under the comparison key of 'production'"
                    + " but was captured under another one");
        }
        Comparison comparison = new Comparison(production, staging);
        List<ParityFinding> open = new ArrayList<>();
        List<Accounted> accounted = new ArrayList<>();
        List<ExpectedDifference> unused = new ArrayList<>(expected.differences());
        for (ParityFinding finding : comparison.findings()) {
            List<ExpectedDifference> covering = expected.differences().stream()
                    .filter(difference -> difference.covers(finding))
                    .toList();
            unused.removeAll(covering);
            Optional<ExpectedDifference> valid = covering.stream()
                    .filter(difference -> !difference.expiredOn(today))
                    .findFirst();
            if (valid.isPresent()) {
                accounted.add(new Accounted(finding, valid.get()));
            } else if (covering.isEmpty()) {
                open.add(finding);
            } else {
                ExpectedDifference ended = covering.get(0);
                open.add(finding.with(Severity.ERROR, "was expected until " + ended.expires() + ": " + ended.reason()));
            }
        }
        open.sort(Comparison.ORDER);
        return new ParityReport(side(production), side(staging), open, accounted, unused, comparison.compared());
    }

    private static Side side(EnvironmentFingerprint fingerprint) {
        return new Side(fingerprint.environment(), fingerprint.tier(), fingerprint.capturedAt());
    }

    /** True if there is a finding of at least that weight that nobody accounts for. */
    public boolean fails(Severity atLeast) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(atLeast) >= 0);
    }

    /** How many findings of that weight nobody accounts for. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** How many names were compared. */
    public int comparedNames() {
        return compared.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** As JSON. */
    public String toJson() {
        return ReportJson.write(this);
    }

    /** As a page that needs nothing else: no script, no other file. */
    public String toHtml() {
        return ReportPage.write(this);
    }

    /** As lines for people. */
    @Override
    public String toString() {
        return ReportText.write(this);
    }
}
